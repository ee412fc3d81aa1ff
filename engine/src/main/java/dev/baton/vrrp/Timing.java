package dev.baton.vrrp;

import java.util.Arrays;

import dev.baton.wire.IpAddress;

/// The computed times of the protocol. Fractions are kept: in whole centiseconds the skew of high priorities at
/// short intervals would be 0 and ties would be common.
public final class Timing {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int LEVELS = 256;
    /// 2^32 divided by the golden ratio: multiples of it fill a range evenly.
    private static final int GOLDEN = 0x9E37_79B9;

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

    /// What a member adds to its wait when its sync group has to step down, less than one interval. Two nodes whose
    /// groups have each won some elections and lost others step down together; if both waited equally long they would
    /// meet again, for ever. The address makes one of them earlier, and neighbouring addresses differ most.
    public static long tieBreakNanos(IpAddress source, long intervalNanos) {
        int spread = (Arrays.hashCode(source.bytes()) * GOLDEN) >>> Short.SIZE;
        return (intervalNanos * spread) >>> Short.SIZE;
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
