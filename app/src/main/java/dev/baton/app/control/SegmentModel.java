package dev.baton.app.control;

import java.util.ArrayList;
import java.util.List;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.vrrp.Role;

/// What the drawing of a segment shows, worked out from a cluster: every node's state, where the addresses are docked
/// and who does not hear whom.
///
/// @param cluster the cluster drawn
/// @param atNanos the instant it is drawn at, on the clock of its sightings
/// @param nodes   in order of priority, as in the cluster
public record SegmentModel(Cluster cluster, long atNanos, List<Node> nodes) {
    /// A first advert may be known before those who heard it are.
    private static final int ADVERTS_BEFORE_DEAF = 2;

    public SegmentModel {
        nodes = List.copyOf(nodes);
    }

    /// One node's box.
    ///
    /// @param member what is known of it
    /// @param state  what it is shown as
    /// @param deafTo the living masters that it should hear and does not
    public record Node(Member member, NodeState state, List<String> deafTo) {
        public Node {
            deafTo = List.copyOf(deafTo);
        }
    }

    /// The drawing of `cluster` at `atNanos`.
    public static SegmentModel of(Cluster cluster, long atNanos) {
        List<Node> nodes = new ArrayList<>();
        for (Member member : cluster.members()) {
            nodes.add(new Node(member, NodeState.of(member, atNanos), deafTo(cluster, member)));
        }
        return new SegmentModel(cluster, atNanos, nodes);
    }

    /// A node that reports also tells what it hears; one that is silent about a living master's adverts is cut off from
    /// it, one way at least. A node in FAULT or INIT listens to nobody.
    private static List<String> deafTo(Cluster cluster, Member member) {
        boolean listens = member.reported() && member.freshness() == Freshness.LIVE
                && (member.role() == Role.BACKUP || member.role() == Role.MASTER);
        if (!listens) {
            return List.of();
        }
        return cluster.masters().stream()
                .filter(master -> !master.node().equals(member.node()) && master.advertCount() >= ADVERTS_BEFORE_DEAF
                        && !master.hearers().contains(member.node()))
                .map(Member::node).toList();
    }

    /// The indexes of the nodes that hold the addresses now: one in a healthy cluster, none without a master.
    public List<Integer> holders() {
        List<Integer> holders = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).state() == NodeState.MASTER) {
                holders.add(i);
            }
        }
        return holders;
    }
}
