package dev.baton.real;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What others do to a host while a node runs on it.
class BehindItsBackTest {
    private static final String VIP = "10.0.0.100";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tcpdump", "tshark");
    }

    private Segment running() throws Exception {
        Segment segment = new Segment(folder);
        segment.host(1);
        segment.baton(1, Rig.node(1, 100, "10.0.0.100/24", ""));
        awaitHeld(segment);
        return segment;
    }

    private static void awaitHeld(Segment segment) {
        await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(1, VIP));
    }

    private static void awaitLog(Segment segment, String text) {
        await().atMost(SOON).pollInterval(STEP)
                .untilAsserted(() -> assertThat(segment.log("baton1")).contains(text));
    }

    @Test
    void addressTakenAway_isPutBackWithinAnInterval() throws Exception {
        try (Segment segment = running()) {
            segment.at(1).ip("addr del 10.0.0.100/24 dev eth0");
            await().atMost(Duration.ofMillis(500)).pollInterval(STEP).until(() -> segment.holds(1, VIP));
            awaitLog(segment, "somebody has taken 10.0.0.100/24 on eth0 away; it is put back");
            assertThat(segment.log("baton1")).doesNotContain("MASTER → ");
        }
    }

    @Test
    void ownAddressTakenAway_isAFaultUntilItIsBack() throws Exception {
        try (Segment segment = running()) {
            segment.at(1).ip("addr del 10.0.0.1/24 dev eth0");
            awaitLog(segment, "MASTER → FAULT  address 10.0.0.1 is missing");
            assertThat(segment.holds(1, VIP)).isFalse();
            segment.at(1).ip("addr add 10.0.0.1/24 dev eth0");
            awaitLog(segment, "address 10.0.0.1 is there again");
            awaitHeld(segment);
            assertThat(segment.log("baton1")).doesNotContain("somebody has taken");
        }
    }

    @Test
    void ownAddressReplaced_isSentFromAtOnce() throws Exception {
        try (Segment segment = running()) {
            segment.at(1).ip("addr del 10.0.0.1/24 dev eth0");
            awaitLog(segment, "MASTER → FAULT");
            segment.at(1).ip("addr add 10.0.0.7/24 dev eth0");
            awaitLog(segment, "FAULT → BACKUP");
            awaitHeld(segment);
            Path file = folder.resolve("source.pcap");
            Process capture = segment.capture(file);
            await().atMost(SOON).until(() -> Wire.fields(file, "vrrp", "ip.src").size() > 2);
            capture.destroy();
            assertThat(Wire.fields(file, "vrrp", "ip.src")).containsOnly("10.0.0.7");
        }
    }

    @Test
    void linkDown_isAFaultUntilItIsUp() throws Exception {
        try (Segment segment = running()) {
            segment.at(1).ip("link set eth0 down");
            awaitLog(segment, "MASTER → FAULT  interface eth0 is down");
            await().atMost(SOON).pollInterval(STEP).until(() -> !segment.holds(1, VIP));
            segment.at(1).ip("link set eth0 up");
            awaitLog(segment, "interface eth0 is up again");
            awaitHeld(segment);
        }
    }

    @Test
    void interfaceMadeAgain_isRunOnAgain() throws Exception {
        try (Segment segment = running()) {
            segment.at(1).ip("link del eth0");
            awaitLog(segment, "MASTER → FAULT  interface eth0 is down");
            segment.join(1);
            awaitLog(segment, "FAULT → BACKUP");
            awaitHeld(segment);
            segment.host(2);
            segment.baton(2, Rig.node(2, 200, "10.0.0.100/24", ""));
            awaitLog(segment, "heard 10.0.0.2 with priority 200, higher than its own 100");
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP) && !segment.holds(1, VIP));
        }
    }

    @Test
    void interfaceRenamed_isGoneUntilItHasItsNameAgain() throws Exception {
        try (Segment segment = running()) {
            segment.at(1).ip("link set eth0 down");
            awaitLog(segment, "MASTER → FAULT");
            segment.at(1).ip("link set eth0 name lan0");
            segment.at(1).ip("link set lan0 up");
            await().during(Duration.ofMillis(600)).atMost(SOON).until(
                    () -> !segment.at(1).ip("-o addr show").contains(" " + VIP + "/"));
            segment.at(1).ip("link set lan0 down");
            segment.at(1).ip("link set lan0 name eth0");
            segment.at(1).ip("link set eth0 up");
            awaitHeld(segment);
        }
    }

    @Test
    void addressOfABackupPutThereByHand_isTold() throws Exception {
        try (Segment segment = running()) {
            segment.host(2);
            segment.baton(2, Rig.node(2, 50, "10.0.0.100/24", ""));
            Rig.awaitRunning(segment, 2);
            segment.at(2).ip("addr add 10.0.0.100/24 dev eth0");
            await().atMost(SOON).pollInterval(STEP).untilAsserted(() -> assertThat(segment.log("baton2"))
                    .contains("VI_1 is BACKUP, but somebody has put 10.0.0.100/24 on eth0 there"));
        }
    }

    /// What the kernel tells of our own giving up and taking is late; it must not be taken for somebody's doing.
    @Test
    void ownGivingUpAndTaking_isNobodysDoing() throws Exception {
        try (Segment segment = running()) {
            segment.host(2);
            for (int i = 0; i < 3; i++) {
                Process other = segment.baton(2, Rig.node(2, 200, "10.0.0.100/24", ""));
                await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP) && !segment.holds(1, VIP));
                Segment.signal(other, "TERM");
                other.waitFor();
                awaitHeld(segment);
            }
            assertThat(segment.log("baton1")).doesNotContain("somebody");
        }
    }
}
