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

/// A virtual address that a host outside of the election has, too.
class ConflictTest {
    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs();
    }

    private static String mac(Segment segment, int number) {
        String line = segment.at(number).ip("-o link show dev eth0");
        int at = line.indexOf("link/ether ");
        return line.substring(at + 11, at + 28);
    }

    @Test
    void addressOfAStranger_isTold_andKeepsNobodyFromTheElection() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            segment.at(2).ip("addr add 10.0.0.100/24 dev eth0");
            segment.baton(1, Rig.node(1, 100, "10.0.0.100/24", ""));
            await().atMost(SOON).pollInterval(STEP).untilAsserted(() -> assertThat(segment.log("baton1")).contains(
                    "router VI_1: 10.0.0.100 is already in use by " + mac(segment, 2) + " on eth0"));
            assertThat(segment.holds(1, "10.0.0.100")).isTrue();
        }
    }

    @Test
    void ipv6AddressOfAStranger_isTold() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            segment.at(2).ip("addr add fd00::100/64 dev eth0 nodad");
            await().atMost(SOON).until(() -> !segment.at(1).ip("-6 addr show dev eth0").contains("tentative"));
            segment.baton(1, Rig.node(1, 100, "'fe80::100/64', 'fd00::100/64'", ""));
            await().atMost(SOON).pollInterval(STEP).untilAsserted(() -> assertThat(segment.log("baton1")).contains(
                    "router VI_1: fd00::100 is already in use by " + mac(segment, 2) + " on eth0"));
        }
    }

    @Test
    void master_isNoStranger() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            segment.baton(2, Rig.node(2, 200, "10.0.0.100/24", ""));
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, "10.0.0.100"));
            segment.baton(1, Rig.node(1, 100, "10.0.0.100/24", ""));
            Rig.awaitRunning(segment, 1);
            await().during(Duration.ofMillis(2_500)).atMost(SOON)
                    .until(() -> !segment.log("baton1").contains("already in use"));
        }
    }
}
