package dev.baton.commit;

import java.time.Duration;
import java.time.Instant;

/// When a commit undoes itself. Within one run of the machine only the clock that never runs backwards counts. After
/// another start of the machine that clock says nothing, and the date decides; but however wrong it is, what remains is
/// never negative and never more than what remained when this was written down.
///
/// @param boot        the run of the machine that `atNanos` belongs to
/// @param atNanos     when, on the machine's clock
/// @param windowNanos how far off it was when this was written down: what remains is at most that
/// @param spanNanos   how far off it was from the commit itself, extensions included
/// @param wall        when, by the date and time
record Deadline(String boot, long atNanos, long windowNanos, long spanNanos, Instant wall) {
    /// The longest that a commit may wait, extensions included.
    static final long MAX_SPAN_NANOS = 3_600_000_000_000L;

    /// A deadline from now on.
    static Deadline in(long nanos, Timekeeper now) {
        return new Deadline(now.boot(), now.nowNanos() + nanos, nanos, nanos, now.wall().plusNanos(nanos));
    }

    /// How long until then; 0 or less: it has passed.
    long remainingNanos(Timekeeper now) {
        if (boot.equals(now.boot())) {
            return Math.min(atNanos - now.nowNanos(), windowNanos);
        }
        Duration left = Duration.between(now.wall(), wall);
        return left.isNegative()
                ? 0
                : left.compareTo(Duration.ofNanos(windowNanos)) > 0 ? windowNanos : left.toNanos();
    }

    /// The same on the clock of this run of the machine.
    Deadline anchored(Timekeeper now) {
        long remaining = remainingNanos(now);
        return new Deadline(now.boot(), now.nowNanos() + remaining, remaining, spanNanos,
                now.wall().plusNanos(remaining));
    }

    /// Put off.
    Deadline extended(long nanos, Timekeeper now) {
        long remaining = remainingNanos(now) + nanos;
        return new Deadline(now.boot(), now.nowNanos() + remaining, remaining, spanNanos + nanos,
                now.wall().plusNanos(remaining));
    }
}
