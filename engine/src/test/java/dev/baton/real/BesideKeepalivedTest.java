package dev.baton.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Baton and keepalived on one segment, one VRID, 100 ms adverts.
class BesideKeepalivedTest {
    private static final String VIP = "10.0.0.100";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(20);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needsRootAndPeers() {
        assumeTrue(Boolean.getBoolean("baton.real"), "takes long: needs -Dbaton.real=true, as installers/test has it");
        assumeTrue(Namespace.possible(), "network namespaces need root");
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/keepalived")), "needs keepalived");
    }

    private static String baton(int priority) {
        return """
                node: n1
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    priority: %d
                    advertInterval: 100ms
                    addresses: [10.0.0.100/24]
                """.formatted(priority);
    }

    private static String keepalived(int priority) {
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
                  virtual_ipaddress {
                    10.0.0.100/24
                  }
                }
                """.formatted(priority);
    }

    private Segment pair() {
        Segment segment = new Segment(folder);
        segment.host(1);
        segment.host(2);
        return segment;
    }

    private static void awaitHolder(Segment segment, int holder, int other) {
        await().atMost(SOON).pollInterval(STEP)
                .until(() -> segment.holds(holder, VIP) && !segment.holds(other, VIP));
    }

    @Test
    void theHigherPriorityWinsBothWaysAndSigtermHandsOver() throws Exception {
        try (Segment segment = pair()) {
            segment.keepalived(2, keepalived(100));
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP));
            Process node = segment.baton(1, baton(150));
            awaitHolder(segment, 1, 2);
            Segment.signal(node, "TERM");
            awaitHolder(segment, 2, 1);
            assertThat(node.waitFor()).as("128 + SIGTERM, as the JVM ends").isEqualTo(143);
            assertThat(segment.log("baton1")).contains("pre-empts 10.0.0.2 with priority 100")
                    .contains("MASTER → INIT");
        }
    }

    @Test
    void aLowerNodeStaysBackupUntilKeepalivedDies() throws Exception {
        try (Segment segment = pair()) {
            Process peer = segment.keepalived(2, keepalived(150));
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP));
            segment.baton(1, baton(100));
            await().atMost(SOON).until(() -> segment.log("baton1").contains("routers are running"));
            peer.descendants().forEach(ProcessHandle::destroyForcibly);
            peer.destroyForcibly();
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(1, VIP));
            assertThat(segment.log("baton1")).contains("no advert from 10.0.0.2");
        }
    }

    @Test
    void aKilledNodeLosesItsAddressByItself() throws Exception {
        try (Segment segment = pair()) {
            segment.keepalived(2, keepalived(100));
            Process node = segment.baton(1, baton(150));
            awaitHolder(segment, 1, 2);
            Segment.signal(node, "KILL");
            await().atMost(Duration.ofSeconds(4)).pollInterval(STEP).until(() -> !segment.holds(1, VIP));
            awaitHolder(segment, 2, 1);
        }
    }

    /// The rule of the stall: a process that was stopped and continued steps down before it sends anything.
    @Test
    void aStoppedAndContinuedNodeSendsNothingAsMaster() throws Exception {
        try (Segment segment = pair()) {
            segment.keepalived(2, keepalived(100));
            Process node = segment.baton(1, baton(150).replace("addresses", "preempt: false\n    addresses"));
            await().atMost(SOON).until(() -> segment.log("baton1").contains("routers are running"));
            Namespace.run("ip", "-n", segment.at(2).name(), "link", "set", "eth0", "down");
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(1, VIP));
            Namespace.run("ip", "-n", segment.at(2).name(), "link", "set", "eth0", "up");
            await().atMost(SOON).until(() -> segment.log("keepalived2").contains("Entering BACKUP STATE"));
            Segment.signal(node, "STOP");
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.holds(2, VIP));
            Path file = folder.resolve("after.pcap");
            Process capture = segment.capture(file);
            await().atMost(SOON).until(() -> segment.log("capture").contains("listening"));
            Segment.signal(node, "CONT");
            await().atMost(SOON).until(() -> segment.log("baton1").contains("did not run for"));
            awaitHolder(segment, 2, 1);
            await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> segment.holds(2, VIP));
            capture.destroy();
            capture.waitFor();
            assertThat(sources(file)).as(segment.log("capture")).containsOnly("10.0.0.2");
        }
    }

    private static List<String> sources(Path capture) throws IOException {
        Process tshark = new ProcessBuilder("tshark", "-r", capture.toString(), "-Y", "vrrp", "-T", "fields", "-e",
                "ip.src").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ArrayList<>(output.lines().distinct().toList());
    }
}
