package dev.baton.adapter.reach;

/// Lets so many through in a second, and at most a tenth of that at once. For one thread.
final class RateLimit {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int BURSTS_PER_SECOND = 10;

    private final long costNanos;
    private final long mostNanos;
    private long credit;
    private long lastNanos;

    RateLimit(int perSecond, long nowNanos) {
        costNanos = NANOS_PER_SECOND / perSecond;
        mostNanos = NANOS_PER_SECOND / BURSTS_PER_SECOND;
        credit = mostNanos;
        lastNanos = nowNanos;
    }

    /// Whether one more may pass.
    boolean pass(long nowNanos) {
        credit = Math.min(mostNanos, credit + Math.max(0, nowNanos - lastNanos));
        lastNanos = nowNanos;
        if (credit < costNanos) {
            return false;
        }
        credit -= costNanos;
        return true;
    }
}
