package dev.baton.app.overview;

import java.util.HashSet;
import java.util.Set;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;

/// The whole fleet in four numbers.
///
/// @param clusters how many clusters are known
/// @param nodes    how many nodes take part in them; one that takes part in several counts once
/// @param ready    how many clusters are ready
/// @param problems how many are not
public record Summary(int clusters, int nodes, int ready, int problems) {
    /// The sum of `snapshot`.
    public static Summary of(Snapshot snapshot) {
        Set<String> nodes = new HashSet<>();
        int ready = 0;
        for (Cluster cluster : snapshot.clusters()) {
            for (Member member : cluster.members()) {
                nodes.add(cluster.key().site() + " " + member.node());
            }
            if (cluster.health() == Health.READY) {
                ready++;
            }
        }
        int clusters = snapshot.clusters().size();
        return new Summary(clusters, nodes.size(), ready, clusters - ready);
    }
}
