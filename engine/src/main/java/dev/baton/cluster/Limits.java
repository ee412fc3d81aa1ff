package dev.baton.cluster;

/// How much is kept of what is seen, and for how long it is trusted. Everything that a stranger on the wire can make
/// grow has its bound here; what is shed is counted in [Snapshot#shed].
public final class Limits {
    /// The most clusters in a snapshot. A new one takes the place of the one that has been silent longest; while all of
    /// them live, it is shed.
    public static final int MAX_CLUSTERS = 4096;
    /// The most members of a cluster. A node that reports takes the place of a source that was only heard, and a living
    /// one that of a silent one; otherwise the newcomer is shed.
    public static final int MAX_MEMBERS = 64;
    /// The most observers remembered as hearers of one member; further ones are shed.
    public static final int MAX_HEARERS = 64;
    /// The most virtual addresses of a cluster: the count in an advertisement is one byte.
    public static final int MAX_ADDRESSES = 255;
    /// The most addresses of a cluster whose last announcement is remembered; the oldest is shed.
    public static final int MAX_ANNOUNCEMENTS = 64;

    /// A master is trusted for this many of its advertisement intervals after it was last heard.
    public static final int TRUSTED_ADVERTS = 3;
    /// A node's word on a router is trusted for this long: three of its heartbeats of one second.
    public static final long REPORT_TRUST_NANOS = 3_000_000_000L;
    /// An advertisement heard this soon after its sender is known to be gone was sent before.
    public static final long IN_FLIGHT_NANOS = 1_000_000_000L;
    /// A source that was only heard is forgotten this long after its last advertisement: ten minutes.
    public static final long WIRE_FORGOTTEN_NANOS = 600_000_000_000L;
    /// A router that a node reported is forgotten this long after it was last heard of: a day.
    public static final long NODE_FORGOTTEN_NANOS = 86_400_000_000_000L;

    /// The interval that is assumed where an advertisement names none.
    static final long DEFAULT_INTERVAL_NANOS = 1_000_000_000L;
    /// An interval longer than any that can be advertised counts as this: 255 s.
    static final long MAX_INTERVAL_NANOS = 255_000_000_000L;

    private Limits() {}
}
