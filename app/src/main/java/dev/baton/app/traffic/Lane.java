package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.app.control.NodeState;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.traffic.SourceCard;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// A lane of the chart: one sender of one virtual router.
///
/// @param id        what its packets are recognised by
/// @param card      what it does
/// @param state     what it is shown as now
/// @param contested whether another master of the same router is alive
/// @param addresses the virtual addresses of the router
/// @param name      what the sender is called; its address where nobody has told its name
record Lane(Id id, SourceCard card, NodeState state, boolean contested, List<IpAddress> addresses, String name) {
    /// How many lanes are shown.
    static final int MAX_LANES = 200;

    /// What a packet says of the lane that it is in.
    record Id(Family family, int vrid, IpAddress source) {}

    Lane {
        addresses = List.copyOf(addresses);
    }

    /// The lanes of what was seen, by virtual router and then by sender.
    ///
    /// @param current whether it is still looked at; what was true when nobody looked any more is stale
    static List<Lane> of(List<SourceCard> cards, Snapshot snapshot, boolean current) {
        Map<Id, Lane> lanes = new LinkedHashMap<>();
        for (SourceCard card : cards) {
            Id id = new Id(card.key().family(), card.key().vrid(), card.source());
            Optional<Cluster> cluster = snapshot.cluster(card.key());
            Optional<Member> member = cluster.flatMap(c -> c.members().stream()
                    .filter(m -> m.source().equals(card.source())).findFirst());
            NodeState known = member.map(m -> NodeState.of(m, snapshot.atNanos())).orElse(NodeState.LOST);
            NodeState state = current || !known.isCurrent() ? known : NodeState.STALE;
            boolean contested = cluster.filter(c -> c.masters().size() > 1).isPresent()
                    && state == NodeState.MASTER;
            lanes.putIfAbsent(id, new Lane(id, card, state, contested, cluster.map(c -> c.addresses().stream()
                    .map(a -> a.address()).toList()).orElse(List.of()),
                    member.map(Member::node).orElseGet(() -> card.source().toString())));
            if (lanes.size() == MAX_LANES) {
                break;
            }
        }
        return new ArrayList<>(lanes.values());
    }
}
