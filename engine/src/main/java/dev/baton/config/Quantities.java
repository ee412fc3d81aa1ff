package dev.baton.config;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.ScalarType.Unfit;

/// Durations and sizes as people write them.
public final class Quantities {
    static final String DURATION_PATTERN = "^[0-9]{1,9}(\\.[0-9]{1,9})?(ms|s|m|h)$";
    static final String SIZE_PATTERN = "^[0-9]{1,9}(B|KiB|MiB|GiB)$";

    private static final Pattern DURATION = Pattern.compile(DURATION_PATTERN);
    private static final Pattern SIZE = Pattern.compile(SIZE_PATTERN);
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final int UNIT_STEP = 1024;

    private Quantities() {}

    /// Reads a duration as nanoseconds; empty: it is none.
    public static Optional<Long> read(String text) {
        try {
            return Optional.of(nanos(text));
        } catch (Unfit _) {
            return Optional.empty();
        }
    }

    /// Reads `10ms`, `1s`, `1.5s`, `2m`, `1h` as nanoseconds.
    static long nanos(String text) throws Unfit {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            boolean bare = text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?");
            throw new Unfit(bare ? Scalars.quoted(text) + " has no unit" : Scalars.quoted(text) + " is no duration",
                    bare
                            ? "Write " + text + "s for seconds or " + text + "ms for milliseconds."
                            : "Write a number with ms, s, m or h and no space, such as 10ms, 1s, 2m or 1h.");
        }
        long unit = switch (matcher.group(2)) {
            case "ms" -> MILLI;
            case "s" -> SECOND;
            case "m" -> MINUTE;
            default -> HOUR;
        };
        BigDecimal number = new BigDecimal(text.substring(0, matcher.start(2)));
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit)).stripTrailingZeros();
        if (nanos.scale() > 0) {
            throw new Unfit(Scalars.quoted(text) + " is finer than a nanosecond", "Write fewer digits.");
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new Unfit(Scalars.quoted(text) + " is longer than 292 years", "Write a shorter one, such as 1h.");
        }
        return nanos.longValueExact();
    }

    /// Writes nanoseconds so that [#nanos] reads them back: `800ms`, `1.5s`, `2m`, `1h`.
    ///
    /// @param nanos 0 or more
    public static String duration(long nanos) {
        if (nanos >= HOUR && nanos % HOUR == 0) {
            return nanos / HOUR + "h";
        }
        if (nanos >= MINUTE && nanos % MINUTE == 0) {
            return nanos / MINUTE + "m";
        }
        boolean seconds = nanos == 0 || nanos >= SECOND;
        BigDecimal number = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(seconds ? SECOND : MILLI));
        return number.stripTrailingZeros().toPlainString() + (seconds ? "s" : "ms");
    }

    /// Reads `512B`, `64KiB`, `1MiB` as bytes.
    static long bytes(String text) throws Unfit {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new Unfit(Scalars.quoted(text) + " is no size",
                    "Write a number with B, KiB, MiB or GiB and no space, such as 64KiB.");
        }
        long number = Long.parseLong(text.substring(0, matcher.start(1)));
        return switch (matcher.group(1)) {
            case "B" -> number;
            case "KiB" -> number * UNIT_STEP;
            case "MiB" -> number * UNIT_STEP * UNIT_STEP;
            default -> number * UNIT_STEP * UNIT_STEP * UNIT_STEP;
        };
    }

    /// Writes bytes so that [#bytes] reads them back.
    ///
    /// @param bytes 0 or more
    public static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        int unit = 0;
        long number = bytes;
        while (unit < units.length - 1 && number > 0 && number % UNIT_STEP == 0) {
            number /= UNIT_STEP;
            unit++;
        }
        return number + units[unit];
    }
}
