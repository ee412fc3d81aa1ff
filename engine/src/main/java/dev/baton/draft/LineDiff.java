package dev.baton.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which lines of a text become which of another: the fewest that have to go and come, by Myers' algorithm. Texts that
/// differ in more than [#MOST_DIFFERENCES] lines are told as one change from the first difference to the last.
public final class LineDiff {
    /// How many lines may differ for the fewest to be looked for.
    public static final int MOST_DIFFERENCES = 2_000;

    /// Lines that become others; numbers from 0.
    ///
    /// @param from    the first old line
    /// @param to      behind the last old line
    /// @param newFrom the first new line
    /// @param newTo   behind the last new line
    public record Hunk(int from, int to, int newFrom, int newTo) {}

    private final List<String> before;
    private final List<String> after;

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// The lines of a text, each with its break, so that together they are the text.
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int stop = text.indexOf('\n', start);
            int end = stop < 0 ? text.length() : stop + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    /// What is different, in order.
    public static List<Hunk> between(List<String> before, List<String> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> old = before.subList(head, before.size() - tail);
        List<String> now = after.subList(head, after.size() - tail);
        if (old.isEmpty() && now.isEmpty()) {
            return List.of();
        }
        if (old.isEmpty() || now.isEmpty()) {
            return List.of(new Hunk(head, head + old.size(), head, head + now.size()));
        }
        return new LineDiff(old, now).hunks(head);
    }

    private List<Hunk> hunks(int offset) {
        List<int[]> trace = new ArrayList<>();
        int most = Math.min(before.size() + after.size(), MOST_DIFFERENCES);
        int[] furthest = new int[2 * most + 3];
        int zero = most + 1;
        for (int d = 0; d <= most; d++) {
            trace.add(Arrays.copyOfRange(furthest, zero - d - 1, zero + d + 2));
            for (int k = -d; k <= d; k += 2) {
                boolean isDown = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]);
                int x = isDown ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                int y = x - k;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                furthest[zero + k] = x;
                if (x >= before.size() && y >= after.size()) {
                    return path(trace, d, offset);
                }
            }
        }
        return List.of(new Hunk(offset, offset + before.size(), offset, offset + after.size()));
    }

    /// Goes back from the end along what the search has left, and joins the steps that touch.
    private List<Hunk> path(List<int[]> trace, int differences, int offset) {
        List<Hunk> hunks = new ArrayList<>();
        int x = before.size();
        int y = after.size();
        for (int d = differences; d > 0; d--) {
            int[] furthest = trace.get(d);
            int zero = d + 1;
            int k = x - y;
            boolean isDown = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]);
            int from = isDown ? k + 1 : k - 1;
            int fromX = furthest[zero + from];
            int fromY = fromX - from;
            int oldX = isDown ? fromX : fromX + 1;
            int oldY = isDown ? fromY + 1 : fromY;
            join(hunks, new Hunk(fromX + offset, oldX + offset, fromY + offset, oldY + offset));
            x = fromX;
            y = fromY;
        }
        return List.copyOf(hunks.reversed());
    }

    private static void join(List<Hunk> hunks, Hunk earlier) {
        boolean touches = !hunks.isEmpty() && hunks.getLast().from() == earlier.to()
                && hunks.getLast().newFrom() == earlier.newTo();
        if (touches) {
            Hunk later = hunks.removeLast();
            hunks.add(new Hunk(earlier.from(), later.to(), earlier.newFrom(), later.newTo()));
        } else {
            hunks.add(earlier);
        }
    }
}
