package dev.baton.app.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.app.link.HeardFrame;
import dev.baton.app.link.NodeNews;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;

/// Makes one picture of what several nodes tell and hear, and of what this machine captures beside them. A cluster that
/// several of them see is one cluster, for its segment has one name. It knows no thread and no wall clock. One thread.
final class NodesIntake {
    /// How many places of observation are told apart; frames from further ones are not taken in.
    static final int MAX_OBSERVERS = 1_024;

    /// The segment that each observer is on.
    private final Map<String, String> networks = new LinkedHashMap<>();
    private final PacketBook packets;
    private final Vouching vouching = new Vouching();
    private final Chronicle chronicle = new Chronicle();
    private final List<Sighting> waiting = new ArrayList<>();
    private final Deque<Sighting.Transitioned> moves = new ArrayDeque<>();
    private List<Sighting.Transitioned> movesShown = List.of();
    private boolean moved;
    private Snapshot snapshot = Snapshot.EMPTY;
    private long shed;

    /// @param site  the site of every cluster
    /// @param clock this machine's nanoseconds, as `System.nanoTime`
    NodesIntake(String site, int maxPackets, long maxBytes, LongSupplier clock) {
        packets = new PacketBook(site, maxPackets, maxBytes, clock, this::network).lookForFindings();
    }

    private String network(String observer) {
        return networks.getOrDefault(observer, observer);
    }

    /// Takes in what came from a node; every advert goes to `adverts` as well.
    void take(NodeNews news, Consumer<Sighting.AdvertSeen> adverts) {
        for (Sighting sighting : news.sightings()) {
            vouching.heard(sighting);
            waiting.add(sighting);
            switch (sighting) {
                case Sighting.Transitioned told -> note(told);
                case Sighting.AdvertSeen advert -> adverts.accept(advert);
                case Sighting.RouterReported _,Sighting.AddressAnnounced _,Sighting.NodeLost _ -> {
                }
            }
        }
        news.notes().forEach(chronicle::note);
        shed += news.shed();
        for (HeardFrame frame : news.frames()) {
            String observer = news.node() + " " + frame.interfaceName();
            if (isAt(observer, frame.network())) {
                byte[] bytes = frame.bytes().bytes();
                packets.take(frame.atNanos(), observer, LinkType.ETHERNET, bytes.length, bytes, Optional.empty());
            }
        }
    }

    /// Takes in what was captured here.
    ///
    /// @param network the name of the segment that an interface is on
    void take(List<CapturedFrame> frames, UnaryOperator<String> network,
            Consumer<Sighting.AdvertSeen> adverts) {
        for (CapturedFrame frame : frames) {
            if (isAt(frame.place(), network.apply(frame.place()))) {
                Packet packet = packets.take(frame.atNanos(), frame.place(), frame.link(), frame.wireLength(),
                        frame.bytes().bytes(), frame.comment());
                for (Sighting sighting : packets.sightings(packet)) {
                    waiting.add(sighting);
                    if (sighting instanceof Sighting.AdvertSeen advert) {
                        adverts.accept(advert);
                    }
                }
            }
        }
    }

    private boolean isAt(String observer, String network) {
        if (!networks.containsKey(observer) && networks.size() >= MAX_OBSERVERS) {
            shed++;
            return false;
        }
        networks.put(observer, network);
        return true;
    }

    private void note(Sighting.Transitioned told) {
        if (moves.size() == ClusterSource.MAX_TRANSITIONS) {
            moves.removeFirst();
        }
        moves.addLast(told);
        moved = true;
    }

    /// What is known, as it is at an instant.
    Snapshot snapshot(long nowNanos) {
        waiting.addAll(vouching.renewed(nowNanos));
        if (!waiting.isEmpty()) {
            chronicle.addAll(waiting);
            snapshot = Reducer.reduceAll(snapshot, waiting);
            waiting.clear();
        }
        chronicle.watched(nowNanos);
        snapshot = Reducer.aged(snapshot, nowNanos);
        return snapshot;
    }

    /// The last changes of state, oldest first; the same list until there is a new one.
    List<Sighting.Transitioned> transitions() {
        if (moved) {
            moved = false;
            movesShown = List.copyOf(moves);
        }
        return movesShown;
    }

    /// How many frames were left out.
    long shed() {
        return shed;
    }

    /// What was seen over time; any thread may read it.
    Chronicle chronicle() {
        return chronicle;
    }

    PacketBook packets() {
        return packets;
    }
}
