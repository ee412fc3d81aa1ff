package dev.baton.app.traffic;

/// Lets the lanes flow evenly although packets come in jumps: the right end moves with the frames and is drawn gently to
/// the time of the newest packet.
final class FrameClock {
    private static final double PULL = 0.05;

    private long shownNanos;
    private long frameNanos;
    private boolean isRunning;

    /// The right end of the lanes.
    ///
    /// @param newestNanos when the newest packet was captured
    /// @param nowNanos    the time of this frame
    /// @param isMoving    whether time goes on; otherwise the newest packet is the end
    /// @param spanNanos   how long a stretch is shown: a jump larger than that is made at once
    long now(long newestNanos, long nowNanos, boolean isMoving, long spanNanos) {
        long passed = Math.max(0, nowNanos - frameNanos);
        frameNanos = nowNanos;
        boolean isFar = Math.abs(newestNanos - shownNanos) > spanNanos;
        if (!isMoving || !isRunning || isFar) {
            isRunning = isMoving;
            shownNanos = newestNanos;
            return shownNanos;
        }
        shownNanos += passed;
        long ahead = newestNanos - shownNanos;
        if (ahead > 0) {
            shownNanos += (long) (ahead * PULL);
        }
        return shownNanos;
    }
}
