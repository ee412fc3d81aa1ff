package dev.baton.adapter.linux;

import java.time.Instant;

import dev.baton.port.Clock;

/// The machine's clocks: CLOCK_MONOTONIC for the election, the wall clock for records.
public final class SystemClock implements Clock {
    /// A frame that seems to have waited longer than this was stamped before the wall clock was stepped.
    private static final long MAX_WAIT_NANOS = 10_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Override
    public long nowNanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    /// When a frame was heard, on [#nowNanos], from the kernel's stamp, which is on the wall clock. A stamp that cannot be
    /// true, because that clock was stepped meanwhile, gives now.
    ///
    /// @param stampNanos nanoseconds since 1970
    public long heardAtNanos(long stampNanos) {
        Instant wall = wall();
        long now = nowNanos();
        long waited = wall.getEpochSecond() * NANOS_PER_SECOND + wall.getNano() - stampNanos;
        return waited >= 0 && waited <= MAX_WAIT_NANOS ? now - waited : now;
    }
}
