package dev.baton.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;

/// A node as the status bar shows it.
///
/// @param name      the node's name
/// @param freshness the best that is known of any of its routers
public record NodePresence(String name, Freshness freshness) {
    /// The nodes of a snapshot by name, numbers within names in their order (n2 before n10).
    static List<NodePresence> of(Snapshot snapshot) {
        SortedMap<String, Freshness> best = new TreeMap<>(NodePresence::compareNames);
        for (Cluster cluster : snapshot.clusters()) {
            for (Member member : cluster.members()) {
                best.merge(member.node(), member.freshness(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        List<NodePresence> nodes = new ArrayList<>(best.size());
        best.forEach((name, freshness) -> nodes.add(new NodePresence(name, freshness)));
        return List.copyOf(nodes);
    }

    private static int compareNames(String a, String b) {
        String stemA = a.replaceAll("\\d+$", "");
        String stemB = b.replaceAll("\\d+$", "");
        if (stemA.equals(stemB) && a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return a.compareTo(b);
    }
}
