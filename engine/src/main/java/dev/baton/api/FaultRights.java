package dev.baton.api;

import java.util.List;
import java.util.Optional;

/// What failover tests may do to a node, told before anybody asks for it: the answer of `GET /v1/faults/rights`. The node
/// judges again when it is to hold a fault.
///
/// @param faults         those that its policy allows, the mildest first
/// @param maxLeaseMillis for how long one may be held
/// @param obstacles      what is in the way of those that it allows, on this machine
public record FaultRights(List<FaultKind> faults, long maxLeaseMillis, List<Obstacle> obstacles) {
    /// What is in the way of a fault of a router.
    ///
    /// @param sentence why, and what to do
    public record Obstacle(String router, FaultKind kind, String sentence) {}

    public FaultRights {
        faults = List.copyOf(faults);
        obstacles = List.copyOf(obstacles);
    }

    /// What is in the way of a fault of a router; empty: nothing that is known.
    public Optional<String> obstacle(String router, FaultKind kind) {
        return obstacles.stream().filter(o -> o.router().equals(router) && o.kind() == kind).map(Obstacle::sentence)
                .findFirst();
    }

    /// The allowed faults in words; `none` if there are none.
    public String words() {
        return faults.isEmpty() ? "none" : String.join(", ", faults.stream().map(FaultKind::word).toList());
    }
}
