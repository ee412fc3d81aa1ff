package dev.baton.real;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;

import static dev.baton.real.Rig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Accept mode off (RFC 9568 section 6.1).
class AcceptModeTest {
    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("nft");
    }

    @Test
    void masterAnswersArpAndNothingElseAndTheEndLeavesNoRule() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(9);
            Namespace host = segment.at(9);
            Process node = segment.baton(1, Rig.node(1, 150, "10.0.0.100/24", "acceptMode: false"));
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> segment.holds(1, "10.0.0.100"));
            assertThat(Wire.answers(host, "10.0.0.100")).isFalse();
            assertThat(Wire.mac(host, "10.0.0.100")).as("by ARP").isNotEmpty();
            assertThat(Wire.answers(host, "10.0.0.1")).as("its own address").isTrue();
            assertThat(Wire.in(segment.at(1), "nft list tables")).contains("baton_n1");
            Segment.signal(node, "TERM");
            node.waitFor();
            assertThat(Wire.in(segment.at(1), "nft list tables")).isBlank();
        }
    }

    @Test
    void ipv6NeighborDiscoveryIsAnsweredAllTheSame() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(9);
            segment.at(9).ip("addr add fd00::9/64 dev eth0 nodad");
            segment.baton(1, Rig.node(1, 150, "fe80::51/64, fd00::100/64", "acceptMode: false"));
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> segment.holds(1, "fd00::100"));
            assertThat(Wire.answers(segment.at(9), "fd00::100")).isFalse();
            assertThat(Wire.mac(segment.at(9), "fd00::100")).as("by Neighbor Discovery").isNotEmpty();
        }
    }

    /// Two nodes in one namespace leave each other's rules alone.
    @Test
    void twoNodesInOneNamespaceHaveATableEach() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(9);
            segment.baton(1, Rig.node(1, 150, "10.0.0.100/24", "acceptMode: false"));
            Rig.awaitMaster(segment, 1);
            Process other = segment.baton(1, "second", Rig.node(2, 150, "10.0.0.101/24", "acceptMode: false")
                    .replace("vrid: 51", "vrid: 52"));
            await().atMost(SOON).until(() -> segment.holds(1, "10.0.0.101"));
            assertThat(Wire.answers(segment.at(9), "10.0.0.100")).isFalse();
            assertThat(Wire.answers(segment.at(9), "10.0.0.101")).isFalse();
            Segment.signal(other, "TERM");
            other.waitFor();
            assertThat(Wire.in(segment.at(1), "nft list tables")).contains("baton_n1").doesNotContain("baton_n2");
            assertThat(Wire.answers(segment.at(9), "10.0.0.100")).isFalse();
        }
    }
}
