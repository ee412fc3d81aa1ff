package dev.baton.api;

import java.util.Optional;
import java.util.OptionalInt;

/// Asks a node to hold a fault: the body of `POST /v1/faults`.
///
/// @param id          names the lease, chosen by who asks: 1..64 of `a-z`, `0-9` and `-`. The same request twice is one
///                    lease
/// @param kind        what is done
/// @param router      the router, by its name on the node
/// @param leaseMillis after how long it ends by itself, 1,000..60,000
/// @param check       [FaultKind#CHECK]: which check fails, by its name on the node
/// @param priority    [FaultKind#PRIORITY]: the priority that counts meanwhile, 1..254
/// @param reason      why, for the audit log; at most 500 characters
public record FaultRequest(String id, FaultKind kind, String router, long leaseMillis, Optional<String> check,
        OptionalInt priority, Optional<String> reason) {
    /// The longest lease.
    public static final long MAX_LEASE_MILLIS = 60_000;
    /// The shortest lease.
    public static final long MIN_LEASE_MILLIS = 1_000;
}
