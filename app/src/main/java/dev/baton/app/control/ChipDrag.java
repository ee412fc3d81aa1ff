package dev.baton.app.control;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;

/// What becomes of the chip of a cluster's addresses when it is dragged to another node.
public interface ChipDrag {
    /// The chip stays where it is, and nothing is said of that.
    ChipDrag NONE = new ChipDrag() {
        @Override
        public String whyNot(Cluster cluster) {
            return "";
        }

        @Override
        public String whyNot(Cluster cluster, Member to) {
            return "";
        }

        @Override
        public String hint() {
            return "";
        }

        @Override
        public String offer(Member to) {
            return "";
        }

        @Override
        public void drop(Cluster cluster, Member to) {
            // Nothing comes of it.
        }
    };

    /// Why it cannot be dragged at all, as a sentence; empty: it can, or [#hint] is empty too.
    String whyNot(Cluster cluster);

    /// Why a node cannot take it, as a sentence; empty: it can.
    String whyNot(Cluster cluster, Member to);

    /// That it can be dragged, as a sentence; empty: it cannot.
    String hint();

    /// What dropping it on a node that can take it would do.
    String offer(Member to);

    /// It was dropped on a node that can take it.
    void drop(Cluster cluster, Member to);
}
