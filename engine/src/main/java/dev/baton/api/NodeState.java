package dev.baton.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A node as it is: the answer of `GET /v1/state`.
///
/// @param node        its name
/// @param version     of Baton
/// @param engine      what holds the addresses: `baton`
/// @param wall        the date and time as the node believes them
/// @param nowNanos    the node's clock at that instant; it never runs backwards
/// @param startedNanos when the engine was started, on that clock
/// @param pending     the commit that has not been confirmed
/// @param lastEvent   the id of the last event that is in this state
public record NodeState(String node, String version, String engine, Instant wall, long nowNanos, long startedNanos,
        ConfigStamp config, Optional<CommitStatus> pending, List<RouterState> routers, List<CheckState> checks,
        List<PeerState> peers, EngineHealth health, long lastEvent) {
    public NodeState {
        routers = List.copyOf(routers);
        checks = List.copyOf(checks);
        peers = List.copyOf(peers);
    }

    /// The same with another pending commit.
    public NodeState withPending(Optional<CommitStatus> commit) {
        return new NodeState(node, version, engine, wall, nowNanos, startedNanos, config, commit, routers, checks,
                peers,
                health, lastEvent);
    }
}
