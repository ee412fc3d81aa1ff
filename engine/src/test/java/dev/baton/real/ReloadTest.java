package dev.baton.real;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// SIGHUP: what is the same in the new configuration goes on undisturbed, and a bad one changes nothing.
class ReloadTest {
    private static final String NODE = """
            node: n1
            routers:
              - {name: VI_1, interface: eth0, vrid: 51, advertInterval: 100ms, addresses: [10.0.0.100/24]}
              - {name: VI_2, interface: eth0, vrid: 52, advertInterval: 100ms, addresses: [10.0.0.200/24]}
            """;
    /// Backups of priority 254 wait this long: a longer gap would be a failover.
    private static final double FAILOVER_SECONDS = 0.3;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tcpdump", "tshark");
    }

    private static void awaitLog(Segment segment, String text) {
        await().atMost(SOON).pollInterval(STEP)
                .untilAsserted(() -> assertThat(segment.log("baton1")).contains(text));
    }

    private static void awaitBothHeld(Segment segment) {
        await().atMost(SOON).pollInterval(STEP)
                .until(() -> segment.holds(1, "10.0.0.100") && segment.holds(1, "10.0.0.200"));
    }

    private static void reload(Segment segment, Process node, String yaml) throws Exception {
        segment.configure("baton1", yaml);
        Segment.signal(node, "HUP");
    }

    @Test
    void addedAndMovedAddresses_interruptNobody() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            Process node = segment.baton(1, NODE);
            awaitBothHeld(segment);
            Path file = folder.resolve("reload.pcap");
            Process capture = segment.capture(file);
            await().atMost(SOON).until(() -> segment.log("capture").contains("listening"));
            reload(segment, node, NODE.replace("[10.0.0.100/24]", "[10.0.0.100/24, 10.0.0.101/24]"));
            awaitLog(segment, "reloaded: VI_1 address 10.0.0.101/24 added");
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(1, "10.0.0.101"));
            reload(segment, node, NODE.replace("[10.0.0.200/24]", "[10.0.0.200/24, 10.0.0.101/24]"));
            awaitLog(segment, "reloaded: VI_2 address 10.0.0.101/24 added");
            await().during(Duration.ofMillis(800)).atMost(SOON).pollInterval(STEP)
                    .until(() -> segment.holds(1, "10.0.0.101") && segment.holds(1, "10.0.0.100"));
            capture.destroy();
            capture.waitFor();
            assertThat(segment.log("baton1")).doesNotContain("MASTER → ");
            for (int vrid = 51; vrid <= 52; vrid++) {
                List<String> packets = Wire.fields(file, "vrrp.virt_rtr_id == " + vrid, "frame.time_relative",
                        "vrrp.prio");
                assertThat(packets).hasSizeGreaterThan(8).allMatch(p -> p.endsWith("|100"));
                assertThat(longestGap(packets)).as("VRID %d: %s", vrid, packets).isLessThan(FAILOVER_SECONDS);
            }
        }
    }

    private static double longestGap(List<String> packets) {
        double longest = 0;
        double before = seconds(packets.getFirst());
        for (String packet : packets) {
            double at = seconds(packet);
            longest = Math.max(longest, at - before);
            before = at;
        }
        return longest;
    }

    private static double seconds(String packet) {
        return Double.parseDouble(packet.substring(0, packet.indexOf('|')));
    }

    @Test
    void configurationWithAProblem_changesNothingAndSaysWhere() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            Process node = segment.baton(1, NODE);
            awaitBothHeld(segment);
            reload(segment, node, NODE.replace("vrid: 52", "vrid: 352").replace("10.0.0.100", "10.0.0.150"));
            awaitLog(segment, "not reloaded: " + folder.resolve("baton1.yaml") + " has 1 problems");
            Rig.awaitLog(segment, "baton1", "baton1.yaml:4:");
            reload(segment, node, NODE.replace("name: VI_2, interface: eth0", "name: VI_2, interface: eth7"));
            awaitLog(segment, "There is no interface eth7 here");
            reload(segment, node, NODE.replace("node: n1", "node: n2"));
            awaitLog(segment, "The node is called n1 while it runs");
            assertThat(segment.holds(1, "10.0.0.100")).isTrue();
            assertThat(segment.holds(1, "10.0.0.150")).isFalse();
            assertThat(segment.log("baton1")).doesNotContain("MASTER → ");
            reload(segment, node, NODE);
            awaitLog(segment, "reloaded: nothing has changed");
        }
    }

    @Test
    void routerOnANewInterface_isCapturedOn_andARemovedOneResigns() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.at(1).ip("link add eth1 type veth peer name eth2");
            segment.at(1).ip("addr add 10.9.0.1/24 dev eth1");
            segment.at(1).ip("link set eth1 up");
            segment.at(1).ip("link set eth2 up");
            Process node = segment.baton(1, NODE);
            awaitBothHeld(segment);
            reload(segment, node, NODE.replaceFirst("(?m)^.*VI_2.*$",
                    "  - {name: VI_3, interface: eth1, vrid: 53, advertInterval: 100ms, addresses: [10.9.0.100/24]}"));
            awaitLog(segment, "reloaded: router VI_3 added");
            awaitLog(segment, "VI_2  MASTER → INIT");
            await().atMost(SOON).pollInterval(STEP)
                    .until(() -> segment.at(1).ip("-o addr show dev eth1").contains(" 10.9.0.100/"));
            assertThat(segment.holds(1, "10.0.0.200")).isFalse();
            assertThat(segment.holds(1, "10.0.0.100")).isTrue();
        }
    }
}
