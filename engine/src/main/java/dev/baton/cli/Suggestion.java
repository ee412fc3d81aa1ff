package dev.baton.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the word that somebody probably meant.
final class Suggestion {
    /// Longer words are not compared: nobody mistypes one.
    private static final int LONGEST = 40;

    private Suggestion() {}

    /// The candidate that is nearest to `typed`, if one is near: it begins so, or a third of the letters at most differ.
    static Optional<String> closest(String typed, List<String> candidates) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        return candidates.stream().filter(c -> isNear(typed, c)).min(Comparator.comparingInt(c -> distance(typed, c)));
    }

    private static boolean isNear(String typed, String candidate) {
        return (typed.length() >= 3 && candidate.startsWith(typed))
                || distance(typed, candidate) <= Math.max(1, Math.max(typed.length(), candidate.length()) / 3);
    }

    /// How many letters must be changed, added, left out or exchanged with their neighbour.
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                boolean isSwap = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                cost[i][j] = isSwap ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[one.length()][other.length()];
    }
}
