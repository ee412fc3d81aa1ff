package dev.baton.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import dev.baton.wire.VrrpMessage;

/// The findings of a stream of packets, in its order. Time passes with the packets and with [#tick], which a live source
/// calls now and then so that silence is noticed. One thread.
///
/// What the state of a cluster is, the [Reducer] says; it is asked at most every [#LOOK_NANOS].
public final class StreamChecks {
    /// How many clusters are watched; those that come later are not.
    public static final int MAX_CLUSTERS = 1_024;
    /// How often clusters are looked at.
    public static final long LOOK_NANOS = 100_000_000L;
    /// How many sightings wait for that.
    private static final int MAX_PENDING = 256;
    /// A finding ends when it has not been seen for so long.
    private static final long QUIET_NANOS = 10_000_000_000L;
    /// Virtual routers that are first heard within this time were there before.
    private static final long BASELINE_NANOS = 60_000_000_000L;

    private static final Code[] CODES = Code.values();

    private final WireSightings sightings;
    private final FindingBook packetBook = new FindingBook();
    private final FindingBook streamBook = new FindingBook();
    private final Map<ClusterKey, ClusterWatch> watches = new LinkedHashMap<>();
    private final List<Sighting> pending = new ArrayList<>();
    private Snapshot snapshot = Snapshot.EMPTY;
    private long firstNanos = Long.MAX_VALUE;
    private long lookedNanos = Long.MIN_VALUE;
    private long lastPacket;

    /// @param site    the place that the packets were captured at
    /// @param network the segment of all packets; empty: each observer is a segment of its own
    public StreamChecks(String site, Optional<String> network) {
        sightings = new WireSightings(site, network);
    }

    /// The next packet.
    public void see(Packet packet) {
        lastPacket = packet.number();
        firstNanos = Math.min(firstNanos, packet.atNanos());
        int broken = PacketChecks.broken(packet);
        if (broken != 0) {
            note(packet, broken);
        }
        if (packet.payload().orElse(null) instanceof IcmpError error && error.isProtocolUnreachable()) {
            unreachable(packet, error);
        }
        for (Sighting sighting : sightings.of(packet)) {
            pending.add(sighting);
            watch(packet, sighting);
        }
        if (pending.size() >= MAX_PENDING || lookedNanos == Long.MIN_VALUE
                || packet.atNanos() - lookedNanos >= LOOK_NANOS) {
            look(packet.atNanos());
        }
    }

    /// Time has passed.
    ///
    /// @param nowNanos on the clock of the packets
    public void tick(long nowNanos) {
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

    private void note(Packet packet, int broken) {
        String subject = PacketChecks.subject(packet);
        for (int left = broken; left != 0; left &= left - 1) {
            Code code = CODES[Integer.numberOfTrailingZeros(left)];
            packetBook.holds(code, subject, packet.number(), packet.atNanos(),
                    () -> PacketChecks.describe(code, packet));
        }
    }

    private void unreachable(Packet packet, IcmpError error) {
        IpAddress peer = error.about().destination();
        String subject = peer.toString();
        streamBook.holds(Code.S14, subject, packet.number(), packet.atNanos(), () -> Finding.once(Code.S14, subject,
                "%s does not speak VRRP: it answered an advertisement of %s with protocol unreachable".formatted(peer,
                        error.about().source()),
                new Evidence(packet.number(), "ICMP error about protocol 112"),
                "Start the VRRP daemon on %s, or remove it from the unicast peers of %s".formatted(peer,
                        error.about().source()),
                packet.atNanos()));
    }

    private void watch(Packet packet, Sighting sighting) {
        ClusterKey key = sighting.key();
        ClusterWatch watch = watches.get(key);
        if (watch == null) {
            if (watches.size() >= MAX_CLUSTERS) {
                return;
            }
            watch = new ClusterWatch(key, streamBook);
            watches.put(key, watch);
            first(packet, key);
        }
        if (sighting instanceof Sighting.AddressAnnounced) {
            watch.announced(packet.atNanos());
        } else if (sighting instanceof Sighting.AdvertSeen advert) {
            VrrpMessage said = packet.vrrp().orElseThrow();
            watch.advert(packet, advert.source(), said, packet.destination().orElseThrow().isMulticast());
        }
    }

    private void first(Packet packet, ClusterKey key) {
        if (packet.atNanos() - firstNanos <= BASELINE_NANOS) {
            return;
        }
        String subject = "VRID " + key.vrid() + " " + key.family() + " " + key.network();
        streamBook.holds(Code.S12, subject, packet.number(), packet.atNanos(), () -> Finding.once(Code.S12, subject,
                "VRID %d is new on %s, from %s".formatted(key.vrid(), key.network(), packet.source().orElseThrow()),
                new Evidence(packet.number(), "first advertisement"),
                "Nothing, if you have just set it up; else find out whose it is", packet.atNanos()));
    }

    private void look(long nowNanos) {
        snapshot = Reducer.aged(Reducer.reduceAll(snapshot, pending), nowNanos);
        pending.clear();
        lookedNanos = Math.max(lookedNanos, nowNanos);
        for (Cluster cluster : snapshot.clusters()) {
            ClusterWatch watch = watches.get(cluster.key());
            if (watch != null) {
                watch.look(cluster, lastPacket, nowNanos);
            }
        }
        packetBook.endQuiet(nowNanos, QUIET_NANOS);
        streamBook.endQuiet(nowNanos, QUIET_NANOS);
    }
}
