package dev.baton.real;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Adverts to single peers, with keepalived as the peer and tshark as the judge.
class UnicastRouterTest {
    private static final String VIP = "10.0.0.100";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived", "tshark", "tcpdump");
    }

    private static String keepalived(int priority, String source, String peer, String address) {
        return """
                global_defs {
                  vrrp_version 3
                }
                vrrp_instance VI_1 {
                  state BACKUP
                  interface eth0
                  virtual_router_id 51
                  priority %d
                  advert_int 0.1
                  unicast_src_ip %s
                  unicast_peer {
                    %s
                  }
                  virtual_ipaddress {
                    %s
                  }
                }
                """.formatted(priority, source, peer, address);
    }

    /// Who has told whom that nobody speaks VRRP there: sender, and the sender of the advert.
    private static List<String> refusals(Path capture, String when) throws Exception {
        return Wire.fields(capture, "icmp.type == 3 && icmp.code == 2 && " + when, "ip.src");
    }

    @Test
    void peersElectAmongThemselvesAndTheKernelRefusesNothing() throws Exception {
        Path capture = folder.resolve("unicast.pcap");
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            Process tcpdump = segment.capture(capture);
            segment.keepalived(2, keepalived(100, "10.0.0.2", "10.0.0.1", VIP + "/24"));
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP));
            Process node = segment.baton(1, Rig.node(1, 150, VIP + "/24", "unicast: {peers: [10.0.0.2]}"));
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(1, VIP) && !segment.holds(2, VIP));
            await().atMost(SOON).pollInterval(STEP).until(() -> Wire.fields(capture,
                    "vrrp && !icmp && ip.src == 10.0.0.1", "frame.number").size() > 10);
            Segment.signal(node, "TERM");
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP) && !segment.holds(1, VIP));
            node.waitFor();
            Segment.signal(tcpdump, "INT");
            tcpdump.waitFor();
        }
        List<String> ours = Wire.fields(capture, "vrrp && !icmp && ip.src == 10.0.0.1", "ip.dst", "ip.ttl", "eth.dst",
                "vrrp.prio");
        List<String> numbers = Wire.fields(capture, "vrrp && !icmp && ip.src == 10.0.0.1", "frame.number");
        assertThat(ours).as("from 10.0.0.1").hasSizeGreaterThan(3).allSatisfy(f -> assertThat(f)
                .startsWith("10.0.0.2|255|").doesNotContain("ff:ff:ff:ff:ff:ff"));
        assertThat(ours.getLast()).as("it resigned").endsWith("|0");
        assertThat(Wire.fields(capture, "vrrp && !icmp && vrrp.checksum.status != 1 && ip.src == 10.0.0.1",
                "frame.number"))
                .isEmpty();
        assertThat(
                refusals(capture, "frame.number > " + numbers.getFirst() + " && frame.number < " + numbers.getLast()))
                .as("while the node ran").isEmpty();
    }

    @Test
    void aBackupNeverAnswersThatItDoesNotSpeakVrrp() throws Exception {
        Path capture = folder.resolve("backup.pcap");
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            Process tcpdump = segment.capture(capture);
            segment.baton(1, Rig.node(1, 100, VIP + "/24", "unicast: {peers: [10.0.0.2]}"));
            Rig.awaitMaster(segment, 1);
            segment.baton(2, Rig.node(2, 150, VIP + "/24", "unicast: {peers: [10.0.0.1]}"));
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP) && !segment.holds(1, VIP));
            await().atMost(SOON).pollInterval(STEP).until(() -> Wire.fields(capture,
                    "vrrp && ip.src == 10.0.0.2", "frame.number").size() > 10);
            Segment.signal(tcpdump, "INT");
            tcpdump.waitFor();
        }
        assertThat(refusals(capture, "frame")).as("to the adverts that host 1 heard as BACKUP")
                .noneMatch(s -> s.startsWith("10.0.0.1,"));
    }

    @Test
    void ipv6PeersElectAmongThemselves() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            segment.at(1).ip("addr add fd00::1/64 dev eth0 nodad");
            segment.at(2).ip("addr add fd00::2/64 dev eth0 nodad");
            segment.baton(1, Rig.node(1, 100, "fe80::51/64, fd00::100/64",
                    "source: fd00::1\nunicast: {peers: ['fd00::2']}"));
            Rig.awaitMaster(segment, 1);
            segment.baton(2, Rig.node(2, 150, "fe80::51/64, fd00::100/64",
                    "source: fd00::2\nunicast: {peers: ['fd00::1']}"));
            await().atMost(SOON).pollInterval(STEP)
                    .until(() -> segment.holds(2, "fd00::100") && !segment.holds(1, "fd00::100"));
            Rig.awaitLog(segment, "baton1", "heard fd00::2 with priority 150");
        }
    }
}
