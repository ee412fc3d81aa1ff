package dev.baton.real;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What happens to Baton as MASTER on host 1, with keepalived as its backup on host 2, when its process, its link or its
/// addresses are taken from it. Version 3 over IPv4 at 100 ms, unless a test says otherwise.
class FaultsTest {
    private static final int VRID = 51;
    private static final Agreement AGREED = Agreement.of(Dialect.V3_IPV4);
    private static final String VIP = AGREED.vip();
    private static final long INTERVAL_MICROS = 100_000;
    private static final long LATE_MICROS = 150_000;
    private static final int STOPS = 6;
    private static final Duration STOPPED = Duration.ofMillis(450);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needsRoot() {
        Segment.assumePossible();
    }

    private static Peer backup(Segment segment, Agreement agreement, String... more) throws Exception {
        return Peer.start(segment, Peer.Kind.KEEPALIVED, 2, agreement, 100, more);
    }

    /// Nobody runs to take it away, so the kernel does: within the lifetime, which is at most the master down interval
    /// rounded up plus 1 s, and at least 2 s.
    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"V3_IPV4", "V3_IPV6"})
    void killedMaster_losesItsAddressWithinItsLifetime(Dialect dialect) throws Exception {
        Agreement agreement = Agreement.of(dialect);
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = backup(segment, agreement);
            Process node = segment.baton(1, agreement, 150);
            segment.awaitHolder(1, agreement.vip(), 2);
            long killed = Segment.nowMicros();
            Segment.signal(node, "KILL");
            peer.awaitLeading();
            segment.awaitHolder(2, agreement.vip(), 1);
            for (String address : agreement.bare()) {
                long end = segment.holding(1, address).endAfter(killed).orElseThrow();
                assertThat(end - killed).as("until %s was gone", address).isBetween(0L, 3_000_000L);
            }
            Recording wire = segment.verdict();
            assertThat(wire.resignations(1, VRID)).as("words of a dead process").isEmpty();
        }
    }

    /// A process that was stopped and continued steps down before it sends anything.
    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"V3_IPV4", "V3_IPV6"})
    void stoppedAndContinuedMaster_sendsNothingAsMaster_andHoldsNoAddressLonger(Dialect dialect) throws Exception {
        Agreement agreement = Agreement.of(dialect);
        try (Segment segment = Segment.watched(folder, 2)) {
            Process node = segment.baton(1, agreement, 100, "preempt: false");
            segment.awaitHolder(1, agreement.vip());
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, agreement, 90);
            Segment.signal(node, "STOP");
            peer.awaitLeading();
            long continued = Segment.nowMicros();
            Segment.signal(node, "CONT");
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> segment.log("baton1").contains("did not run for"));
            segment.awaitHolder(2, agreement.vip(), 1);
            await().during(Duration.ofSeconds(1)).atMost(Segment.SOON)
                    .until(() -> segment.holds(2, agreement.vip()));
            for (String address : agreement.bare()) {
                long shared = segment.holding(1, address).sharedMicros(segment.holding(2, address), continued);
                assertThat(shared).as("%s held by both", address).isLessThanOrEqualTo(INTERVAL_MICROS);
            }
            Recording wire = segment.verdict();
            assertThat(wire.from(1)).as("words of the old master").filteredOn(
                    p -> p.atMicros() > continued && (p.isAdvert() || p.announced().isPresent())).isEmpty();
        }
    }

    /// Its timers have run out meanwhile, but the master's adverts wait to be read: they count first, every time.
    @Test
    void stoppedAndContinuedBackup_doesNotTakeALivingMasterForDead() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Process node = segment.baton(1, AGREED, 100);
            Rig.awaitRunning(segment, 1);
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, AGREED, 150);
            peer.awaitLeading();
            segment.awaitHolder(2, VIP, 1);
            long began = Segment.nowMicros();
            for (int stop = 0; stop < STOPS; stop++) {
                Segment.signal(node, "STOP");
                Thread.sleep(STOPPED);
                Segment.signal(node, "CONT");
                Thread.sleep(STOPPED);
            }
            assertThat(segment.verdict().from(1)).as("words of the backup")
                    .filteredOn(p -> p.atMicros() > began && (p.isAdvert() || p.announced().isPresent())).isEmpty();
        }
    }

    @Test
    void masterWithoutLink_isInFault_andTheBackupLeadsUntilItIsBack() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = backup(segment, AGREED);
            segment.baton(1, AGREED, 150);
            segment.awaitHolder(1, VIP, 2);
            segment.at(1).ip("link set eth0 down");
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> segment.log("baton1").contains("MASTER → FAULT"));
            peer.awaitLeading();
            assertThat(segment.holds(1, VIP)).as("the address on a dead link").isFalse();
            segment.at(1).ip("link set eth0 up");
            segment.awaitHolder(1, VIP, 2);
            Recording wire = segment.verdict();
            List<Sent> back = wire.asMaster(1, VRID);
            Rig.awaitLog(segment, "baton1", "FAULT → BACKUP", "pre-empts");
            assertThat(back.getLast().priority()).isEqualTo(150);
        }
    }

    /// Both lead while they cannot hear each other; once they can, the lower one yields at the first advert.
    @Test
    void partition_makesTwoMasters_andHealingLeavesTheHigher() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = backup(segment, AGREED);
            segment.baton(1, AGREED, 150);
            segment.awaitHolder(1, VIP, 2);
            segment.partition(1);
            peer.awaitLeading();
            assertThat(segment.holds(1, VIP)).as("the address on the other side").isTrue();
            segment.heal(1);
            long healed = Segment.nowMicros();
            peer.awaitFollowing();
            segment.awaitHolder(1, VIP, 2);
            await().during(Duration.ofMillis(600)).atMost(Segment.SOON).until(() -> segment.holds(1, VIP));
            Recording wire = segment.verdict();
            Sent rivalsLast = wire.asMaster(2, VRID).getLast();
            assertThat(rivalsLast.atMicros() - healed).as("the rival's last word").isLessThan(
                    2 * INTERVAL_MICROS + LATE_MICROS);
            // Who speaks first after the healing is chance: a rival that heard us first yields without a word.
            if (segment.log("baton1").contains("as a second master")) {
                assertThat(wire.announcements(1, VIP)).as("hosts that learned the rival's MAC are told")
                        .anyMatch(p -> p.atMicros() > rivalsLast.atMicros());
            }
        }
    }

    /// The same with Baton as the lower one.
    @Test
    void healing_makesALowerMasterYield() throws Exception {
        try (Segment segment = Segment.watched(folder, 2)) {
            Peer peer = Peer.start(segment, Peer.Kind.KEEPALIVED, 2, AGREED, 150);
            peer.awaitLeading();
            segment.baton(1, AGREED, 100);
            segment.partition(1);
            segment.awaitHolder(1, VIP);
            segment.heal(1);
            long healed = Segment.nowMicros();
            segment.awaitHolder(2, VIP, 1);
            Recording wire = segment.verdict();
            assertThat(wire.asMaster(1, VRID).getLast().atMicros() - healed).as("Baton's last word").isLessThan(
                    2 * INTERVAL_MICROS + LATE_MICROS);
            Rig.awaitLog(segment, "baton1", "MASTER → BACKUP");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"V3_IPV4", "V3_IPV6"})
    void addressDeletedByHand_isBackAndAnnouncedWithinAnInterval(Dialect dialect) throws Exception {
        Agreement agreement = Agreement.of(dialect);
        String prefixed = agreement.addresses().getLast();
        try (Segment segment = Segment.watched(folder, 2)) {
            backup(segment, agreement);
            segment.baton(1, agreement, 150);
            segment.awaitHolder(1, agreement.vip(), 2);
            long deleted = Segment.nowMicros();
            segment.at(1).ip("addr del " + prefixed + " dev eth0");
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> segment.holding(1, agreement.vip()).spans().size() >= 2);
            await().during(Duration.ofMillis(300)).atMost(Segment.SOON)
                    .until(() -> segment.holds(1, agreement.vip()));
            List<Holding.Span> spans = segment.holding(1, agreement.vip()).spans();
            assertThat(spans.get(1).fromMicros() - spans.get(0).untilMicros()).as("without the address")
                    .isLessThan(INTERVAL_MICROS + LATE_MICROS);
            Recording wire = segment.verdict();
            assertThat(wire.announcements(1, agreement.vip())).anyMatch(p -> p.atMicros() > deleted);
            assertThat(wire.asMaster(2, VRID)).as("the backup's adverts after that")
                    .noneMatch(p -> p.atMicros() > deleted);
        }
    }
}
