package dev.baton.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.traffic.Packet;
import dev.baton.traffic.WireSightings;
import dev.baton.wire.IcmpError;
import dev.baton.wire.IpAddress;

/// The findings of a stream of packets, in its order, and of what nodes report beside it. Time passes with the packets
/// and with [#tick], which a live source calls every few seconds at the least, so that silence is noticed. One thread.
///
/// What the state of a cluster is, the [Reducer] says; it is asked at most every [#LOOK_NANOS].
public final class StreamChecks {
    /// How many clusters are watched; those that come later are not.
    public static final int MAX_CLUSTERS = 1_024;
    /// How often clusters are looked at.
    public static final long LOOK_NANOS = 100_000_000L;
    /// How many observers of adverts are remembered.
    public static final int MAX_OBSERVERS = 1_024;
    /// How many networks are watched; what is on others is not.
    public static final int MAX_NETWORKS = 1_024;
    /// How many sightings wait for that.
    private static final int MAX_PENDING = 256;

    private static final Code[] CODES = Code.values();

    private final String site;
    private final Optional<String> network;
    private final WireSightings sightings;
    private final FindingBook packetBook = new FindingBook();
    private final FindingBook streamBook = new FindingBook();
    private final GroupMasters groups = new GroupMasters(streamBook);
    private final Map<ClusterKey, ClusterWatch> watches = new LinkedHashMap<>();
    private final Map<String, NetworkWatch> networks = new LinkedHashMap<>();
    private final Claims claims = new Claims();
    private final Set<String> observers = new LinkedHashSet<>();
    private final List<Sighting> pending = new ArrayList<>();
    private List<OwnRouter> own = List.of();
    private Snapshot snapshot = Snapshot.EMPTY;
    private long lookedNanos = Long.MIN_VALUE;
    private long tickedNanos = Long.MIN_VALUE;
    private long lastPacket;

    /// @param site    the place that the packets were captured at
    /// @param network the segment of all packets; empty: each observer is a segment of its own
    public StreamChecks(String site, Optional<String> network) {
        this.site = site;
        this.network = network;
        sightings = new WireSightings(site, network);
    }

    /// From now on these are known to be ours.
    public void know(List<OwnRouter> routers) {
        own = List.copyOf(routers);
    }

    /// The next packet.
    public void see(Packet packet) {
        lastPacket = packet.number();
        String place = Place.of(packet, network);
        Optional<NetworkWatch> watched = network(place, packet.atNanos());
        watched.ifPresent(w -> w.heard(packet.atNanos()));
        int broken = PacketChecks.broken(packet);
        if (broken != 0) {
            note(packet, place, broken);
        }
        if (packet.payload().orElse(null) instanceof IcmpError error && error.isProtocolUnreachable()) {
            unreachable(packet, place, error);
        }
        for (Sighting sighting : sightings.of(packet)) {
            pending.add(sighting);
            if (sighting instanceof Sighting.AdvertSeen advert) {
                advert(packet, place, advert);
            }
        }
        watched.ifPresent(w -> claims.see(packet, place, w));
        lookSometimes(packet.atNanos());
    }

    /// What somebody else has seen or reported of clusters at this site: nodes, and observers elsewhere.
    public void see(Sighting sighting) {
        if (sighting instanceof Sighting.AdvertSeen advert && observers.size() < MAX_OBSERVERS) {
            observers.add(advert.observer());
        }
        network(sighting.key().network(), sighting.atNanos())
                .ifPresent(w -> w.heard(sighting.atNanos()));
        watch(sighting.key(), sighting.atNanos());
        pending.add(sighting);
        lookSometimes(sighting.atNanos());
    }

    private void lookSometimes(long nowNanos) {
        if (pending.size() >= MAX_PENDING || lookedNanos == Long.MIN_VALUE || nowNanos - lookedNanos >= LOOK_NANOS) {
            look(nowNanos);
        }
    }

    /// Time has passed.
    ///
    /// @param nowNanos on the clock of the packets
    public void tick(long nowNanos) {
        boolean isWatched = tickedNanos != Long.MIN_VALUE && nowNanos - tickedNanos <= NetworkWatch.TICK_NANOS;
        networks.values().forEach(n -> n.ticked(nowNanos, isWatched));
        tickedNanos = nowNanos;
        look(nowNanos);
    }

    /// All findings, open and ended.
    public List<Finding> findings() {
        return Stream.concat(streamBook.findings().stream(), packetBook.findings().stream()).toList();
    }

    /// How many findings were not kept because there were too many.
    public long shed() {
        return packetBook.shed() + streamBook.shed();
    }

    private Optional<NetworkWatch> network(String place, long nowNanos) {
        NetworkWatch watch = networks.get(place);
        if (watch == null && networks.size() < MAX_NETWORKS) {
            watch = new NetworkWatch(nowNanos);
            networks.put(place, watch);
        }
        return Optional.ofNullable(watch);
    }

    private void note(Packet packet, String place, int broken) {
        String subject = PacketChecks.subject(packet, place);
        long quiet = FindingBook.quiet(PacketChecks.intervalNanos(packet));
        for (int left = broken; left != 0; left &= left - 1) {
            Code code = CODES[Integer.numberOfTrailingZeros(left)];
            packetBook.holds(code, subject, packet.number(), packet.atNanos(), quiet,
                    () -> PacketChecks.tell(code, packet));
        }
    }

    private void unreachable(Packet packet, String place, IcmpError error) {
        IpAddress peer = error.about().destination();
        streamBook.holds(Code.S14, peer + " " + place, packet.number(), packet.atNanos(), FindingBook.quiet(0),
                () -> new Told(
                        "%s does not speak VRRP: it answered an advertisement of %s with protocol unreachable"
                                .formatted(peer, error.about().source()),
                        "ICMP error about protocol 112",
                        "Start the VRRP daemon on %s, or remove it from the unicast peers of %s".formatted(peer,
                                error.about().source())));
    }

    private void advert(Packet packet, String place, Sighting.AdvertSeen advert) {
        boolean isFirst = !watches.containsKey(advert.key());
        Optional<ClusterWatch> watch = watch(advert.key(), packet.atNanos());
        if (watch.isEmpty()) {
            return;
        }
        if (isFirst) {
            first(packet, advert);
        }
        for (IpAddress address : advert.addresses()) {
            claims.listed(place, address, watch.get());
        }
        watch.get().advert(packet, advert.source(), packet.vrrp().orElseThrow());
    }

    private Optional<ClusterWatch> watch(ClusterKey key, long nowNanos) {
        ClusterWatch watch = watches.get(key);
        if (watch == null && watches.size() < MAX_CLUSTERS) {
            Optional<NetworkWatch> place = network(key.network(), nowNanos);
            if (place.isPresent()) {
                watch = new ClusterWatch(new ClusterNotes(key, streamBook, packetBook), place.get(), () -> own(key));
                watches.put(key, watch);
                place.get().add(watch);
            }
        }
        return Optional.ofNullable(watch);
    }

    private Optional<OwnRouter> own(ClusterKey key) {
        return own.stream().filter(r -> r.is(key)).findFirst();
    }

    private void first(Packet packet, Sighting.AdvertSeen advert) {
        ClusterKey key = advert.key();
        boolean isNew = network(key.network(), packet.atNanos())
                .filter(n -> n.isNew(packet.atNanos(), advert.intervalNanos())).isPresent();
        if (isNew && own(key).isEmpty()) {
            streamBook.holds(Code.S12, ClusterNotes.subject(key), packet.number(), packet.atNanos(),
                    FindingBook.quiet(advert.intervalNanos()), () -> new Told(
                            "VRID %d is new on %s, from %s".formatted(key.vrid(), key.network(), advert.source()),
                            "first advertisement",
                            "Nothing, if you have just set it up; else find out whose it is"));
        }
    }

    private void look(long nowNanos) {
        snapshot = Reducer.aged(Reducer.reduceAll(snapshot, pending), nowNanos);
        pending.clear();
        lookedNanos = Math.max(lookedNanos, nowNanos);
        for (Cluster cluster : snapshot.clusters()) {
            ClusterWatch watch = watches.get(cluster.key());
            if (watch != null && cluster.key().site().equals(site)) {
                watch.look(cluster, lastPacket, nowNanos, observers::contains);
            }
        }
        groups.look(snapshot, own, lastPacket, nowNanos);
        packetBook.endQuiet(nowNanos);
        streamBook.endQuiet(nowNanos);
    }
}
