package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.agent.AuditChain;
import dev.baton.bench.Launch;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// SIGHUP to a node that is managed: its files are read through the same desk that pushes go through.
class SighupTest {
    private static final String LISTEN = "10.0.0.1:8642";
    private static final String NODE = """
            node: n1
            routers:
              - {name: VI_1, interface: eth0, vrid: 51, advertInterval: 100ms, addresses: [10.0.0.100/24]}
              - {name: VI_2, interface: eth0, vrid: 52, advertInterval: 100ms, addresses: [10.0.0.200/24]}
            """;
    private static final String POLICY = "push: { vrids: [51-52] }\n";
    /// Backups of priority 254 wait this long: a longer gap would be a failover.
    private static final double FAILOVER_SECONDS = 0.3;
    private static final Duration UNDONE = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("baton1:\\S+");

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tcpdump", "tshark");
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path policy() {
        return folder.resolve("policy.yaml");
    }

    private Process node(Segment segment) throws IOException {
        segment.host(1);
        Files.writeString(policy(), POLICY);
        Process node = segment.command(1, "baton1", "node", "run", "--config",
                segment.configure("baton1", NODE).toString(),
                "--policy", policy().toString(), "--state-dir", state().toString(), "--listen", LISTEN);
        segment.awaitRunning(1);
        await().atMost(SOON).pollInterval(STEP)
                .until(() -> segment.holds(1, "10.0.0.100") && segment.holds(1, "10.0.0.200"));
        return node;
    }

    private String audit() throws IOException {
        assertThat(AuditChain.verify(state()).faults()).isEmpty();
        return Files.readString(state().resolve("audit.log"));
    }

    private static void hangUp(Segment segment, Process node, String answer) {
        Segment.signal(node, "HUP");
        await().atMost(SOON).pollInterval(STEP)
                .untilAsserted(() -> assertThat(segment.log("baton1")).contains(answer));
    }

    @Test
    void edit_isTakenOnByDifference_andTheRouterThatIsTheSameMissesNoAdvert() throws Exception {
        try (Segment segment = new Segment(folder)) {
            Process node = node(segment);
            Path file = folder.resolve("sighup.pcap");
            Process capture = segment.capture(file);
            await().atMost(SOON).until(() -> segment.log("capture").contains("listening"));
            for (int priority = 110; priority <= 140; priority += 10) {
                segment.configure("baton1", NODE.replace("vrid: 52,", "vrid: 52, priority: " + priority + ","));
                hangUp(segment, node, "→ " + priority);
            }
            segment.configure("baton1", NODE.replace("vrid: 52,", "vrid: 53,"));
            hangUp(segment, node, "reloaded: VI_2 vrid 52 → 53");
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> segment.holds(1, "10.0.0.100"));
            capture.destroy();
            capture.waitFor();
            List<String> packets = Wire.fields(file, "vrrp.virt_rtr_id == 51", "frame.time_relative", "vrrp.prio");
            assertThat(packets).hasSizeGreaterThan(8).allMatch(p -> p.endsWith("|100"));
            assertThat(longestGap(packets)).isLessThan(FAILOVER_SECONDS);
            assertThat(segment.log("baton1").lines().filter(l -> l.contains("VI_1") && l.contains("MASTER → ")))
                    .isEmpty();
            assertThat(audit().lines().filter(l -> l.contains("\"reread\"") && l.contains("generation"))).hasSize(5);
        }
    }

    private static double longestGap(List<String> packets) {
        double longest = 0;
        double before = Double.MAX_VALUE;
        for (String packet : packets) {
            double at = Double.parseDouble(packet.substring(0, packet.indexOf('|')));
            longest = Math.max(longest, at - before);
            before = at;
        }
        return longest;
    }

    @Test
    void fileThatIsBroken_changesNothing_andTheAuditLogSaysWhy() throws Exception {
        try (Segment segment = new Segment(folder)) {
            Process node = node(segment);
            segment.configure("baton1", NODE.replace("vrid: 52", "vrid: 352").replace("10.0.0.100", "10.0.0.150"));
            hangUp(segment, node, "not reloaded");
            assertThat(segment.holds(1, "10.0.0.100")).isTrue();
            assertThat(segment.holds(1, "10.0.0.150")).isFalse();
            assertThat(segment.log("baton1")).doesNotContain("MASTER → ");
            assertThat(audit().lines().filter(l -> l.contains("\"reread\"") && l.contains("refused: "))).hasSize(1);
        }
    }

    @Test
    void policyThatWasEdited_holdsForTheNextPush_andOneThatOthersCouldWriteIsNotTakenOn() throws Exception {
        try (Segment segment = new Segment(folder)) {
            Process node = node(segment);
            String home = pair(segment);
            Path moved = Files.writeString(folder.resolve("moved.yaml"), NODE.replace("vrid: 52", "vrid: 60"));
            assertThat(commit(segment, "first", home, moved)).contains("push.vrids");
            Files.writeString(policy(), "push: { vrids: [51-60] }\n");
            Files.setPosixFilePermissions(policy(),
                    java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
            hangUp(segment, node, "what a push may contain is as before");
            Rig.awaitLog(segment, "baton1", "chmod go-w");
            assertThat(commit(segment, "second", home, moved)).contains("push.vrids");
            Files.setPosixFilePermissions(policy(),
                    java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            hangUp(segment, node, "reloaded: what a push may contain is as ");
            assertThat(commit(segment, "third", home, moved)).contains("COMMITTED VERIFYING");
            assertThat(audit()).contains("\"policy\"");
        }
    }

    @Test
    void signalWhileAPushIsPending_isRefused_andTheUndoBringsBackTheOldFile() throws Exception {
        try (Segment segment = new Segment(folder)) {
            Process node = node(segment);
            String home = pair(segment);
            Path pushed = Files.writeString(folder.resolve("pushed.yaml"),
                    NODE.replace("vrid: 52,", "vrid: 52, priority: 120,"));
            assertThat(commit(segment, "pending", home, pushed)).contains("COMMITTED VERIFYING");
            String edited = NODE.replace("vrid: 51,", "vrid: 51, priority: 90,");
            segment.configure("baton1", edited);
            hangUp(segment, node, "not reloaded");
            await().atMost(UNDONE).pollInterval(STEP)
                    .until(() -> Files.readString(folder.resolve("baton1.yaml")).equals(NODE));
            assertThat(Files.readString(state().resolve("commits").resolve("node.yaml.edited"))).isEqualTo(edited);
            assertThat(segment.log("baton1")).doesNotContain("VI_1 priority");
            await().atMost(SOON).untilAsserted(() -> assertThat(audit()).contains("\"undo\"", "reverted"));
            hangUp(segment, node, "reloaded: nothing has changed");
        }
    }

    private String pair(Segment segment) throws Exception {
        segment.host(9);
        String home = Files.createDirectories(folder.resolve("home")).toString();
        segment.command(1, "pairing", "pair", "--role", "editor", "--ttl", "10m", "--state-dir", state().toString(),
                "--host", "10.0.0.1", "--no-wait").waitFor();
        Matcher code = CODE.matcher(segment.log("pairing"));
        assertThat(code.find()).as(segment.log("pairing")).isTrue();
        assertThat(segment.command(9, "connect", "connect", code.group(), "--yes", "--home", home).waitFor()).isZero();
        return home;
    }

    /// What came of a commit that nobody confirms.
    private static String commit(Segment segment, String label, String home, Path file) throws Exception {
        List<String> words = Launch.words(Committer.class.getName());
        words.addAll(List.of(home, file.toString(), "commit-" + label));
        segment.start(9, label, words.toArray(String[]::new)).waitFor();
        return segment.log(label);
    }
}
