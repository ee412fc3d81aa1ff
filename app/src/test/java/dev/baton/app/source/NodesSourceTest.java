package dev.baton.app.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.api.Access;
import dev.baton.app.fx.Pulse;
import dev.baton.app.link.HeardFrame;
import dev.baton.app.link.LinkState;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Nodes;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting;
import dev.baton.traffic.LinkType;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.Opaque;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class NodesSourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long TENTH = 100_000_000L;
    private final FakeDoors doors = new FakeDoors(Nodes.paired("n1", Access.OPERATOR),
            Nodes.paired("n2", Access.OPERATOR));
    private final List<NodesSource> opened = Collections.synchronizedList(new ArrayList<>());
    private final List<NodeLinks> links = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void toolkit() {
        FxExtension.start();
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            opened.forEach(NodesSource::close);
            links.forEach(NodeLinks::close);
        });
        await().atMost(LIMIT).until(() -> opened.stream().noneMatch(NodesSource::isRunning));
        assertThat(doors.followed()).isEmpty();
    }

    private NodesSource open(Optional<Lines> lines) throws Throwable {
        onFx(() -> {
            Pulse pulse = new Pulse();
            links.add(new NodeLinks(doors, pulse));
            opened.add(new NodesSource(pulse, links.getLast(), lines));
        });
        return opened.getLast();
    }

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private void report(String node, int host, Role role, int priority, long intervalNanos) {
        doors.listener(node).seen(List.of(Nodes.report(node, host, role, priority, intervalNanos, now())));
    }

    private static Cluster only(NodesSource source) {
        assertThat(source.snapshot().get().clusters()).hasSize(1);
        return source.snapshot().get().clusters().getFirst();
    }

    private static Freshness freshness(NodesSource source, String node) {
        return only(source).members().stream().filter(m -> m.node().equals(node)).findFirst().orElseThrow()
                .freshness();
    }

    @Test
    void clusterThatTwoNodesTellOf_isOne_withBothAsMembers() throws Throwable {
        NodesSource source = open(Optional.empty());
        report("n1", 1, Role.MASTER, 150, Nodes.SECOND);
        report("n2", 2, Role.BACKUP, 120, Nodes.SECOND);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(only(source).members()).extracting(Member::node)
                .containsExactly("n1", "n2"));
        assertThat(only(source).key()).isEqualTo(Nodes.KEY);
        assertThat(source.kind()).isEqualTo(SourceKind.NODES);
        assertThat(source.nameArgument()).isEqualTo("n1, n2");
    }

    @Test
    void frameOfANode_isAPacketOfTheSameCluster_andItsAdvertTellsWhoHears() throws Throwable {
        NodesSource source = open(Optional.empty());
        List<Sighting.AdvertSeen> pulses = Collections.synchronizedList(new ArrayList<>());
        onFx(() -> source.onAdverts(pulses::addAll));
        report("n1", 1, Role.MASTER, 150, Nodes.SECOND);
        long at = now();
        doors.listener("n2").seen(List.of(new Sighting.AdvertSeen(Nodes.KEY, at, "n2",
                dev.baton.wire.IpAddress.parse("10.0.0.1"), 3, 150, Nodes.SECOND, List.of(), Optional.empty())));
        doors.listener("n2").frames(List.of(new HeardFrame("eth0", Nodes.NETWORK, at,
                Opaque.of(Captures.advert(1, 150)))), 3);

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(only(source).members().getFirst().hearers()).containsExactly("n2");
            assertThat(source.packets().orElseThrow().lastNumber().get()).isEqualTo(1);
            assertThat(pulses).hasSize(1);
        });
        PacketFeed packets = source.packets().orElseThrow();
        assertThat(packets.store().packet(1).orElseThrow().observer()).isEqualTo("n2 eth0");
        assertThat(packets.state().get().shed()).isEqualTo(3);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(packets.cards()).singleElement()
                .satisfies(card -> assertThat(card.key()).isEqualTo(Nodes.KEY)));
    }

    @Test
    void frames_areWantedOnlyWhileSomebodyLooks() throws Throwable {
        NodesSource source = open(Optional.empty());
        assertThat(doors.framesWanted()).isEmpty();
        List<Subscription> held = new ArrayList<>();
        onFx(() -> {
            held.add(source.wantPackets());
            held.add(source.wantPackets());
        });
        assertThat(doors.framesWanted()).containsExactly("n1", "n2");
        onFx(held.getFirst()::unsubscribe);
        onFx(held.getFirst()::unsubscribe);
        assertThat(doors.framesWanted()).containsExactly("n1", "n2");
        onFx(held.getLast()::unsubscribe);
        assertThat(doors.framesWanted()).isEmpty();
    }

    @Test
    void masterWithShortInterval_staysLiveBetweenBeats_andIsStaleWhenTheyStop() throws Throwable {
        NodesSource source = open(Optional.empty());
        long said = now();
        report("n1", 1, Role.MASTER, 150, TENTH);
        await().atMost(LIMIT).until(() -> !source.snapshot().get().clusters().isEmpty());

        await().pollInterval(Duration.ofMillis(5)).atMost(LIMIT).until(() -> {
            long shownAt = source.snapshot().get().atNanos();
            boolean isVouched = shownAt - said < Vouching.BEAT_TRUST_NANOS;
            if (isVouched) {
                assertThat(freshness(source, "n1")).isEqualTo(Freshness.LIVE);
            }
            return !isVouched;
        });
        await().atMost(LIMIT).until(() -> freshness(source, "n1") == Freshness.STALE);
        assertThat(source.snapshot().get().atNanos() - said)
                .isLessThan(Vouching.BEAT_TRUST_NANOS + 10 * TENTH);
    }

    @Test
    void transition_isShownAtOnce_andKeptInOrder() throws Throwable {
        NodesSource source = open(Optional.empty());
        report("n1", 1, Role.BACKUP, 150, TENTH);
        Transition moved = new Transition(Role.BACKUP, Role.MASTER, Reason.STARTED,
                new Evidence(150, Optional.empty(), -1, -1, TENTH, 3, 0, Optional.empty()), now());
        doors.listener("n1").seen(List.of(new Sighting.Transitioned(Nodes.KEY, now(), "n1", "VI_1", moved)));

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(source.transitions().get()).extracting(t -> t.transition().to()).containsExactly(Role.MASTER);
            assertThat(only(source).members().getFirst().role()).isEqualTo(Role.MASTER);
        });
    }

    @Test
    void nodeThatIsLost_growsStale_whileTheOthersLive() throws Throwable {
        NodesSource source = open(Optional.empty());
        report("n1", 1, Role.MASTER, 150, TENTH);
        report("n2", 2, Role.BACKUP, 120, TENTH);
        doors.listener("n1").link(Nodes.lost());

        await().pollInterval(Duration.ofMillis(200)).atMost(LIMIT).until(() -> {
            report("n2", 2, Role.BACKUP, 120, TENTH);
            return freshness(source, "n1") == Freshness.STALE;
        });
        assertThat(freshness(source, "n2")).isEqualTo(Freshness.LIVE);
        await().atMost(LIMIT)
                .until(() -> links.getLast().find("n1").orElseThrow().link().phase() == LinkState.Phase.LOST);
    }

    @Test
    void captureBesideNodes_isTheSameCluster_bySegmentName() throws Throwable {
        String network = LocalNetworks.of("lo");
        List<Consumer<CapturedFrame>> taps = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger open = new AtomicInteger();
        Lines lines = Lines.open(List.of("lo"), (_, listener) -> {
            taps.add(listener);
            open.incrementAndGet();
            return new Tap() {
                @Override
                public CaptureCounters counters() {
                    return new CaptureCounters(0, 0, 0);
                }

                @Override
                public Optional<CaptureException> failure() {
                    return Optional.empty();
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        });
        NodesSource source = open(Optional.of(lines));
        ClusterKey key = new ClusterKey("local", network, dev.baton.wire.Family.IPV4, 51);
        Sighting.RouterReported told = Nodes.report("n1", 1, Role.MASTER, 150, TENTH, now());
        doors.listener("n1").seen(List.of(new Sighting.RouterReported(key, told.atNanos(), "n1", "VI_1", "eth0",
                told.source(), 3, Role.MASTER, told.priority(), TENTH, true, told.addresses(), true)));
        byte[] advert = Captures.advert(1, 150);
        taps.getFirst().accept(new CapturedFrame("lo", LinkType.ETHERNET, now(), advert.length, Opaque.of(advert)));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(only(source).members()).singleElement()
                .satisfies(member -> {
                    assertThat(member.node()).isEqualTo("n1");
                    assertThat(member.hearers()).containsExactly("lo");
                }));
        assertThat(source.interfaces()).containsExactly("lo");
        onFx(source::close);
        await().atMost(LIMIT).until(() -> open.get() == 0);
    }

    @Test
    void segment_isCalledByItsSubnet() throws Exception {
        assertThat(LocalNetworks.subnet(java.net.InetAddress.getByName("10.63.0.154"), 24)).isEqualTo("10.63.0.0/24");
        assertThat(LocalNetworks.subnet(java.net.InetAddress.getByName("10.63.0.154"), 20)).isEqualTo("10.63.0.0/20");
        assertThat(LocalNetworks.subnet(java.net.InetAddress.getByName("fd00:1:2:3::7"), 64))
                .isEqualTo("fd00:1:2:3::/64");
        assertThat(LocalNetworks.of("no-such-if")).isEqualTo("no-such-if");
    }

    @Test
    void oneObserverOfASegmentLeads_untilItFallsSilent() {
        Leaders leaders = new Leaders();
        assertThat(leaders.leads("n1 eth0", "lan", 0)).isTrue();
        assertThat(leaders.leads("n2 eth0", "lan", TENTH)).isFalse();
        assertThat(leaders.leads("n2 eth0", "other", TENTH)).isTrue();
        assertThat(leaders.leads("n1 eth0", "lan", 2 * TENTH)).isTrue();
        assertThat(leaders.leads("n2 eth0", "lan", 2 * TENTH + Leaders.SILENT_NANOS + 1)).isTrue();
        assertThat(leaders.leads("n1 eth0", "lan", 3 * TENTH + Leaders.SILENT_NANOS)).isFalse();
    }
}
