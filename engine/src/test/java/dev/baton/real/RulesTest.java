package dev.baton.real;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.real.Agreement.Checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The rules of the election that are not about who is higher, with keepalived as peer: equal priorities, preemption off,
/// the owner, checksum forms, sync groups, three nodes, an interface that comes and goes. Version 3 over IPv4 at 100 ms.
class RulesTest {
    private static final int VRID = 51;
    private static final Agreement AGREED = Agreement.of(Dialect.V3_IPV4);
    private static final String VIP = AGREED.vip();
    private static final long LATE_MICROS = 150_000;
    /// Longer than any master down interval here: what has not happened by then does not happen.
    private static final Duration LONG = Duration.ofSeconds(1);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needsRoot() {
        Segment.assumePossible();
    }

    private static void stays(Callable<Boolean> state) {
        await().during(LONG).atMost(Segment.SOON).pollInterval(Segment.STEP).until(state);
    }

    /// RFC 9568 section 6.4.3: of two masters with one priority the greater address stays.
    @ParameterizedTest
    @CsvSource({"1,2", "2,1"})
    void equalPriorities_areSettledByTheHigherAddress_whenMasterMeetsMaster(int batonHost, int peerHost)
            throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            segment.partition(batonHost);
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, peerHost, AGREED, 100);
            segment.baton(batonHost, AGREED, 100);
            segment.awaitHolder(batonHost, VIP);
            peer.awaitLeading();
            segment.heal(batonHost);
            segment.awaitHolder(2, VIP, 1);
            stays(() -> segment.holds(2, VIP) && !segment.holds(1, VIP));
            Recording wire = segment.verdict();
            assertThat(wire.asMaster(2, VRID).getLast().atMicros()).as("who advertised last")
                    .isGreaterThan(wire.asMaster(1, VRID).getLast().atMicros());
            assertThat(wire.resignations(1, VRID)).as("a master that is beaten goes without a word").isEmpty();
        }
    }

    @Test
    void higherBatonThatDoesNotPreempt_leavesALivingMasterAlone_andFollowsADeadOne() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, AGREED, 100);
            peer.awaitLeading();
            segment.baton(1, AGREED, 150, "preempt: false");
            stays(peer::leads);
            peer.crash();
            segment.awaitHolder(1, VIP);
            segment.awaitSettled(1, AGREED);
            Recording wire = segment.verdict();
            Sent first = wire.asMaster(1, VRID).getFirst();
            Sent silence = wire.asMaster(2, VRID).getLast();
            assertThat(first.atMicros() - silence.atMicros()).isBetween(AGREED.masterDownMicros(150) - 2_000,
                    AGREED.masterDownMicros(150) + LATE_MICROS);
        }
    }

    @Test
    void lowerBaton_keepsTheAddress_besideAHigherPeerThatDoesNotPreempt() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Process node = segment.baton(1, AGREED, 100);
            segment.awaitHolder(1, VIP);
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, AGREED, 150, "nopreempt");
            stays(() -> segment.holds(1, VIP) && !peer.leads());
            Segment.signal(node, "TERM");
            peer.awaitLeading();
            assertThat(segment.verdict().resignations(1, VRID)).hasSize(1);
        }
    }

    /// RFC 9568 section 6.4.1: the owner does not wait.
    @Test
    void owner_isMasterAtOnce_andThePeerYields() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, AGREED, 254);
            peer.awaitLeading();
            segment.baton(1, AGREED, 255);
            segment.awaitHolder(1, VIP);
            peer.awaitFollowing();
            segment.awaitSettled(1, AGREED);
            Recording wire = segment.verdict();
            assertThat(wire.asMaster(1, VRID)).allMatch(p -> p.priority() == 255);
            Sent rivalsLast = wire.asMaster(2, VRID).getLast();
            assertThat(rivalsLast.atMicros() - wire.asMaster(1, VRID).getFirst().atMicros()).as("until it yields")
                    .isLessThan(LATE_MICROS);
            Rig.awaitLog(segment, "baton1", "INIT → MASTER");
        }
    }

    /// keepalived verifies the form of RFC 5798 only.
    @Test
    void formWithPseudoHeader_isUnderstoodByKeepalived() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, AGREED, 100);
            peer.awaitLeading();
            segment.baton(1, AGREED.with(Checksum.RFC5798), 150);
            segment.awaitHolder(1, VIP);
            peer.awaitFollowing();
            stays(() -> !peer.leads());
            assertThat(segment.verdict().asMaster(1, VRID)).isNotEmpty();
        }
    }

    /// Baton understands keepalived though it is told to send the other form itself.
    @Test
    void formOfRfc9568_isSentWhereItIsAskedFor_andTheOtherUnderstoodAllTheSame() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, AGREED, 150);
            peer.awaitLeading();
            segment.baton(1, AGREED.with(Checksum.RFC9568), 100);
            stays(() -> peer.leads() && !segment.holds(1, VIP));
            peer.crash();
            segment.awaitHolder(1, VIP);
            segment.awaitSettled(1, AGREED);
            assertThat(segment.verdict().asMaster(1, VRID)).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    /// A node that follows the form it hears speaks it when it takes over.
    @Test
    void formOfTheMaster_isAdoptedByItsHeir() throws Exception {
        Agreement pinned = AGREED.with(Checksum.RFC9568);
        try (Segment segment = Segment.watched(folder, 2)) {
            Process first = segment.baton(1, pinned, 150);
            segment.awaitHolder(1, VIP);
            segment.judge().tell(2, pinned, 100);
            segment.baton(2, "node: n2\nrouters:\n" + AGREED.baton(2, 100));
            segment.awaitRunning(2);
            segment.awaitSettled(1, AGREED);
            Segment.crash(first);
            segment.awaitHolder(2, VIP);
            segment.awaitSettled(2, AGREED);
            assertThat(segment.verdict().asMaster(2, VRID)).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    /// Two routers in a sync group on both sides; one of Baton's loses its interface.
    @Test
    void syncGroup_movesAsAWhole_toTheSyncGroupOfThePeer_andBack() throws Exception {
        Agreement other = AGREED.another(52, "10.0.0.200/24").on("lan0");
        try (Segment segment = Segment.watched(folder, 2)) {
            for (int number = 1; number <= 2; number++) {
                lan(segment, number);
            }
            segment.judge().tell(1, AGREED, 150);
            segment.judge().tell(1, other, 150);
            segment.keepalived(2, "vrrp_sync_group G {\n  group {\n    VI_51\n    VI_52\n  }\n}\n"
                    + AGREED.keepalived(2, 100) + other.keepalived(2, 100));
            segment.awaitHolder(2, VIP);
            segment.baton(1, "node: n1\nrouters:\n" + AGREED.baton(1, 150) + other.baton(1, 150)
                    + "groups:\n  - name: G\n    routers: [VI_51, VI_52]\n");
            segment.awaitHolder(1, VIP, 2);
            segment.awaitHolder(1, other.vip(), 2);
            segment.at(1).ip("link set lan0 down");
            segment.awaitHolder(2, VIP, 1);
            segment.awaitHolder(2, other.vip(), 1);
            segment.at(1).ip("link set lan0 up");
            segment.awaitHolder(1, VIP, 2);
            segment.awaitHolder(1, other.vip(), 2);
            Recording wire = segment.verdict();
            assertThat(wire.resignations(1, VRID)).as("the healthy router resigns with its group").isNotEmpty();
        }
    }

    @Test
    void threeNodes_takeOverInTheOrderOfTheirPriorities() throws Exception {
        try (Segment segment = Segment.watched(folder, 3)) {
            Peer third = Peer.start(segment, Peer.Kind.KEEPALIVED, 3, AGREED, 50);
            third.awaitLeading();
            Process first = segment.baton(1, AGREED, 200);
            segment.awaitHolder(1, VIP, 3);
            Process second = segment.baton(2, AGREED, 120);
            segment.awaitSettled(1, AGREED);
            Segment.crash(first);
            segment.awaitHolder(2, VIP, 1, 3);
            segment.awaitSettled(2, AGREED);
            long secondCrash = Segment.nowMicros();
            Segment.crash(second);
            third.awaitLeading();
            Recording wire = segment.verdict();
            Sent silence = wire.asMaster(1, VRID).getLast();
            Sent heir = wire.firstAsMaster(2, VRID, silence.atMicros());
            assertThat(heir.atMicros() - silence.atMicros()).isBetween(AGREED.masterDownMicros(120) - 2_000,
                    AGREED.masterDownMicros(120) + LATE_MICROS);
            assertThat(wire.asMaster(3, VRID)).as("adverts of the third between the crashes")
                    .noneMatch(p -> p.atMicros() > silence.atMicros() && p.atMicros() < secondCrash);
        }
    }

    @Test
    void interfaceDeletedAndMadeAgain_isFaultAndThenMasterAgain() throws Exception {
        Agreement second = AGREED.on("lan0");
        try (Segment segment = Segment.watched(folder, 2)) {
            for (int number = 1; number <= 2; number++) {
                lan(segment, number);
            }
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, second, 100);
            segment.baton(1, second, 150);
            segment.awaitHolder(1, VIP, 2);
            segment.at(1).ip("link del lan0");
            peer.awaitLeading();
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> segment.log("baton1").contains("MASTER → FAULT"));
            lan(segment, 1);
            long again = Segment.nowMicros();
            segment.awaitHolder(1, VIP, 2);
            segment.awaitSettled(1, AGREED);
            assertThat(segment.verdict().firstAsMaster(1, VRID, again).priority()).isEqualTo(150);
        }
    }

    /// A second interface on the same wire.
    private static void lan(Segment segment, int number) {
        segment.at(number).ip("link add link eth0 name lan0 address " + Segment.mac(number, "lan0")
                + " type macvlan mode bridge");
        segment.address(number, "lan0");
        segment.at(number).ip("link set lan0 up");
    }
}
