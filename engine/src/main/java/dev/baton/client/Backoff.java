package dev.baton.client;

import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: twice as long after every failure, up to a limit, and each time by chance
/// between half of it and all of it, so that many do not come back at one instant.
final class Backoff {
    static final long FIRST_NANOS = 250_000_000L;
    static final long LONGEST_NANOS = 15_000_000_000L;

    private final RandomGenerator random;
    private long nextNanos = FIRST_NANOS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// How long to wait now.
    long waitNanos() {
        long whole = nextNanos;
        nextNanos = Math.min(LONGEST_NANOS, 2 * nextNanos);
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }

    /// It has worked.
    void reset() {
        nextNanos = FIRST_NANOS;
    }
}
