package dev.baton.adapter.reach;

/// How much may be probed at once.
///
/// @param runs      that go on
/// @param perSecond probes of all runs together
/// @param samples   that are kept, of all runs together, with those that are over; 16 bytes each
public record ReachLimits(int runs, long perSecond, long samples) {
    /// For a node, whose memory is small and whose business is another.
    public static final ReachLimits NODE = new ReachLimits(32, 10_000, 500_000);
    /// For a program that a person runs.
    public static final ReachLimits HERE = new ReachLimits(256, 40_000, 4_000_000);
}
