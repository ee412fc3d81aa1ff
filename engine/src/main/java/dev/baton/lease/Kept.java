package dev.baton.lease;

import java.util.Optional;

import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;

/// A lease as it lies on disk while it is held.
///
/// @param request       what was asked for
/// @param by            who asked
/// @param begunNanos    when it took effect, on the node's clock
/// @param endsNanos     when it ends by itself
/// @param interfaceName the interface that was taken down for it
public record Kept(FaultRequest request, String by, long begunNanos, long endsNanos, Optional<String> interfaceName) {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    static Kept of(FaultRequest request, String by, Optional<String> interfaceName, long now) {
        return new Kept(request, by, now, now + request.leaseMillis() * NANOS_PER_MILLI, interfaceName);
    }

    /// The same from another time on.
    Kept from(long now) {
        return of(request, by, interfaceName, now);
    }

    String id() {
        return request.id();
    }

    String router() {
        return request.router();
    }

    /// While it is held.
    FaultLease held() {
        return new FaultLease(id(), request.kind(), router(), request.check(), by, begunNanos, endsNanos,
                Optional.empty());
    }

    /// Once it is not any more.
    FaultLease ended(String why, long now) {
        return new FaultLease(id(), request.kind(), router(), request.check(), by, begunNanos, now, Optional.of(why));
    }

    /// As an earlier run of the node has left it: its times may be of another run of the machine.
    Kept left(long now) {
        long begun = Math.min(begunNanos, now);
        return new Kept(request, by, begun, Math.max(begun, Math.min(endsNanos, now)), interfaceName);
    }
}
