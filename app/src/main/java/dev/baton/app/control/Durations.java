package dev.baton.app.control;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

import dev.baton.app.i18n.Texts;

/// Lengths of time in words.
public final class Durations {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3600;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int TENTHS_BELOW_MILLIS = 10;

    private static final int MILLI_DIGITS = 3;

    private final Texts texts;
    private final NumberFormat toTheMilli;

    public Durations(Texts texts) {
        this.texts = texts;
        toTheMilli = NumberFormat.getNumberInstance(texts.locale());
        toTheMilli.setMinimumFractionDigits(MILLI_DIGITS);
        toTheMilli.setMaximumFractionDigits(MILLI_DIGITS);
        toTheMilli.setRoundingMode(RoundingMode.HALF_UP);
    }

    /// A measured figure: milliseconds below a second ("361 ms", "9.4 ms"), else seconds to the millisecond ("3.531 s"),
    /// unless the user has chosen one unit for all.
    public String exact(long nanos) {
        return exactLike(nanos, nanos);
    }

    /// A measured figure in the unit that [#exact] uses for `leader`, so that the parts of a sum read alike.
    public String exactLike(long nanos, long leader) {
        boolean asSeconds = switch (texts.units()) {
            case AUTOMATIC -> leader >= NANOS_PER_SECOND;
            case MILLISECONDS -> false;
            case SECONDS -> true;
        };
        if (asSeconds) {
            boolean small = leader < TENTHS_BELOW_MILLIS * NANOS_PER_MILLI;
            return seconds(trimmed(
                    String.format(Locale.ROOT, small ? "%.4f" : "%.3f", nanos / (double) NANOS_PER_SECOND)));
        }
        double millis = nanos / (double) NANOS_PER_MILLI;
        boolean fine = leader < TENTHS_BELOW_MILLIS * NANOS_PER_MILLI;
        return texts.get("control.duration.millis",
                trimmed(String.format(Locale.ROOT, fine ? "%.1f" : "%.0f", millis)));
    }

    /// How long something has been so: whole seconds, then minutes, hours and days; "2 h 5 min".
    public String since(long nanos) {
        long seconds = Math.max(0, nanos) / NANOS_PER_SECOND;
        if (seconds < SECONDS_PER_MINUTE) {
            return seconds(Long.toString(seconds));
        }
        if (seconds < SECONDS_PER_HOUR) {
            return two("control.duration.minutes", seconds / SECONDS_PER_MINUTE, "control.duration.seconds",
                    seconds % SECONDS_PER_MINUTE);
        }
        if (seconds < SECONDS_PER_DAY) {
            return two("control.duration.hours", seconds / SECONDS_PER_HOUR, "control.duration.minutes",
                    seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
        }
        return texts.get("control.duration.days", Long.toString(seconds / SECONDS_PER_DAY));
    }

    /// The age of data: tenths of a second below ten seconds ("0.2 s"), else as [#since].
    public String age(long nanos) {
        if (nanos >= TENTHS_BELOW_MILLIS * NANOS_PER_SECOND) {
            return since(nanos);
        }
        return seconds(String.format(Locale.ROOT, "%.1f", Math.max(0, nanos) / (double) NANOS_PER_SECOND));
    }

    /// A point in time since a clock began, to the millisecond, for a column: "23.169 s", "1,204.500 s".
    public String instant(long nanos) {
        return seconds(toTheMilli.format(nanos / (double) NANOS_PER_SECOND));
    }

    private String seconds(String figure) {
        return texts.get("control.duration.seconds", figure);
    }

    private String two(String bigKey, long big, String smallKey, long small) {
        String head = texts.get(bigKey, Long.toString(big));
        return small == 0 ? head : texts.get("control.duration.two", head, texts.get(smallKey, Long.toString(small)));
    }

    private static String trimmed(String figure) {
        if (figure.indexOf('.') < 0) {
            return figure;
        }
        int end = figure.length();
        while (figure.charAt(end - 1) == '0') {
            end--;
        }
        return figure.substring(0, figure.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
