package dev.baton.adapter.notify;

import java.util.OptionalLong;

/// When a message that could not be delivered is tried again, and when it is given up.
final class Retries {
    /// The wait after the first attempt; each further one is twice as long.
    static final long FIRST_NANOS = 500_000_000L;
    /// The longest wait, also where the receiver asks for a longer one.
    static final long LONGEST_NANOS = 30_000_000_000L;
    /// How long after its first attempt a message is given up. What comes after it has waited as long.
    static final long GIVE_UP_NANOS = 300_000_000_000L;
    private static final int MAX_DOUBLINGS = 30;

    private Retries() {}

    /// How long to wait.
    ///
    /// @param tries      how many attempts there have been, at least 1
    /// @param retryAfter what the receiver has asked for
    static long waitNanos(int tries, OptionalLong retryAfter) {
        long doubled = FIRST_NANOS << Math.min(tries - 1, MAX_DOUBLINGS);
        return Math.min(LONGEST_NANOS, Math.max(doubled, retryAfter.orElse(0)));
    }

    /// Whether there is no time left for another attempt.
    ///
    /// @param firstNanos when the first attempt was made
    /// @param nextNanos  when the next one would be
    static boolean isOver(long firstNanos, long nextNanos) {
        return nextNanos - firstNanos > GIVE_UP_NANOS;
    }
}
