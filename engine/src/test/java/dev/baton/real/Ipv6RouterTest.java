package dev.baton.real;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// IPv6 routers, seen from a host whose neighbour cache has to move on, and routers on VLANs.
class Ipv6RouterTest {
    private static final String ADDRESSES = "fe80::51/64, fd00::100/64";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tshark", "tcpdump");
    }

    private static boolean hasVlans(Namespace host) {
        try {
            host.ip("link add link lo name probe type vlan id 7");
            host.ip("link del probe");
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static String ownMac(Namespace host) {
        String link = host.ip("-o link show dev eth0");
        int at = link.indexOf("link/ether ");
        return link.substring(at + 11, at + 28);
    }

    @Test
    void neighbourCacheMovesToTheNewMaster() throws Exception {
        Path capture = folder.resolve("v6.pcap");
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            segment.host(9);
            Namespace host = segment.at(9);
            host.ip("addr add fd00::9/64 dev eth0 nodad");
            Process tcpdump = segment.capture(capture);
            segment.baton(1, Rig.node(1, 100, ADDRESSES, ""));
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> Wire.answers(host, "fd00::100"));
            assertThat(Wire.mac(host, "fd00::100")).isEqualTo(ownMac(segment.at(1)));
            assertThat(segment.at(1).ip("maddr show dev eth0")).as("solicited-node group").contains("ff02::1:ff00:100");
            Process better = segment.baton(2, Rig.node(2, 150, ADDRESSES, ""));
            await().atMost(SOON).pollInterval(STEP)
                    .until(() -> Wire.mac(host, "fd00::100").equals(ownMac(segment.at(2))));
            await().atMost(SOON).until(() -> Wire.reaches(host, "fd00::100"));
            assertThat(segment.holds(1, "fd00::100")).isFalse();
            Segment.signal(better, "TERM");
            await().atMost(SOON).pollInterval(STEP)
                    .until(() -> Wire.mac(host, "fd00::100").equals(ownMac(segment.at(1))));
            Segment.signal(tcpdump, "INT");
            tcpdump.waitFor();
        }
        assertThat(Wire.fields(capture, "vrrp", "ipv6.hlim", "ipv6.dst", "eth.dst")).isNotEmpty()
                .allMatch("255|ff02::12|33:33:00:00:00:12"::equals);
        assertThat(Wire.fields(capture, "vrrp", "ipv6.src")).allMatch(s -> s.startsWith("fe80:"));
        assertThat(Wire.fields(capture, "vrrp && vrrp.checksum.status != 1", "frame.number")).isEmpty();
        assertThat(Wire.fields(capture, "icmpv6.nd.na.target_address == fd00::100 && ipv6.dst == ff02::1",
                "icmpv6.nd.na.flag.o", "icmpv6.nd.na.flag.s", "ipv6.hlim")).as("announcements")
                .hasSizeGreaterThanOrEqualTo(5).allMatch(f -> f.matches("(1|True)\\|(0|False)\\|255"));
    }

    /// A router on a VLAN and one on the interface below it share a VRID and never hear each other.
    @Test
    void vlanAndTheInterfaceBelowItAreTwoSegments() throws Exception {
        Path capture = folder.resolve("vlan.pcap");
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            assumeTrue(hasVlans(segment.at(1)), "needs a kernel with 802.1Q");
            for (int number = 1; number <= 2; number++) {
                segment.at(number).ip("link add link eth0 name eth0.100 type vlan id 100");
                segment.at(number).ip("addr add 10.100.0." + number + "/24 dev eth0.100");
                segment.at(number).ip("link set eth0.100 up");
            }
            Process tcpdump = segment.captureAll(capture);
            String tagged = Rig.node(1, 200, "10.100.0.100/24", "").replace("interface: eth0", "interface: eth0.100");
            segment.baton(1, tagged);
            segment.baton(2, Rig.node(2, 100, "10.0.0.100/24", "")
                    + """
                              - {name: VI_2, interface: eth0.100, vrid: 51, priority: 150, advertInterval: 100ms, addresses: [10.100.0.100/24]}
                            """);
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> segment.log("baton2").contains("VI_1  BACKUP → MASTER"));
            await().atMost(SOON).pollInterval(STEP).until(() -> Wire.fields(capture,
                    "vrrp && ip.src == 10.0.0.2", "frame.number").size() > 20);
            assertThat(segment.holds(2, "10.0.0.100")).as("200 on the VLAN is not heard on the untagged segment")
                    .isTrue();
            assertThat(segment.log("baton2")).doesNotContain("VI_2  BACKUP → MASTER");
            Segment.signal(tcpdump, "INT");
            tcpdump.waitFor();
        }
        assertThat(Wire.fields(capture, "vrrp && ip.src == 10.100.0.1", "vlan.id")).isNotEmpty()
                .allMatch("100"::equals);
    }
}
