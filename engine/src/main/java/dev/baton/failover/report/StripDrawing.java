package dev.baton.failover.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.api.ProbeSample;
import dev.baton.drill.Marked;
import dev.baton.drill.Strip;

/// Draws the probes of a vantage: answered ones high, in the colour of who answered, lost ones low, in red. There are
/// fewer columns than probes; a column that holds a lost probe always shows it.
final class StripDrawing {
    private static final int HEIGHT = 30;
    private static final int ANSWERED_TOP = 3;
    private static final int ANSWERED_HEIGHT = 13;
    private static final int LOST_TOP = 18;
    private static final int LOST_HEIGHT = 10;
    /// How many nodes have colours of their own; the others share the last.
    static final int COLOURS = 6;

    private final Html html;
    private final long fromNanos;
    private final long toNanos;
    private final int columns;
    private final Map<String, Integer> colours;

    /// @param columns how many columns
    /// @param colours the number of each node's colour, from 1
    StripDrawing(Html html, long fromNanos, long toNanos, int columns, Map<String, Integer> colours) {
        this.html = html;
        this.fromNanos = fromNanos;
        this.toNanos = Math.max(fromNanos + 1, toNanos);
        this.columns = columns;
        this.colours = new LinkedHashMap<>(colours);
    }

    /// @param label what is said of it to who does not see it
    void draw(Strip strip, List<Marked> marks, String label) {
        boolean[] lost = new boolean[columns];
        int[] answered = new int[columns];
        Arrays.fill(answered, -1);
        for (ProbeSample sample : strip.samples()) {
            if (sample.sentNanos() >= fromNanos && sample.sentNanos() < toNanos) {
                int column = column(sample.sentNanos());
                if (sample.roundTripNanos().isEmpty()) {
                    lost[column] = true;
                } else {
                    answered[column] = colours.getOrDefault(sample.by(), 0);
                }
            }
        }
        widen(lost, answered);
        html.open("svg", "class", "strip", "viewBox", "0 0 " + columns + " " + HEIGHT, "preserveAspectRatio", "none",
                "role", "img", "aria-label", label);
        for (int colour = 0; colour <= COLOURS; colour++) {
            boolean[] of = new boolean[columns];
            for (int i = 0; i < columns; i++) {
                of[i] = answered[i] == colour;
            }
            path(of, "n" + colour, ANSWERED_TOP, ANSWERED_HEIGHT);
        }
        path(lost, "lost", LOST_TOP, LOST_HEIGHT);
        marks.stream().map(Marked::atNanos).filter(at -> at >= fromNanos && at < toNanos).map(this::column).distinct()
                .map(String::valueOf).forEach(x -> {
                    html.empty("line", "class", "mark", "x1", x, "x2", x, "y1", "0", "y2", String.valueOf(HEIGHT));
                });
        html.close();
    }

    private int column(long nanos) {
        double share = ((double) nanos - fromNanos) / ((double) toNanos - fromNanos);
        return Math.clamp((long) (share * columns), 0, columns - 1);
    }

    /// Where there are more columns than probes, a probe fills those up to the next.
    private static void widen(boolean[] lost, int[] answered) {
        for (int i = 1; i < lost.length; i++) {
            boolean isEmpty = !lost[i] && answered[i] < 0;
            boolean isBefore = lost[i - 1] || answered[i - 1] >= 0;
            if (isEmpty && isBefore && isFollowed(lost, answered, i)) {
                lost[i] = lost[i - 1] && answered[i - 1] < 0;
                answered[i] = answered[i - 1];
            }
        }
    }

    /// How many empty columns may lie between two probes that follow each other.
    private static final int MOST_EMPTY = 8;

    private static boolean isFollowed(boolean[] lost, int[] answered, int from) {
        for (int i = from; i < Math.min(lost.length, from + MOST_EMPTY); i++) {
            if (lost[i] || answered[i] >= 0) {
                return true;
            }
        }
        return false;
    }

    private void path(boolean[] filled, String style, int top, int height) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < filled.length; i++) {
            if (filled[i]) {
                int begin = i;
                while (i + 1 < filled.length && filled[i + 1]) {
                    i++;
                }
                int width = i - begin + 1;
                parts.add("M" + begin + " " + top + "h" + width + "v" + height + "h-" + width + "z");
            }
        }
        if (!parts.isEmpty()) {
            html.empty("path", "class", style, "d", String.join("", parts));
        }
    }
}
