package dev.baton.real;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Elections between Baton and each peer, in each dialect that the peer speaks: who wins, when, and with which words on
/// the wire. Host 1 runs Baton, host 2 the peer.
class ElectionTest {
    private static final int VRID = 51;
    /// What a busy machine may add to a timer.
    private static final long LATE_MICROS = 150_000;
    /// What a kernel's timestamps and a peer's rounding may take away.
    private static final long EARLY_MICROS = 2_000;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needsRoot() {
        Segment.assumePossible();
    }

    /// A crash is found by silence: three intervals and the skew (RFC 9568 section 6.4.2); a stop by its priority 0: the
    /// skew alone.
    @ParameterizedTest
    @CsvSource({"KEEPALIVED,V2", "KEEPALIVED,V2_PASS", "KEEPALIVED,V3_IPV4", "KEEPALIVED,V3_IPV6", "FRR,V2",
            "FRR,V3_IPV4", "FRR,V3_IPV6"})
    void lowerBaton_waitsForThePeer_andTakesOverWhenItCrashesOrStops(Peer.Kind kind, Dialect dialect) throws Exception {
        Agreement agreement = Agreement.of(dialect);
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer first = Peer.start(segment, kind, 2, agreement, 150);
            first.awaitLeading();
            segment.baton(1, agreement, 100);
            first.awaitSettled(agreement);
            first.crash();
            segment.awaitHolder(1, agreement.vip());
            long crashed = Segment.nowMicros();
            segment.awaitSettled(1, agreement);
            Peer second = Peer.start(segment, kind, 2, agreement, 150);
            second.awaitLeading();
            segment.awaitReleased(1, agreement.vip());
            second.stop();
            segment.awaitHolder(1, agreement.vip());
            Recording wire = segment.verdict();

            Sent silence = wire.lastAsMaster(2, VRID, crashed);
            Sent takeover = wire.firstAsMaster(1, VRID, silence.atMicros());
            assertThat(takeover.atMicros() - silence.atMicros()).as("takeover after a crash").isBetween(
                    agreement.masterDownMicros(100) - EARLY_MICROS, agreement.masterDownMicros(100) + LATE_MICROS);
            Sent resignation = wire.resignations(2, VRID).getLast();
            Sent inherited = wire.firstAsMaster(1, VRID, resignation.atMicros());
            assertThat(inherited.atMicros() - resignation.atMicros()).as("takeover after a stop").isBetween(
                    agreement.skewMicros(100) - EARLY_MICROS, agreement.skewMicros(100) + LATE_MICROS);
            assertAnnounced(wire, agreement, takeover);
            assertThat(wire.asMaster(1, VRID)).allMatch(p -> p.priority() == 100);
            Rig.awaitLog(segment, "baton1", "no advert from", "MASTER → BACKUP");
        }
    }

    private static void assertAnnounced(Recording wire, Agreement agreement, Sent takeover) {
        for (String address : agreement.bare()) {
            assertThat(wire.announcements(1, address)).as("announcements of %s", address)
                    .filteredOn(p -> p.atMicros() >= takeover.atMicros()
                            && p.atMicros() < takeover.atMicros() + 1_000_000)
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    /// The higher one pre-empts a master after its master down interval, and its end is a priority 0.
    @ParameterizedTest
    @CsvSource({"KEEPALIVED,V2", "KEEPALIVED,V2_PASS", "KEEPALIVED,V3_IPV4", "KEEPALIVED,V3_IPV6", "FRR,V2",
            "FRR,V3_IPV4", "FRR,V3_IPV6"})
    void higherBaton_preemptsThePeer_andHandsBackByPriorityZero(Peer.Kind kind, Dialect dialect) throws Exception {
        Agreement agreement = Agreement.of(dialect);
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = Peer.start(segment, kind, 2, agreement, 100);
            peer.awaitLeading();
            Process node = segment.baton(1, agreement, 150);
            segment.awaitHolder(1, agreement.vip());
            peer.awaitFollowing();
            segment.awaitSettled(1, agreement);
            Segment.signal(node, "TERM");
            assertThat(node.waitFor()).as("128 + SIGTERM, as the JVM ends").isEqualTo(143);
            assertThat(segment.holds(1, agreement.vip())).as("the address after the end").isFalse();
            peer.awaitLeading();
            Recording wire = segment.verdict();

            Sent resignation = wire.resignations(1, VRID).getFirst();
            assertThat(wire.resignations(1, VRID)).hasSize(1);
            assertThat(wire.adverts(1, VRID).toList().getLast()).as("the last word").isEqualTo(resignation);
            Sent inherited = wire.firstAsMaster(2, VRID, resignation.atMicros());
            assertThat(inherited.atMicros() - resignation.atMicros()).as("the peer's takeover")
                    .isLessThan(agreement.skewMicros(100) + LATE_MICROS);
            Sent first = wire.asMaster(1, VRID).getFirst();
            assertAnnounced(wire, agreement, first);
            Rig.awaitLog(segment, "baton1", "pre-empts", "MASTER → INIT");
        }
    }
}
