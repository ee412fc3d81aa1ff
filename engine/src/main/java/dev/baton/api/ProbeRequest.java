package dev.baton.api;

import java.util.OptionalInt;

import dev.baton.wire.IpAddress;

/// Asks for an address to be probed for a while: the body of `POST /v1/probes`.
///
/// @param id          names the run, chosen by who asks: 1..64 of `a-z`, `0-9` and `-`. The same request twice is one run
/// @param kind        how
/// @param address     which; on a node it has to be a virtual address that the node knows
/// @param everyNanos  time between two probes, 1 ms..1 s; 10 ms by default
/// @param forMillis   after how long it ends by itself, at most [#MAX_MILLIS]
/// @param port        [ProbeKind#TCP] and [ProbeKind#HTTP]
/// @param path        [ProbeKind#HTTP]: what is asked for, beginning with `/`
public record ProbeRequest(String id, ProbeKind kind, IpAddress address, long everyNanos, long forMillis,
        OptionalInt port, String path) {
    /// The longest run.
    public static final long MAX_MILLIS = 180_000;
    /// The shortest time between two probes.
    public static final long MIN_EVERY_NANOS = 1_000_000;
    /// The longest time between two probes.
    public static final long MAX_EVERY_NANOS = 1_000_000_000;
}
