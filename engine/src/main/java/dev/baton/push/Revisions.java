package dev.baton.push;

import java.util.ArrayList;
import java.util.List;

/// What has been pushed. From any thread.
public interface Revisions {
    /// How many are kept of one node; the oldest go first.
    int MAX_OF_NODE = 100;
    /// How many are kept of all nodes.
    int MAX_OF_ALL = 2_000;

    /// Those of a node, the latest first.
    List<Revision> of(String node);

    /// Keeps them. When this returns they are kept as well as they can be.
    void keep(List<Revision> revisions);

    /// Revisions that end with the program.
    static Revisions inMemory() {
        return new Revisions() {
            private List<Revision> all = List.of();

            @Override
            public synchronized List<Revision> of(String node) {
                return latest(all, node);
            }

            @Override
            public synchronized void keep(List<Revision> revisions) {
                all = bounded(all, revisions);
            }
        };
    }

    /// Those of a node, the latest first.
    ///
    /// @param all oldest first
    static List<Revision> latest(List<Revision> all, String node) {
        return all.stream().filter(r -> r.node().equals(node)).toList().reversed();
    }

    /// The old ones and the new ones, oldest first, without those that are too many.
    static List<Revision> bounded(List<Revision> old, List<Revision> added) {
        List<Revision> kept = new ArrayList<>(old);
        kept.addAll(added);
        for (Revision one : added) {
            List<Revision> ofNode = kept.stream().filter(r -> r.node().equals(one.node())).toList();
            kept.removeAll(ofNode.subList(0, Math.max(0, ofNode.size() - MAX_OF_NODE)));
        }
        return List.copyOf(kept.subList(Math.max(0, kept.size() - MAX_OF_ALL), kept.size()));
    }
}
