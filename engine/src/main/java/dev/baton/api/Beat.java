package dev.baton.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;

/// A node's sign of life in its stream of events, once a second: enough to trust what is shown for another second, and to
/// see that an answer was lost.
///
/// @param lastEvent the id of the last event that is in it
public record Beat(Instant wall, long nowNanos, ConfigStamp config, Optional<CommitStatus> pending,
        List<RouterBeat> routers, EngineHealth health, long lastEvent) {
    public Beat {
        routers = List.copyOf(routers);
    }

    /// The same with another pending commit.
    public Beat withPending(Optional<CommitStatus> commit) {
        return new Beat(wall, nowNanos, config, commit, routers, health, lastEvent);
    }

    /// One router in it.
    public record RouterBeat(String name, Role role, EffectivePriority priority, boolean holdsAddresses,
            Steering steering) {}
}
