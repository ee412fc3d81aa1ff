package dev.baton.app.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Where the marks of the axis are: at round times.
///
/// @param stepNanos between two marks
/// @param at        the marks
record Ticks(long stepNanos, List<Long> at) {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long[] STEPS = {MILLI, 2 * MILLI, 5 * MILLI, 10 * MILLI, 20 * MILLI, 50 * MILLI, 100 * MILLI,
            200 * MILLI, 500 * MILLI, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
            60 * SECOND, 120 * SECOND, 300 * SECOND, 600 * SECOND, 900 * SECOND, 1_800 * SECOND, 3_600 * SECOND,
            7_200 * SECOND, 10_800 * SECOND, 21_600 * SECOND, 43_200 * SECOND, 86_400 * SECOND, 172_800 * SECOND,
            604_800 * SECOND};
    private static final double FEWEST_PIXELS = 96;
    private static final int MOST = 100;

    Ticks {
        at = List.copyOf(at);
    }

    /// Those of a range on a drawing of this width.
    ///
    /// @param isWall whether the times are since 1970, so that round means round where the window is
    static Ticks of(Range range, double width, boolean isWall, ZoneId zone) {
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = STEPS[i] * width / range.nanos() >= FEWEST_PIXELS ? STEPS[i] : step;
        }
        long offset = isWall ? offsetNanos(range.fromNanos(), zone) : 0;
        List<Long> at = new ArrayList<>();
        long first = Math.floorDiv(range.fromNanos() + offset + step - 1, step) * step - offset;
        for (long mark = first; mark <= range.toNanos() && at.size() < MOST; mark += step) {
            if (isWall || mark >= 0) {
                at.add(mark);
            }
        }
        return new Ticks(step, at);
    }

    private static long offsetNanos(long nanos, ZoneId zone) {
        Instant at = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND));
        return TimeUnit.SECONDS.toNanos(zone.getRules().getOffset(at).getTotalSeconds());
    }
}
