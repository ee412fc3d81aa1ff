package dev.baton.vrrp;

/// The two computed times of the protocol. Fractions are kept: in whole centiseconds the skew of high priorities at
/// short intervals would be 0 and ties would be common.
public final class Timing {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int LEVELS = 256;

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

    /// How long a backup waits for a silent master: `adverts * interval + skew`, where the RFCs have 3 adverts.
    public static long masterDownNanos(int version, int priority, long intervalNanos, int adverts) {
        return adverts * intervalNanos + skewNanos(version, priority, intervalNanos);
    }
}
