package dev.baton.drill;

import java.util.List;
import java.util.OptionalInt;

import dev.baton.api.ProbeKind;

/// How the addresses are probed during a test. Times are nanoseconds.
///
/// @param everyNanos  time between two probes of one vantage, 1 ms..1 s
/// @param kinds       each from every vantage
/// @param port        for TCP and HTTP
/// @param path        for HTTP
/// @param fromNodes   whether the nodes probe, too, and not this machine alone
/// @param beforeNanos how long before the fault
/// @param afterNanos  how long after the end of it
public record Probing(long everyNanos, List<ProbeKind> kinds, OptionalInt port, String path, boolean fromNodes,
        long beforeNanos, long afterNanos) {
    private static final long DEFAULT_EVERY_NANOS = 10_000_000L;
    private static final long DEFAULT_BEFORE_NANOS = 5_000_000_000L;
    private static final long DEFAULT_AFTER_NANOS = 10_000_000_000L;

    /// What is usual.
    public static final Probing DEFAULT = new Probing(DEFAULT_EVERY_NANOS,
            List.of(ProbeKind.IDENTITY, ProbeKind.ICMP), OptionalInt.empty(), "/", true, DEFAULT_BEFORE_NANOS,
            DEFAULT_AFTER_NANOS);

    public Probing {
        kinds = List.copyOf(kinds);
    }
}
