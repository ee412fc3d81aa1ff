package dev.baton.finding;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.baton.cluster.Cluster;
import dev.baton.traffic.Packet;
import dev.baton.wire.Ethernet;
import dev.baton.wire.IpAddress;
import dev.baton.wire.VrrpMessage;

/// The checks of one cluster: its senders against each other, and in time.
final class ClusterWatch {
    private final ClusterNotes notes;
    private final NetworkWatch network;
    private final Senders senders = new Senders();
    private final List<StreamCheck> checks;

    /// @param own what is known of the cluster if it is ours
    ClusterWatch(ClusterNotes notes, NetworkWatch network, Supplier<Optional<OwnRouter>> own) {
        this.notes = notes;
        this.network = network;
        checks = List.of(new MemberComparison(notes), new OwnRouterCheck(notes, own), new FasterThanSaid(notes),
                new SplitAndSilence(notes), new LowerMaster(notes), new MasterChanges(notes), new AdvertGaps(notes),
                new AdvertJitter(notes), new PriorityDrop(notes), new TakeoverAnnouncement(notes),
                new StaleHolder(notes), new SplitAnnouncement(notes), new OneWay(notes));
    }

    /// A sound advertisement.
    void advert(Packet packet, IpAddress source, VrrpMessage said) {
        Sender now = new Sender(source, said, packet.destination().orElseThrow().isMulticast(),
                packet.ethernet().map(Ethernet::source), packet.atNanos(), packet.number(), 1);
        checks.forEach(check -> check.advert(now, senders));
        senders.put(now);
    }

    void claimed(Claim claim) {
        checks.forEach(check -> check.claimed(claim, senders));
    }

    /// Time has passed.
    void look(Cluster cluster, long packet, long nowNanos, Predicate<String> observes) {
        Look look = new Look(cluster, senders, packet, nowNanos, network.aliveSinceNanos(),
                network.seesNeighbors(notes.key().family()), observes);
        checks.forEach(check -> check.look(look));
    }

    /// The interval of a master that lives at that time; [Long#MAX_VALUE] if there is none.
    long intervalNanos(long nowNanos) {
        return senders.speaker().filter(s -> !senders.hasResigned() && s.isLive(nowNanos)).map(Sender::intervalNanos)
                .orElse(Long.MAX_VALUE);
    }
}
