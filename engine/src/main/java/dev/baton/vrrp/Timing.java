package dev.baton.vrrp;

import java.util.Arrays;

import dev.baton.wire.IpAddress;

/// The computed times of the protocol. Fractions are kept: in whole centiseconds the skew of high priorities at
/// short intervals would be 0 and ties would be common.
public final class Timing {
    /// The longest range that a tie-break is drawn from, in intervals.
    public static final int MAX_TIE_BREAK_INTERVALS = 16;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int LEVELS = 256;
    /// 2^32 divided by the golden ratio: multiples of it fill a range evenly.
    private static final int GOLDEN = 0x9E37_79B9;
    private static final int MIXER = 0x85EB_CA6B;

    private Timing() {}

    /// The skew time, by which a router of higher priority is earlier. Version 3: `((256 - priority) * interval) / 256`
    /// (RFC 9568 section 6.1). Version 2: `(256 - priority) / 256` seconds (RFC 3768 section 6.1).
    ///
    /// @param version       2 or 3
    /// @param priority      1..255
    /// @param intervalNanos the master's advertisement interval
    public static long skewNanos(int version, int priority, long intervalNanos) {
        return (LEVELS - priority) * (version == 2 ? NANOS_PER_SECOND : intervalNanos) / LEVELS;
    }

    /// What a member adds to its wait when its sync group has to step down. Two nodes whose groups have each won some
    /// elections and lost others step down together; if both waited equally long they would meet again, for ever. The
    /// address makes one of them earlier, and neighbouring addresses differ most. That difference may by chance be just
    /// what the skews of the two make up for, so every further round of the same contest draws anew, from twice the
    /// range: less than `2^(round - 1)` intervals, at most [#MAX_TIE_BREAK_INTERVALS].
    ///
    /// @param round 1 for the first step down, 2 for the next soon after it ...
    public static long tieBreakNanos(IpAddress source, long intervalNanos, int round) {
        int spread = (mixed(Arrays.hashCode(source.bytes()), round - 1) * GOLDEN) >>> Short.SIZE;
        long range = intervalNanos * Math.min(1L << Math.min(round - 1, Integer.SIZE), MAX_TIE_BREAK_INTERVALS);
        return (range >>> Short.SIZE) * spread;
    }

    /// Round 0 is the value itself; any other shares nothing with it that one could tell.
    private static int mixed(int value, int round) {
        int mixed = value;
        for (int i = 0; i < round; i++) {
            mixed = (mixed ^ (mixed >>> 15)) * MIXER + i;
            mixed ^= mixed >>> 13;
        }
        return mixed;
    }

    /// How long a backup waits for a silent master: `adverts * interval + skew`, where the RFCs have 3 adverts.
    public static long masterDownNanos(int version, int priority, long intervalNanos, int adverts) {
        return adverts * intervalNanos + skewNanos(version, priority, intervalNanos);
    }

    /// After how long without sending a master is no master any more: its quickest peer, priority 254 or 255, has next
    /// to no skew, so the intervals alone are counted. It is never less than two intervals, however few the peers wait
    /// for: at one, every timer that is handled a little late would be a stall.
    public static long stallNanos(long intervalNanos, int adverts) {
        return Math.max(2, adverts) * intervalNanos;
    }
}
