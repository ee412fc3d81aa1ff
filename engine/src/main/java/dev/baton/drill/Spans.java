package dev.baton.drill;

import java.util.Locale;

/// Says how long something is, in the unit that suits it.
final class Spans {
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;
    private static final double MINUTE = 60e9;
    private static final double LONG = 120e9;

    private Spans() {}

    /// `0 ms`, `0.39 ms`, `4.2 ms`, `361 ms`, `3.609 s`, `12.4 s`, `3 min`.
    static String of(long nanos) {
        double size = Math.abs((double) nanos);
        if (size < MILLI / 200) {
            return "0 ms";
        }
        if (size < MILLI) {
            return trimmed("%.2f", nanos / MILLI) + " ms";
        }
        if (size < 10 * MILLI) {
            return trimmed("%.1f", nanos / MILLI) + " ms";
        }
        if (size < SECOND) {
            return trimmed("%.0f", nanos / MILLI) + " ms";
        }
        if (size < 10 * SECOND) {
            return trimmed("%.3f", nanos / SECOND) + " s";
        }
        return size < LONG ? trimmed("%.1f", nanos / SECOND) + " s" : trimmed("%.0f", nanos / MINUTE) + " min";
    }

    /// Both ends, the unit said once where it is the same: `316 to 361 ms`.
    static String between(long leastNanos, long mostNanos) {
        String least = of(leastNanos);
        String most = of(mostNanos);
        if (least.equals(most)) {
            return most;
        }
        String unit = most.substring(most.indexOf(' '));
        return (least.endsWith(unit) && least.indexOf(' ') == least.length() - unit.length()
                ? least.substring(0, least.length() - unit.length())
                : least) + " to " + most;
    }

    private static String trimmed(String format, double value) {
        String text = String.format(Locale.ROOT, format, value);
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
