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
/// @param problems how many are not
/// @param absent   how many nodes are lost, silent or in FAULT somewhere, which a ready cluster can bear
public record Summary(int clusters, int nodes, int ready, int problems, int absent) {
    /// The sum of `snapshot`.
    public static Summary of(Snapshot snapshot) {
        Set<String> nodes = new HashSet<>();
        Set<String> absent = new HashSet<>();
        int ready = 0;
        for (Cluster cluster : snapshot.clusters()) {
            for (Member member : cluster.members()) {
                String name = cluster.key().site() + " " + member.node();
                nodes.add(name);
                if (isAbsent(NodeState.of(member, snapshot.atNanos()))) {
                    absent.add(name);
                }
            }
            if (cluster.health() == Health.READY) {
                ready++;
            }
        }
        int clusters = snapshot.clusters().size();
        return new Summary(clusters, nodes.size(), ready, clusters - ready, absent.size());
    }

    /// Whether nothing is wrong.
    public boolean allWell() {
        return problems == 0 && absent == 0;
    }

    /// Whether a node in this state could not take over.
    static boolean isAbsent(NodeState state) {
        return state == NodeState.LOST || state == NodeState.STALE || state == NodeState.FAULT;
    }
}
