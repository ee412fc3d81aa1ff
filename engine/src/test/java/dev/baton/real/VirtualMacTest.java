package dev.baton.real;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The virtual router MAC (RFC 9568 section 7.3), seen from a third host.
class VirtualMacTest {
    private static final String VIP = "10.0.0.100";
    private static final String MAC = "00:00:5e:00:01:33";
    private static final String DEVICE = "vrrp.51.eth0";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tshark", "tcpdump");
    }

    private Segment threeHosts() {
        Segment segment = new Segment(folder);
        segment.host(1);
        segment.host(2);
        segment.host(9);
        return segment;
    }

    private static boolean isUp(Namespace host) {
        return host.ip("link show dev " + DEVICE).contains(",UP");
    }

    private static boolean holds(Segment segment, int number) {
        return segment.at(number).ip("-o addr show").contains(" " + VIP + "/");
    }

    @Test
    void hostsSeeTheSameMacWhoeverIsMaster() throws Exception {
        Path capture = folder.resolve("vmac.pcap");
        try (Segment segment = threeHosts()) {
            Process tcpdump = segment.capture(capture);
            segment.baton(1, Rig.node(1, 100, VIP + "/24", "virtualMac: true"));
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> Wire.answers(segment.at(9), VIP));
            assertThat(Wire.mac(segment.at(9), VIP)).isEqualTo(MAC);
            Process better = segment.baton(2, Rig.node(2, 150, VIP + "/24", "virtualMac: true"));
            await().atMost(SOON).pollInterval(STEP).until(() -> holds(segment, 2) && !holds(segment, 1));
            await().atMost(SOON).pollInterval(STEP).until(() -> !isUp(segment.at(1)));
            assertThat(isUp(segment.at(2))).isTrue();
            assertThat(Wire.reaches(segment.at(9), VIP))
                    .as("without asking for the MAC again").isTrue();
            assertThat(Wire.answers(segment.at(9), VIP)).isTrue();
            assertThat(Wire.mac(segment.at(9), VIP)).isEqualTo(MAC);
            Segment.signal(better, "TERM");
            await().atMost(SOON).pollInterval(STEP).until(() -> holds(segment, 1));
            await().atMost(SOON).until(() -> Wire.answers(segment.at(9), VIP));
            Segment.signal(tcpdump, "INT");
            tcpdump.waitFor();
        }
        assertThat(Wire.fields(capture, "vrrp", "eth.src")).isNotEmpty().allMatch(MAC::equals);
        assertThat(Wire.fields(capture, "arp.src.proto_ipv4 == " + VIP + " && arp.isgratuitous", "eth.src",
                "arp.src.hw_mac")).isNotEmpty().allMatch((MAC + "|" + MAC)::equals);
        assertThat(Wire.fields(capture, "arp.opcode == 2 && arp.src.proto_ipv4 == " + VIP + " && !arp.isgratuitous",
                "eth.src", "arp.src.hw_mac")).as("ARP replies").isNotEmpty().allMatch((MAC + "|" + MAC)::equals);
    }

    /// RFC 9568 section 6.4.2: a BACKUP must not accept frames to the virtual MAC, nor answer ARP for the address.
    @Test
    void backupDropsFramesToTheVirtualMac() throws Exception {
        try (Segment segment = threeHosts()) {
            segment.baton(1, Rig.node(1, 150, VIP + "/24", "virtualMac: true"));
            Rig.awaitMaster(segment, 1);
            Namespace host = segment.at(9);
            // A host that believes a real address at the virtual MAC: taken in only where that MAC is.
            host.ip("neigh replace 10.0.0.1 lladdr " + MAC + " dev eth0 nud permanent");
            host.ip("neigh replace 10.0.0.2 lladdr " + MAC + " dev eth0 nud permanent");
            segment.baton(2, Rig.node(2, 100, VIP + "/24", "virtualMac: true"));
            Rig.awaitRunning(segment, 2);
            assertThat(Wire.reaches(host, "10.0.0.1")).as("the master takes them in").isTrue();
            assertThat(Wire.reaches(host, "10.0.0.2")).isFalse();
            assertThat(isUp(segment.at(2))).isFalse();
        }
    }

    @Test
    void endTakesTheInterfaceAwayAndGivesTheSettingsBack() throws Exception {
        try (Segment segment = threeHosts()) {
            Namespace host = segment.at(1);
            String before = Wire.in(host, "sysctl -n net.ipv4.conf.eth0.arp_ignore");
            Process node = segment.baton(1, Rig.node(1, 150, VIP + "/24", "virtualMac: true"));
            Rig.awaitMaster(segment, 1);
            assertThat(Wire.in(host, "sysctl -n net.ipv4.conf.eth0.arp_ignore")).isEqualToIgnoringWhitespace("1");
            Segment.signal(node, "TERM");
            node.waitFor();
            assertThat(host.ip("-o link show")).doesNotContain("vrrp.");
            assertThat(Wire.in(host, "sysctl -n net.ipv4.conf.eth0.arp_ignore")).isEqualTo(before);
        }
    }

    @Test
    void nextRunReplacesWhatAKilledOneHasLeft() throws Exception {
        try (Segment segment = threeHosts()) {
            Process node = segment.baton(1, Rig.node(1, 150, VIP + "/24", "virtualMac: true"));
            Rig.awaitMaster(segment, 1);
            Segment.signal(node, "KILL");
            node.waitFor();
            assertThat(segment.at(1).ip("-o link show")).contains(DEVICE);
            await().atMost(Duration.ofSeconds(5)).pollInterval(STEP).until(() -> !holds(segment, 1));
            segment.baton(1, Rig.node(1, 150, VIP + "/24", "virtualMac: true"));
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> Wire.answers(segment.at(9), VIP));
            assertThat(Wire.mac(segment.at(9), VIP)).isEqualTo(MAC);
        }
    }

    @Test
    void deletedByHand_isMadeAgain() throws Exception {
        try (Segment segment = threeHosts()) {
            segment.baton(1, Rig.node(1, 150, VIP + "/24", "virtualMac: true"));
            Rig.awaitMaster(segment, 1);
            segment.at(1).ip("link del " + DEVICE);
            await().atMost(SOON).pollInterval(STEP).until(() -> holds(segment, 1));
            await().atMost(SOON).until(() -> Wire.answers(segment.at(9), VIP));
        }
    }

    /// An IPv6 master says that it is a router when asked, as it does unasked (RFC 9568 section 6.4.3).
    @Test
    void ipv6AnswersFromTheVirtualMacAsARouter() throws Exception {
        Path capture = folder.resolve("v6.pcap");
        try (Segment segment = threeHosts()) {
            segment.at(9).ip("addr add fd00::9/64 dev eth0 nodad");
            Process tcpdump = segment.capture(capture);
            segment.baton(1, Rig.node(1, 150, "fe80::51/64, fd00::100/64", "virtualMac: true"));
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> Wire.answers(segment.at(9), "fd00::100"));
            assertThat(Wire.mac(segment.at(9), "fd00::100")).isEqualTo("00:00:5e:00:02:33");
            Segment.signal(tcpdump, "INT");
            tcpdump.waitFor();
        }
        assertThat(Wire.fields(capture, "icmpv6.type == 136 && icmpv6.nd.na.target_address == fd00::100", "eth.src",
                "icmpv6.nd.na.flag.r")).isNotEmpty().allMatch(f -> f.matches("00:00:5e:00:02:33\\|(1|True)"));
    }
}
