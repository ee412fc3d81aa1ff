package dev.baton.api;

import java.util.OptionalLong;

/// One probe.
///
/// @param sequence       counts up from 0 within its run
/// @param sentNanos      when it was sent, on the clock of who probes
/// @param roundTripNanos how long the answer took; empty: none came within a second, or it was refused by the network
/// @param by             [ProbeKind#IDENTITY]: the name of the node that answered; else empty
public record ProbeSample(int sequence, long sentNanos, OptionalLong roundTripNanos, String by) {
    /// A probe without an answer by then counts as lost.
    public static final long PATIENCE_NANOS = 1_000_000_000L;
}
