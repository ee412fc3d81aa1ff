package dev.baton.failover;

import java.util.OptionalLong;

/// How far a clock is ahead of ours, bounded from both sides by what was asked: it was read after the question was sent, or
/// at most so long before, and before the answer came. Each bound is the tightest seen, loosened by how fast clocks may
/// drift apart. The value stays the same as long as it fits, so that times converted by it keep their distances.
final class Offset {
    /// How much two clocks may drift apart: 200 millionths.
    private static final long DRIFT_DIVISOR = 5_000L;

    private OptionalLong chosen = OptionalLong.empty();
    private long low;
    private long lowAt;
    private long high;
    private long highAt;

    /// An answer has come.
    ///
    /// @param theirNanos    the other clock in it
    /// @param askedNanos    ours when it was asked for
    /// @param receivedNanos ours when it came
    /// @param maxAgeNanos   by how much the other clock may have been read before it was asked for
    synchronized void answered(long theirNanos, long askedNanos, long receivedNanos, long maxAgeNanos) {
        long least = theirNanos - receivedNanos;
        long most = theirNanos - askedNanos + maxAgeNanos;
        boolean isAnew = chosen.isEmpty() || least > high(receivedNanos) || most < low(receivedNanos);
        if (isAnew || least >= low(receivedNanos)) {
            low = least;
            lowAt = receivedNanos;
        }
        if (isAnew || most <= high(receivedNanos)) {
            high = most;
            highAt = receivedNanos;
        }
        long bottom = low(receivedNanos);
        long top = high(receivedNanos);
        boolean fits = chosen.isPresent() && chosen.getAsLong() >= bottom && chosen.getAsLong() <= top;
        boolean isCoarse = chosen.isPresent() && maxOff(chosen.getAsLong(), bottom, top) > top - bottom;
        if (!fits || isCoarse) {
            chosen = OptionalLong.of(bottom + (top - bottom) / 2);
        }
    }

    /// The same, by a way that proves nothing of who has answered, such as an identity probe: it counts only where it agrees
    /// with what the node itself has said.
    synchronized void echoed(long theirNanos, long sentNanos, long receivedNanos) {
        boolean agrees = isKnown() && theirNanos - receivedNanos <= high(receivedNanos)
                && theirNanos - sentNanos >= low(receivedNanos);
        if (agrees) {
            answered(theirNanos, sentNanos, receivedNanos, 0);
        }
    }

    private static long maxOff(long value, long bottom, long top) {
        return Math.max(value - bottom, top - value);
    }

    private long low(long nowNanos) {
        return low - Math.max(0, nowNanos - lowAt) / DRIFT_DIVISOR;
    }

    private long high(long nowNanos) {
        return high + Math.max(0, nowNanos - highAt) / DRIFT_DIVISOR;
    }

    /// Whether anything is known.
    synchronized boolean isKnown() {
        return chosen.isPresent();
    }

    /// Their time less ours.
    synchronized long nanos() {
        return chosen.orElse(0);
    }

    /// By how much that may be wrong.
    synchronized long errorNanos(long nowNanos) {
        return chosen.isPresent() ? Math.max(0, maxOff(chosen.getAsLong(), low(nowNanos), high(nowNanos))) : 0;
    }
}
