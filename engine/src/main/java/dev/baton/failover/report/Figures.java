package dev.baton.failover.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers as reports tell them.
final class Figures {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int SECOND_DECIMALS = 3;
    private static final int MILLI_DECIMALS = 1;
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    /// `3.609 s`, `361.2 ms`, `0 ms`.
    static String span(long nanos) {
        boolean isLong = Math.abs(nanos) >= SECOND;
        BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(isLong ? SECOND : MILLI))
                .setScale(isLong ? SECOND_DECIMALS : MILLI_DECIMALS, RoundingMode.HALF_UP);
        String bare = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return bare + (isLong ? " s" : " ms");
    }

    /// `57,344`.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// An instant of the story, `+3.609 s`, counted from a beginning.
    static String after(long nanos) {
        return (nanos < 0 ? "−" : "+") + BigDecimal.valueOf(Math.abs(nanos)).divide(BigDecimal.valueOf(SECOND))
                .setScale(SECOND_DECIMALS, RoundingMode.HALF_UP).toPlainString() + " s";
    }

    /// Milliseconds with three decimals, for programs.
    static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }

    /// The date and time, UTC.
    static String wall(long millis) {
        return WALL.format(Instant.ofEpochMilli(millis));
    }
}
