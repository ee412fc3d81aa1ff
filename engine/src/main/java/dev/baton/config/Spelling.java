package dev.baton.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds what a misspelt word was meant to be.
public final class Spelling {
    private static final int LONGEST_COMPARED = 40;

    private Spelling() {}

    /// The key that `written` comes closest to, by its name or by what other programs call it.
    static Optional<String> closest(String written, Collection<? extends Key<?>> keys) {
        String plain = plain(written);
        for (Key<?> key : keys) {
            if (plain(key.name()).equals(plain) || key.aliases().stream().anyMatch(a -> plain(a).equals(plain))) {
                return Optional.of(key.name());
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        keys.forEach(key -> names.put(key.name(), key.name()));
        keys.forEach(key -> key.aliases().forEach(alias -> names.putIfAbsent(alias, key.name())));
        return closestOf(written, names.keySet()).map(names::get);
    }

    /// The candidate that `written` comes closest to; empty when none is close.
    public static Optional<String> closestOf(String written, Collection<String> candidates) {
        if (written.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String plain = plain(written);
        Optional<String> best = Optional.empty();
        int bestDistance = Math.max(1, plain.length() / 3) + 1;
        for (String candidate : candidates) {
            if (candidate.length() <= 2 * LONGEST_COMPARED) {
                int distance = distance(plain, plain(candidate));
                if (distance < bestDistance && distance < plain.length()) {
                    bestDistance = distance;
                    best = Optional.of(candidate);
                }
            }
        }
        return best;
    }

    /// The text, cut when it is too long for a message.
    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_COMPARED ? line : line.substring(0, LONGEST_COMPARED) + "...";
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /// How many letters must be put in, left out, replaced or swapped with their neighbour (optimal string alignment).
    static int distance(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                current[j] = swapped ? Math.min(best, beforePrevious[j - 2] + 1) : best;
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return previous[b.length()];
    }
}
