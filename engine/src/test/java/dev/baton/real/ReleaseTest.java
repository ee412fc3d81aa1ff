package dev.baton.real;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// `baton node release`, and one node at a time in a network namespace.
class ReleaseTest {
    private static final String NODE = Rig.node(1, 100, "10.0.0.100/24", """
            acceptMode: false
            virtualMac: true
            routes: [{to: 198.51.100.0/24, via: 10.0.0.9}]
            """);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("nft");
    }

    private static String all(Segment segment) {
        return segment.at(1).ip("-o addr show") + segment.at(1).ip("route show");
    }

    @Test
    void whatAKilledNodeLeft_isRemovedAndTold_onceOnly() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            Process node = segment.baton(1, NODE);
            await().atMost(SOON).pollInterval(STEP).until(() -> all(segment).contains("198.51.100.0/24"));
            String config = folder.resolve("baton1.yaml").toString();
            assertThat(segment.command(1, "refused", "node", "release", "--config", config).waitFor()).isEqualTo(3);
            assertThat(segment.log("refused")).contains("The node n1 is running and would put everything back");
            Segment.signal(node, "KILL");
            node.waitFor();
            await().atMost(SOON).pollInterval(STEP).until(() -> !all(segment).contains("10.0.0.100/24"));
            segment.at(1).ip("addr add 10.0.0.100/24 dev vrrp.51.eth0");
            assertThat(segment.command(1, "release", "node", "release", "--config", config).waitFor()).isZero();
            assertThat(segment.log("release")).contains("route 198.51.100.0/24 on eth0 removed")
                    .contains("10.0.0.100/24 on vrrp.51.eth0 removed").contains("interface vrrp.51.eth0 deleted")
                    .contains("the nftables table for accept mode off deleted");
            assertThat(all(segment)).doesNotContain("10.0.0.100", "198.51.100", "vrrp.51");
            assertThat(Wire.in(segment.at(1), "nft list tables")).isBlank();
            assertThat(segment.command(1, "again", "node", "release", "--config", config).waitFor()).isZero();
            assertThat(segment.log("again")).contains("nothing was left");
        }
    }

    @Test
    void secondNodeOfTheSameName_isRefused() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.baton(1, Rig.node(1, 100, "10.0.0.100/24", ""));
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(1, "10.0.0.100"));
            Process second = segment.baton(1, "second", Rig.node(1, 100, "10.0.0.100/24", ""));
            assertThat(second.waitFor()).isEqualTo(3);
            assertThat(segment.log("second")).contains("is running in this network namespace already");
            assertThat(segment.holds(1, "10.0.0.100")).isTrue();
        }
    }

    @Test
    void interfaceThatIsNotThere_isRefusedAtStart() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            Process node = segment.baton(1, Rig.node(1, 100, "10.0.0.100/24", "").replace("eth0", "eth7"));
            assertThat(node.waitFor()).isEqualTo(3);
            assertThat(segment.log("baton1")).contains("There is no interface eth7 here; there are lo, eth0.");
        }
    }
}
