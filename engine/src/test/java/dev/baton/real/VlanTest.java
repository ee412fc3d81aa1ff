package dev.baton.real;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;
import dev.baton.adapter.pcap.LiveCapture;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Routers on VLANs and on the interfaces below them.
class VlanTest {
    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tshark", "tcpdump");
    }

    static boolean hasVlans(Namespace host) {
        try {
            host.ip("link add link lo name probe type vlan id 7");
            host.ip("link del probe");
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static byte[] better(OptionalInt vlan) {
        return FrameEncoder.advert(new MacAddress(0x02_00_00_00_00_09L), vlan, IpAddress.parse("10.0.0.2"),
                Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v3(51, 200, 10, List.of(IpAddress.parse("10.0.0.100"))), ChecksumForm.PSEUDO_HEADER);
    }

    /// The capture of an interface sees the frames of the VLANs on it; they are for other segments.
    @Test
    void taggedAdvertsAreNotHeardOnTheInterfaceBelow() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            segment.baton(1, Rig.node(1, 100, "10.0.0.100/24", ""));
            Rig.awaitMaster(segment, 1);
            try (LiveCapture sender = segment.at(2)
                    .inside(() -> LiveCapture.open("eth0", LiveCapture.Frames.HEARD, _ -> {}))) {
                await().during(Duration.ofSeconds(1)).atMost(SOON).pollInterval(STEP).until(() -> {
                    sender.send(better(OptionalInt.of(100)));
                    return !segment.log("baton1").contains("MASTER → BACKUP");
                });
                await().atMost(SOON).pollInterval(STEP).until(() -> {
                    sender.send(better(OptionalInt.empty()));
                    return segment.log("baton1").contains("heard 10.0.0.2 with priority 200");
                });
            }
        }
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
