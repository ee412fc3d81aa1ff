package dev.baton.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.port.Ports;
import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;

/// What a loop counts for each router, and that no count ever falls.
class CountsTest {
    private static final long INTERVAL = 100_000_000L;
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final String PEER = "10.0.0.9";

    private final LoopMachine machine = new LoopMachine(1);
    private EventLoop loop = loop(router("VI_1", 51, 3, 100));

    private static RouterConfig router(String name, int vrid, int version, int priority) {
        return router(name, vrid, version, priority, List.of(), java.util.Optional.empty());
    }

    private static RouterConfig router(String name, int vrid, int version, int priority, List<IpAddress> peers,
            java.util.Optional<String> password) {
        return new RouterConfig(name, "eth0", Family.IPV4, vrid, version, false, priority,
                version == 2 ? 10 * INTERVAL : INTERVAL, true, 0, 3, true, false, IpAddress.parse("10.0.0.1"),
                List.of(VirtualAddress.parse("10.0.0.100/24")), peers, password, ChecksumPolicy.AUTO,
                new Announcing(2, 10_000_000L, 0, 0), false);
    }

    private static NodeSetup setup(RouterConfig... routers) {
        return new NodeSetup(List.of(new Link("eth0", MAC)), List.of(routers).stream().map(RouterSetup::of).toList(),
                List.of(), List.of());
    }

    private EventLoop loop(RouterConfig... routers) {
        EventLoop made = new EventLoop(setup(routers),
                new Ports(machine, machine, machine, machine, machine, machine), Stepper.RFC, LoopWatcher.NONE);
        made.start();
        return made;
    }

    private void runTo(long end) {
        while (loop.nextDeadlineNanos() <= end) {
            machine.now = loop.nextDeadlineNanos();
            loop.turn();
        }
        machine.now = end;
        loop.turn();
    }

    private static byte[] v3(String source, int vrid, int priority) {
        return frame(source, 255, VrrpMessage.v3(vrid, priority, 10, List.of(IpAddress.parse("10.0.0.100"))));
    }

    private static byte[] frame(String source, int ttl, VrrpMessage message) {
        return FrameEncoder.advert(MAC, OptionalInt.empty(), IpAddress.parse(source), Ipv4Address.VRRP_GROUP, ttl,
                message, message.version() == 2 ? ChecksumForm.V2 : ChecksumForm.PSEUDO_HEADER);
    }

    private void hear(byte[] frame) {
        loop.inbox().heard("eth0", frame, machine.now);
        loop.turn();
    }

    private RouterCounts counts() {
        return loop.counts().getFirst();
    }

    @Test
    void masterCountsWhatItSends_andItsTransitions() {
        runTo(10 * INTERVAL);
        assertThat(counts().turns()).containsOnlyKeys(new RouterCounts.Turn(Role.INIT, Role.BACKUP, Reason.STARTED),
                new RouterCounts.Turn(Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT));
        assertThat(counts().advertsSent()).as("from 3.61 intervals on").isEqualTo(7);
        assertThat(counts().announcementsSent()).isEqualTo(2);
        assertThat(counts().becameMaster()).isEqualTo(1);
        hear(v3(PEER, 51, 200));
        assertThat(counts().leftMaster()).isEqualTo(1);
        assertThat(counts().masters()).isEqualTo(1);
        hear(v3(PEER, 51, 0));
        assertThat(counts().zeroReceived()).isEqualTo(1);
        assertThat(counts().advertsReceived()).isEqualTo(2);
        runTo(13 * INTERVAL);
        loop.inbox().offer(new NodeInput.EndAsked());
        loop.turn();
        assertThat(counts().zeroSent()).isEqualTo(1);
        assertThat(counts().turns()).containsEntry(
                new RouterCounts.Turn(Role.MASTER, Role.INIT, Reason.SHUTDOWN), 1L);
    }

    @Test
    void lostAdverts_areMissed_whileTheirSenderLivesOn() {
        for (int i : new int[]{1, 2, 3, 5, 6, 9}) {
            runTo(i * INTERVAL);
            hear(v3(PEER, 51, 200));
        }
        assertThat(counts().advertsMissed()).as("the 4th, the 7th and the 8th").isEqualTo(3);
        assertThat(counts().intervals().counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
        assertThat(counts().intervals().sumNanos()).isEqualTo(8 * INTERVAL);
        runTo(100 * INTERVAL);
        hear(v3(PEER, 51, 200));
        assertThat(counts().advertsMissed()).as("a master that was gone missed none").isEqualTo(3);
    }

    @Test
    void twoMasters_areSeenAsTwo() {
        runTo(10 * INTERVAL);
        hear(v3(PEER, 51, 50));
        assertThat(counts().masters()).isEqualTo(2);
        runTo(20 * INTERVAL);
        assertThat(counts().masters()).isEqualTo(1);
    }

    @Test
    void peers_areKnownWithWhatTheySaidLast_upToABound() {
        hear(v3(PEER, 51, 200));
        assertThat(loop.standings().getFirst().peers()).containsExactly(
                new Standing.Peer(IpAddress.parse(PEER), 200, INTERVAL, 1, 1));
        for (int i = 0; i < Tally.MAX_PEERS + 5; i++) {
            hear(v3("10.0.1." + (i + 1), 51, 200));
        }
        assertThat(loop.standings().getFirst().peers()).hasSize(Tally.MAX_PEERS)
                .extracting(p -> p.source().toString()).doesNotContain(PEER).contains("10.0.1.37");
    }

    @Test
    void peerThatIsHeardAllTheTime_isNotForgotten_whateverOthersClaim() {
        for (int i = 0; i < 3 * Tally.MAX_PEERS; i++) {
            for (int again = 0; again < 5; again++) {
                hear(v3(PEER, 51, 200));
            }
            hear(v3("10.0." + (1 + i / 200) + "." + (i % 200 + 1), 51, 200));
        }
        assertThat(loop.standings().getFirst().peers()).hasSize(Tally.MAX_PEERS)
                .anySatisfy(p -> {
                    assertThat(p.source()).isEqualTo(IpAddress.parse(PEER));
                    assertThat(p.adverts()).isEqualTo(15L * Tally.MAX_PEERS);
                });
    }

    @Test
    void discards_areCountedByTheirReason() {
        hear(frame(PEER, 254, VrrpMessage.v3(51, 200, 10, List.of(IpAddress.parse("10.0.0.100")))));
        byte[] damaged = v3(PEER, 51, 200);
        damaged[14 + 20 + 6]++;
        hear(damaged);
        hear(frame(PEER, 255, VrrpMessage.v2(51, 200, 1, VrrpAuth.NONE, List.of(IpAddress.parse("10.0.0.100")))));
        byte[] cut = frame(PEER, 255, VrrpMessage.v3(51, 200, 10, List.of(IpAddress.parse("10.0.0.100"))));
        cut[14 + 20 + 3] = 9;
        hear(cut);
        hear(v3(PEER, 77, 200));
        assertThat(counts().discards()).isEqualTo(Map.of(Discard.TTL, 1L, Discard.CHECKSUM, 1L, Discard.VERSION, 1L,
                Discard.LENGTH, 1L));
        assertThat(loop.wireCounts()).isEqualTo(new WireCounts(1, 1, 1,
                List.of(new WireCounts.Foreign(IpAddress.parse(PEER), 1)), 0));
        assertThat(counts().advertsReceived()).isZero();
    }

    @Test
    void authenticationOfAnUnknownKind_isToldFromAnotherKind() {
        loop = loop(router("VI_1", 51, 2, 100, List.of(), java.util.Optional.of("secret")));
        hear(frame(PEER, 255, VrrpMessage.v2(51, 200, 1, VrrpAuth.NONE, List.of(IpAddress.parse("10.0.0.100")))));
        hear(frame(PEER, 255, VrrpMessage.v2(51, 200, 1, new VrrpAuth(9, VrrpAuth.NONE.data()),
                List.of(IpAddress.parse("10.0.0.100")))));
        hear(frame(PEER, 255, VrrpMessage.v2(51, 200, 1, VrrpAuth.simpleText("other"),
                List.of(IpAddress.parse("10.0.0.100")))));
        assertThat(counts().discards()).isEqualTo(Map.of(Discard.AUTH_TYPE, 2L, Discard.AUTH_DATA, 1L));
        assertThat(counts().unknownAuthentication()).isEqualTo(1);
    }

    @Test
    void foreignSenders_areBounded() {
        for (int i = 0; i < Strangers.LIMIT + 7; i++) {
            hear(v3("10.1." + i / 200 + "." + (i % 200 + 1), 77, 200));
        }
        assertThat(loop.wireCounts().foreign()).hasSize(Strangers.LIMIT);
        assertThat(loop.wireCounts().otherForeign()).isEqualTo(7);
        assertThat(loop.wireCounts().vridErrors()).isEqualTo(Strangers.LIMIT + 7L);
    }

    @Test
    void senderThatIsNoPeer_isForeign() {
        loop = loop(router("VI_1", 51, 3, 100, List.of(IpAddress.parse("10.0.0.2")), java.util.Optional.empty()));
        hear(v3(PEER, 51, 200));
        assertThat(loop.wireCounts().foreign()).containsExactly(new WireCounts.Foreign(IpAddress.parse(PEER), 1));
        assertThat(loop.wireCounts().vridErrors()).isZero();
    }

    /// Reloads of every kind, in any order: what is read under one name, interface and VRID only grows.
    @Test
    void counts_neverFall_whateverIsReloaded() {
        List<RouterConfig> kinds = List.of(router("VI_1", 51, 3, 100), router("VI_1", 51, 3, 150),
                router("VI_1", 51, 2, 100), router("VI_1", 51, 3, RouterConfig.OWNER));
        long sent = 0;
        long turns = 0;
        for (int i = 0; i < 20; i++) {
            List<RouterConfig> next = new ArrayList<>(List.of(kinds.get(i % kinds.size())));
            if (i % 3 == 0) {
                next.addFirst(router("VI_0", 50, 3, 100));
            }
            loop.inbox().offer(new NodeInput.SetupReplaced(setup(next.toArray(RouterConfig[]::new))));
            runTo(machine.now + 50 * INTERVAL);
            RouterCounts now = loop.counts().stream().filter(c -> c.router().equals("VI_1")).findFirst().orElseThrow();
            long allTurns = now.turns().values().stream().mapToLong(Long::longValue).sum();
            assertThat(now.advertsSent()).as("after reload %d", i).isGreaterThan(sent);
            assertThat(allTurns).isGreaterThanOrEqualTo(turns);
            sent = now.advertsSent();
            turns = allTurns;
        }
        loop.inbox().offer(new NodeInput.SetupReplaced(setup(router("VI_1", 52, 3, 100))));
        loop.turn();
        assertThat(counts().advertsSent()).as("another VRID is another series").isZero();
    }

    @Test
    void lastChange_isRememberedWithItsDate() {
        runTo(10 * INTERVAL);
        Standing.Last last = loop.standings().getFirst().last().orElseThrow();
        assertThat(last.transition().to()).isEqualTo(Role.MASTER);
        assertThat(last.wall()).isEqualTo(Instant.EPOCH.plusNanos(last.transition().atNanos()));
    }
}
