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

/// Routes and excluded addresses that move with the master.
class RoutesTest {
    private static final String VIP = "10.0.0.100";
    private static final String MORE = """
            excluded: [{address: 10.1.0.100/24, interface: eth1}, 'fd00::100/64']
            routes:
              - {to: 192.0.2.0/24, via: 10.0.0.9, source: 10.0.0.100, metric: 50}
              - {to: 198.51.100.0/24, via: 10.0.0.9}
              - {to: 'fd99::/64', via: 'fd00::9', table: 100}
              - {to: 'fd98::/64', via: 'fd00::9'}
              - {to: 203.0.113.0/24, interface: eth1}
            """;
    private static final Duration LIFETIME = Duration.ofSeconds(5);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs();
    }

    private Segment segment() {
        Segment segment = new Segment(folder);
        segment.host(1);
        segment.host(2);
        segment.at(1).ip("link add eth1 type veth peer name eth2");
        segment.at(1).ip("link set eth1 up");
        segment.at(1).ip("link set eth2 up");
        return segment;
    }

    private static String all(Namespace host) {
        return host.ip("-o addr show") + host.ip("route show") + host.ip("-6 route show table all");
    }

    private static void awaitEverything(Namespace host) {
        await().atMost(SOON).pollInterval(STEP)
                .untilAsserted(() -> assertThat(all(host)).contains("10.0.0.100/24", "10.1.0.100/24", "fd00::100/64")
                        .contains("192.0.2.0/24 via 10.0.0.9 dev eth0", "src 10.0.0.100 metric 50")
                        .contains("198.51.100.0/24 via 10.0.0.9", "203.0.113.0/24 dev eth1", "fd99::/64 via fd00::9"));
    }

    private static void assertNothing(Namespace host) {
        assertThat(all(host)).doesNotContain("10.0.0.100", "10.1.0.100", "fd00::100", "192.0.2.0", "198.51.100.0",
                "203.0.113.0", "fd99::");
    }

    @Test
    void everythingComesWithTheMasterAndGoesWithIt() throws Exception {
        try (Segment segment = segment()) {
            Namespace host = segment.at(1);
            Process node = segment.baton(1, Rig.node(1, 100, VIP + "/24", MORE));
            awaitEverything(host);
            assertThat(host.ip("-6 route show table 100")).contains("expires");
            Rig.awaitLog(segment, "baton1", "the route to 198.51.100.0/24 stays until the next start");
            Process better = segment.baton(2, Rig.node(2, 150, VIP + "/24", ""));
            await().atMost(SOON).pollInterval(STEP).until(() -> !segment.holds(1, VIP));
            await().atMost(SOON).pollInterval(STEP).untilAsserted(() -> assertNothing(host));
            Segment.signal(better, "TERM");
            awaitEverything(host);
            Segment.signal(node, "TERM");
            node.waitFor();
            assertNothing(host);
        }
    }

    /// IPv4 routes have no lifetime: they go with the address that is their source, and a start takes away the others.
    @Test
    void killedNodeKeepsOnlyRoutesWithoutAVirtualSourceUntilTheNextStart() throws Exception {
        try (Segment segment = segment()) {
            Namespace host = segment.at(1);
            Process node = segment.baton(1, Rig.node(1, 100, VIP + "/24", MORE));
            awaitEverything(host);
            Segment.signal(node, "KILL");
            node.waitFor();
            await().atMost(LIFETIME).pollInterval(STEP)
                    .untilAsserted(() -> assertThat(all(host)).doesNotContain("10.0.0.100", "10.1.0.100", "fd00::100"));
            assertThat(host.ip("route show")).doesNotContain("192.0.2.0").contains("198.51.100.0");
            await().atMost(LIFETIME).pollInterval(STEP).untilAsserted(() -> assertThat(host.ip("-6 route"))
                    .as("expired; the kernel lists such routes a while longer")
                    .doesNotContainPattern("fd98.*[1-9]sec"));
            assertThat(host.ip("-6 route show table 100")).doesNotContainPattern("fd99.*[1-9]sec");
            segment.baton(2, Rig.node(2, 150, VIP + "/24", ""));
            Rig.awaitMaster(segment, 2);
            segment.baton(1, "again", Rig.node(1, 100, VIP + "/24", MORE));
            await().atMost(SOON).until(() -> segment.log("again").contains("routers are running"));
            assertNothing(host);
        }
    }

    @Test
    void somebodyElsesRouteIsNeitherReplacedNorRemoved() throws Exception {
        try (Segment segment = segment()) {
            Namespace host = segment.at(1);
            host.ip("route add 198.51.100.0/24 via 10.0.0.2");
            Process node = segment.baton(1, Rig.node(1, 100, VIP + "/24", MORE));
            Rig.awaitMaster(segment, 1);
            await().atMost(SOON).until(() -> segment.log("baton1").contains(
                    "VI_1 could not add the route to 198.51.100.0/24: it exists already"));
            assertThat(host.ip("route show")).contains("192.0.2.0/24");
            Segment.signal(node, "TERM");
            node.waitFor();
            assertThat(host.ip("route show")).contains("198.51.100.0/24 via 10.0.0.2").doesNotContain("192.0.2.0");
        }
    }

    /// A master without its address serves nobody.
    @Test
    void addressThatCannotBePut_isToldAndLeadsToFault() throws Exception {
        try (Segment segment = segment()) {
            Namespace host = segment.at(1);
            segment.baton(1, Rig.node(1, 150, "{address: 10.1.0.100/24, interface: eth1}", ""));
            Rig.awaitMaster(segment, 1);
            host.ip("link del eth1");
            await().atMost(SOON).until(() -> segment.log("baton1").contains("VI_1 finds no interface eth1 any more.")
                    && segment.log("baton1").contains("MASTER → FAULT  address 10.1.0.100/24 is missing"));
            host.ip("link add eth1 type veth peer name eth3");
            host.ip("link set eth1 up");
            await().atMost(SOON).until(() -> host.ip("-o addr show dev eth1").contains("10.1.0.100/24"));
            Rig.awaitLog(segment, "baton1", "address 10.1.0.100/24 is there again");
        }
    }
}
