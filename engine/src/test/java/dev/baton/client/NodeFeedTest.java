package dev.baton.client;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.Json;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Health;
import dev.baton.cluster.Hearing;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.track.EffectivePriority;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.WireSightings;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class NodeFeedTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String NETWORK = "10.0.0.0/24";
    private static final ConfigStamp STAMP = new ConfigStamp(1, "cafe");
    private static final EngineHealth HEALTH = new EngineHealth(0, 0, 0, 0, 0, 0, 0);
    /// An advertisement of version 3, VRID 51, priority 150, 100 ms, 10.0.0.100, from 10.0.0.1.
    private static final byte[] ADVERT = advert(51);

    private static byte[] advert(int vrid) {
        byte[] frame = new byte[46];
        put(frame, 0, 0x01, 0x00, 0x5e, 0x00, 0x00, 0x12, 0x00, 0x00, 0x5e, 0x00, 0x01, vrid, 0x08, 0x00);
        put(frame, 14, 0x45, 0xc0, 0, 32, 0, 1, 0, 0, 255, 112, 0, 0, 10, 0, 0, 1, 224, 0, 0, 18);
        put(frame, 24, checksum(frame, 14, 20, 0) >> 8, checksum(frame, 14, 20, 0) & 0xff);
        put(frame, 34, 0x31, vrid, 150, 1, 0, 10, 0, 0, 10, 0, 0, 100);
        int pseudo = (10 << 8) + 1 + (224 << 8) + 18 + 112 + 12;
        int sum = checksum(frame, 34, 12, pseudo);
        put(frame, 40, sum >> 8, sum & 0xff);
        return frame;
    }

    private static void put(byte[] frame, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            frame[at + i] = (byte) bytes[i];
        }
    }

    private static int checksum(byte[] frame, int from, int length, int start) {
        int sum = start;
        for (int i = from; i < from + length; i += 2) {
            sum += ((frame[i] & 0xff) << 8) + (frame[i + 1] & 0xff);
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return ~sum & 0xffff;
    }

    private static RouterState router(int vrid, Role role, int host, int priority) {
        return new RouterState("VI_" + vrid, "eth0", NETWORK, Family.IPV4, vrid, 3, role,
                EffectivePriority.of(priority), true, 0, IpAddress.parse("10.0.0." + host), SECOND / 10, SECOND / 10,
                0, 0, 0, List.of(VirtualAddress.parse("10.0.0.100/24")), List.of(), role == Role.MASTER, false, false,
                Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Steering.NONE);
    }

    private static NodeState state(String node, long nowNanos, Role role, int host, int priority) {
        return new NodeState(node, "1", "baton", Instant.EPOCH.plusNanos(nowNanos), nowNanos, 0, STAMP,
                Optional.empty(), List.of(router(51, role, host, priority)), List.of(), List.of(), HEALTH, 7);
    }

    private static Beat beat(long nowNanos, Role role, int priority) {
        return new Beat(Instant.EPOCH.plusNanos(nowNanos), nowNanos, STAMP, Optional.empty(),
                List.of(new Beat.RouterBeat("VI_51", role, EffectivePriority.of(priority), role == Role.MASTER,
                        Steering.NONE)),
                HEALTH, 7);
    }

    private static NodeNews stated(NodeState state, long atNanos) {
        return new NodeNews.Stated(state, true, atNanos, atNanos);
    }

    @Test
    void sameClusterByWireAndByNodes_isOneCluster_withWhoHearsWhom() {
        NodeFeed n1 = new NodeFeed("site", "n1");
        NodeFeed n2 = new NodeFeed("site", "n2");
        List<Sighting> all = new ArrayList<>();
        all.addAll(n1.take(stated(state("n1", 500 * SECOND, Role.MASTER, 1, 150), 10 * SECOND)).sightings());
        all.addAll(n2.take(stated(state("n2", 900 * SECOND, Role.BACKUP, 2, 100), 10 * SECOND)).sightings());
        AdvertBatch heard = new AdvertBatch(List.of(new AdvertBatch.Heard("ens3", NETWORK, 901 * SECOND, false,
                Base64.getEncoder().encodeToString(ADVERT))), 0, 901 * SECOND);
        all.addAll(n2.take(new NodeNews.Heard(heard, 11 * SECOND)).sightings());
        Packet captured = Packet.of(1, 11 * SECOND, "eth0", LinkType.ETHERNET, ADVERT.length, ADVERT, Optional.empty());
        all.addAll(new WireSightings("site", Optional.of(NETWORK)).of(captured));

        Snapshot snapshot = Reducer.reduceAll(Snapshot.EMPTY, all);

        assertThat(snapshot.clusters()).hasSize(1);
        Cluster cluster = snapshot.clusters().getFirst();
        assertThat(cluster.key()).isEqualTo(new ClusterKey("site", NETWORK, Family.IPV4, 51));
        assertThat(cluster.health()).isEqualTo(Health.READY);
        assertThat(cluster.members()).hasSize(2);
        assertThat(cluster.members().getFirst().hearings()).extracting(Hearing::observer)
                .containsExactlyInAnyOrder("n2", "eth0");
    }

    @Test
    void transitionsAreOnOurClock_andBeatsRepeatWhatIs() {
        NodeFeed feed = new NodeFeed("site", "n1");
        feed.take(stated(state("n1", 500 * SECOND, Role.BACKUP, 1, 150), 10 * SECOND));
        Evidence evidence = new Evidence(150, Optional.empty(), -1, -1, SECOND, 3, 0, Optional.empty());
        NodeEvent event = new NodeEvent(8, Instant.EPOCH.plusSeconds(501), 501 * SECOND, "boot", "VI_51",
                new NodeEvent.Changed(new Transition(Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT, evidence,
                        501 * SECOND), ""));

        List<Sighting> sightings = feed.take(new NodeNews.Happened(event, 11 * SECOND + SECOND / 20)).sightings();
        List<Sighting> beaten = feed.take(new NodeNews.Beaten(beat(502 * SECOND, Role.MASTER, 150), 12 * SECOND))
                .sightings();

        assertThat(sightings).singleElement().isInstanceOfSatisfying(Sighting.Transitioned.class, t -> {
            assertThat(t.atNanos()).isBetween(11 * SECOND - SECOND / 50, 11 * SECOND + SECOND / 50);
            assertThat(t.transition().atNanos()).isEqualTo(t.atNanos());
        });
        assertThat(beaten).singleElement().isInstanceOfSatisfying(Sighting.RouterReported.class,
                r -> assertThat(r.role()).isEqualTo(Role.MASTER));
        assertThat(feed.state().orElseThrow().routers().getFirst().holdsAddresses()).isTrue();
    }

    @Test
    void eventOfAnEarlierBoot_isPlacedByItsDateAndTime() {
        NodeFeed feed = new NodeFeed("site", "n1");
        feed.take(stated(state("n1", 500 * SECOND, Role.BACKUP, 1, 150), 1_000 * SECOND));
        NodeEvent event = new NodeEvent(3, Instant.EPOCH.plusSeconds(200), 88_888 * SECOND, "earlier", "VI_51",
                new NodeEvent.Stopped());

        assertThat(feed.atNanos(event, 1_000 * SECOND)).isBetween(700 * SECOND - SECOND / 50, 700 * SECOND);
        assertThat(feed.take(new NodeNews.Happened(event, 1_000 * SECOND)).sightings()).isEmpty();
    }

    @Test
    void nodeThatSaysGoodbye_isLost_andSentFramesAreNoHearing() {
        NodeFeed feed = new NodeFeed("site", "n1");
        feed.take(stated(state("n1", 500 * SECOND, Role.MASTER, 1, 150), 10 * SECOND));
        AdvertBatch sent = new AdvertBatch(List.of(
                new AdvertBatch.Heard("eth0", NETWORK, 501 * SECOND, true, Base64.getEncoder().encodeToString(ADVERT)),
                new AdvertBatch.Heard("eth0", NETWORK, 501 * SECOND, true, "no base64!")), 0, 501 * SECOND);

        NodeFeed.Fed fed = feed.take(new NodeNews.Heard(sent, 11 * SECOND));

        assertThat(fed.packets()).hasSize(1);
        assertThat(fed.sightings()).isEmpty();
        assertThat(feed.take(new NodeNews.Happened(new NodeEvent(9, Instant.EPOCH.plusSeconds(502), 502 * SECOND,
                "boot", "", new NodeEvent.Stopped()), 12 * SECOND)).sightings()).singleElement()
                .isInstanceOf(Sighting.NodeLost.class);
    }

    @Test
    void beatOfAnotherConfiguration_needsTheState() {
        NodeFeed feed = new NodeFeed("site", "n1");
        assertThat(feed.needsState(beat(1, Role.MASTER, 150))).isTrue();
        feed.take(stated(state("n1", 500 * SECOND, Role.MASTER, 1, 150), 10 * SECOND));
        assertThat(feed.needsState(beat(501 * SECOND, Role.MASTER, 150))).isFalse();
        assertThat(feed.needsState(new Beat(Instant.EPOCH, 501 * SECOND, new ConfigStamp(2, "beef"), Optional.empty(),
                beat(1, Role.MASTER, 150).routers(), HEALTH, 7))).isTrue();
    }

    /// 30 nodes follow 10 virtual routers at 100 ms: each hears 100 adverts a second, in 10 batches, and beats once.
    @Test
    void thirtyNodesWithTenRoutersAt100ms_costLessThanAQuarterOfOneCore() {
        int nodes = 30;
        List<NodeFeed> feeds = new ArrayList<>();
        List<RouterState> routers = new ArrayList<>();
        List<Beat.RouterBeat> beats = new ArrayList<>();
        List<AdvertBatch.Heard> frames = new ArrayList<>();
        for (int vrid = 1; vrid <= 10; vrid++) {
            routers.add(router(vrid, Role.BACKUP, 2, 100));
            beats.add(new Beat.RouterBeat("VI_" + vrid, Role.BACKUP, EffectivePriority.of(100), false, Steering.NONE));
            frames.add(new AdvertBatch.Heard("eth0", NETWORK, 0, false,
                    Base64.getEncoder().encodeToString(advert(vrid))));
        }
        for (int i = 0; i < nodes; i++) {
            NodeFeed feed = new NodeFeed("site", "n" + i);
            feed.take(stated(new NodeState("n" + i, "1", "baton", Instant.EPOCH, 0, 0, STAMP, Optional.empty(), routers,
                    List.of(), List.of(), HEALTH, 0), SECOND));
            feeds.add(feed);
        }
        Snapshot snapshot = Snapshot.EMPTY;
        int seconds = 24;
        long least = Long.MAX_VALUE;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int second = 1; second <= seconds; second++) {
            long now = second * SECOND;
            String batch = Json.write(new AdvertBatch(frames, 0, now));
            String beat = Json.write(new Beat(Instant.EPOCH.plusNanos(now), now, STAMP, Optional.empty(), beats, HEALTH,
                    0));
            long from = threads.getCurrentThreadCpuTime();
            for (int tenth = 0; tenth < 10; tenth++) {
                List<Sighting> all = new ArrayList<>();
                for (NodeFeed feed : feeds) {
                    if (tenth == 0) {
                        all.addAll(feed.take(new NodeNews.Beaten(Json.read(beat, Beat.class), now + SECOND))
                                .sightings());
                    }
                    all.addAll(feed.take(new NodeNews.Heard(Json.read(batch, AdvertBatch.class),
                            now + SECOND + tenth * SECOND / 10)).sightings());
                }
                snapshot = Reducer.reduceAll(snapshot, all);
            }
            least = Math.min(least, threads.getCurrentThreadCpuTime() - from);
        }
        System.getLogger("measured").log(System.Logger.Level.INFO,
                "one second of 30 nodes took processor time of " + TimeUnit.NANOSECONDS.toMicros(least) + " µs");

        assertThat(snapshot.clusters()).hasSize(10);
        assertThat(snapshot.clusters().getFirst().members()).isNotEmpty();
        assertThat(least).isLessThan(SECOND / 4);
    }
}
