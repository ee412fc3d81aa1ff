package dev.baton.adapter.sim;

import java.util.Arrays;
import java.util.Locale;

/// What happened last in a simulated cluster, for a person who has to understand a failure. Two lists are kept, both
/// bounded: the last things that mattered, and the last things of any kind. Nothing is put into words until somebody
/// wants to read it, and everything is counted into a sum by which two runs can be compared.
final class SimStory {
    /// How many lines of what mattered are kept.
    static final int NOTABLE_LINES = 60;
    /// How many lines of everything are kept.
    static final int LINES = 40;
    private static final long PRIME = 0x100_0000_01B3L;
    private static final double NANOS_PER_SECOND = 1e9;

    /// @param what a format with one place for `detail`
    private record Line(long atNanos, String who, String what, Object detail) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%16.9f s  %-12s %s", atNanos / NANOS_PER_SECOND, who,
                    String.format(Locale.ROOT, what, detail));
        }
    }

    private final Line[] notable = new Line[NOTABLE_LINES];
    private final Line[] all = new Line[LINES];
    private long notables;
    private long lines;
    private long sum = 0xCBF2_9CE4_8422_2325L;

    /// Something that a reader wants to know of even if it was long ago.
    void notable(long atNanos, String who, String what, Object detail) {
        Line line = new Line(atNanos, who, what, detail);
        notable[(int) (notables++ % NOTABLE_LINES)] = line;
        all[(int) (lines++ % LINES)] = line;
    }

    /// Something that happens all the time.
    void ordinary(long atNanos, String who, String what, Object detail) {
        all[(int) (lines++ % LINES)] = new Line(atNanos, who, what, detail);
    }

    /// Counts something into the sum.
    void count(long one, long other) {
        sum = ((sum ^ one) * PRIME ^ other) * PRIME;
    }

    /// The same for two runs in which the same things happened at the same times.
    long sum() {
        return sum;
    }

    String tell(String setting) {
        StringBuilder text = new StringBuilder(setting);
        text.append("What mattered:").append(System.lineSeparator());
        append(text, notable, notables);
        text.append("The last of everything:").append(System.lineSeparator());
        append(text, all, lines);
        return text.toString();
    }

    private static void append(StringBuilder text, Line[] ring, long count) {
        long from = Math.max(0, count - ring.length);
        if (count > ring.length) {
            text.append("    (").append(count - ring.length).append(" lines before these)")
                    .append(System.lineSeparator());
        }
        Arrays.stream(indexes(from, count, ring.length)).mapToObj(i -> ring[i])
                .forEach(line -> text.append(line).append(System.lineSeparator()));
    }

    private static int[] indexes(long from, long to, int length) {
        int[] indexes = new int[(int) (to - from)];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = (int) ((from + i) % length);
        }
        return indexes;
    }
}
