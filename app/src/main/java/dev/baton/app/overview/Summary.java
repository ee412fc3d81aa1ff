package dev.baton.app.overview;

import java.util.HashSet;
import java.util.Set;

import dev.baton.app.control.NodeState;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;

/// The whole fleet in a few numbers.
///
/// @param clusters how many clusters are known
/// @param nodes    how many nodes take part in them; one that takes part in several counts once
/// @param ready    how many clusters are ready
/// @param problems how many have something wrong; a cluster that is known from the wire alone and has its one master is
///                 neither ready nor a problem: backups are silent
/// @param absent   how many nodes are lost, silent or in FAULT somewhere, which a ready cluster can bear
public record Summary(int clusters, int nodes, int ready, int problems, int absent) {
    /// The sum of `snapshot`.
    public static Summary of(Snapshot snapshot) {
        Set<String> nodes = new HashSet<>();
        Set<String> absent = new HashSet<>();
        int ready = 0;
        int problems = 0;
        for (Cluster cluster : snapshot.clusters()) {
            for (Member member : cluster.members()) {
                String name = cluster.key().site() + " " + member.node();
                nodes.add(name);
                if (isAbsent(member, snapshot.atNanos())) {
                    absent.add(name);
                }
            }
            ready += cluster.health() == Health.READY ? 1 : 0;
            problems += isProblem(cluster) ? 1 : 0;
        }
        int clusters = snapshot.clusters().size();
        return new Summary(clusters, nodes.size(), ready, problems, absent.size());
    }

    /// Whether nothing is wrong.
    public boolean allWell() {
        return problems == 0 && absent == 0;
    }

    /// Whether something is wrong with it.
    static boolean isProblem(Cluster cluster) {
        return switch (cluster.health()) {
            case SPLIT, NO_MASTER, NO_BACKUP -> true;
            case UNKNOWN -> cluster.holder().isEmpty();
            case READY -> false;
        };
    }

    /// Whether a member that should be heard of could not take over. One that was only ever heard may be silent because
    /// it is a backup.
    static boolean isAbsent(Member member, long nowNanos) {
        NodeState state = NodeState.of(member, nowNanos);
        return member.reported() && isOut(state);
    }

    private static boolean isOut(NodeState state) {
        return state == NodeState.LOST || state == NodeState.STALE || state == NodeState.FAULT;
    }
}
