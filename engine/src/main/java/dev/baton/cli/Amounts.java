package dev.baton.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.adapter.sim.LabPreset;

/// Numbers, times and names as they are typed and told.
final class Amounts {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int DECIMALS = 3;
    private static final Pattern DURATION = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*([A-Za-zµ]*)");
    private static final int LONGEST_NUMBER = 20;

    private Amounts() {}

    /// A time such as `8.609 s`, always with three decimals, for columns.
    static String instant(long nanos) {
        return decimal(nanos, SECOND).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString() + " s";
    }

    /// A length of time such as `1 s`, `3.531 s`, `35.313 ms`.
    static String span(long nanos) {
        return span(nanos, nanos);
    }

    /// A length of time in the unit that suits `scaleNanos`, so that the parts of a sum have the unit of the whole.
    static String span(long nanos, long scaleNanos) {
        boolean isLong = scaleNanos >= SECOND;
        BigDecimal value = decimal(nanos, isLong ? SECOND : MILLI).setScale(DECIMALS, RoundingMode.HALF_UP);
        BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return bare.toPlainString() + (isLong ? " s" : " ms");
    }

    private static BigDecimal decimal(long nanos, long unit) {
        return BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
    }

    /// Reads a length of time: `10ms`, `1s`, `2m`, `1h`, with decimals if need be.
    ///
    /// @param option the option it was given for, as typed
    /// @throws WrongUsage if it is none, or outside the range
    static long duration(String option, String text, long shortestNanos, long longestNanos) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (text.length() > LONGEST_NUMBER || !matcher.matches()) {
            throw new WrongUsage(option + ": '" + shortened(text) + "' is no duration; write 10ms, 1s, 2m or 1h.");
        }
        String unitText = matcher.group(2).toLowerCase(Locale.ROOT);
        long unit = switch (unitText) {
            case "ms" -> MILLI;
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            case "" ->
                throw new WrongUsage(option + ": '" + text + "' has no unit; write " + text.strip() + "s for seconds"
                        + " (the units are ms, s, m, h).");
            default ->
                throw new WrongUsage(option + ": '" + matcher.group(2) + "' is no unit of time; the units are ms, s,"
                        + " m, h.");
        };
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.signum() < 0) {
            throw new WrongUsage(option + ": '" + text + "' is negative; time runs forward only.");
        }
        if (nanos.compareTo(BigDecimal.valueOf(shortestNanos)) < 0
                || nanos.compareTo(BigDecimal.valueOf(longestNanos)) > 0) {
            throw new WrongUsage(option + ": '" + text + "' is outside " + typed(shortestNanos) + " to "
                    + typed(longestNanos) + ".");
        }
        return nanos.longValue();
    }

    /// A length of time as it is typed.
    static String typed(long nanos) {
        if (nanos >= 3600 * SECOND && nanos % (3600 * SECOND) == 0) {
            return nanos / (3600 * SECOND) + "h";
        }
        return span(nanos).replace(" ", "");
    }

    /// Reads a whole number.
    ///
    /// @throws WrongUsage if it is none, or outside the range
    static long wholeNumber(String option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
            throw new WrongUsage(option + ": " + value + " is outside " + least + " to " + most + ".");
        } catch (NumberFormatException _) {
            throw new WrongUsage(option + ": '" + shortened(text) + "' is no whole number such as 42.");
        }
    }

    /// Reads a factor such as `10`, `0.5` or `10x`.
    ///
    /// @throws WrongUsage if it is none, or outside the range
    static double factor(String option, String text, double least, double most) {
        String bare = text.strip().toLowerCase(Locale.ROOT).replaceAll("[x×]$", "");
        if (!bare.matches("[+-]?\\d{1,9}(\\.\\d{1,9})?")) {
            throw new WrongUsage(option + ": '" + shortened(text) + "' is no factor such as 10 or 0.5.");
        }
        double value = Double.parseDouble(bare);
        if (value < least || value > most) {
            throw new WrongUsage(option + ": " + text + " is outside " + BigDecimal.valueOf(least).stripTrailingZeros()
                    .toPlainString() + " to " + BigDecimal.valueOf(most).stripTrailingZeros().toPlainString() + ".");
        }
        return value;
    }

    /// The lab preset of that name.
    ///
    /// @throws WrongUsage with the names there are, and the one that was probably meant
    static LabPreset preset(String option, String text) {
        List<String> names = Arrays.stream(LabPreset.values()).map(LabPreset::id).toList();
        if (names.contains(text)) {
            return LabPreset.byId(text);
        }
        throw new WrongUsage(option + ": there is no preset '" + shortened(text) + "'."
                + Suggestion.closest(text, names).map(s -> " Did you mean '" + s + "'?").orElse("")
                + " The presets are "
                + String.join(", ", names) + ".");
    }

    /// What somebody typed, short enough to be repeated.
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
