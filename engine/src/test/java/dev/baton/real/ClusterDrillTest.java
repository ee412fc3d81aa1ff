package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.baton.adapter.linux.Namespace;
import dev.baton.api.FaultKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// `baton drill` at a desk that is paired with three nodes, which share an address with a keepalived: what the report says is
/// what a capture and another prober saw, and the cluster is as it was, whatever is killed meanwhile.
/// `-Dbaton.drill.runs=N` says how many random tests are run in a row.
class ClusterDrillTest {
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration SERIES = Duration.ofMinutes(2);
    private static final double AGREED_MILLIS = 2;
    /// Two probes at the edge of an outage that are further apart than this say too little of when it was.
    private static final long SHARP_NANOS = 2_000_000;
    private static final double SURE_MILLIS = 2;
    private static final double HAND_OVER_MILLIS = 5;
    private static final int REQUESTS = 18_000;
    /// A machine that does not let a prober run just when the outage begins or ends says nothing of it.
    private static final int MOST_RUNS = 6;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived", "tcpdump", "tshark");
    }

    private String[] drill(String fault, Path reports, String... more) {
        List<String> words = new ArrayList<>(
                List.of("drill", "VI_1", "--fault", fault, "--every", "1ms", "--probe", "udp",
                        "--before", "1s", "--after", "1s", "--report", reports.toString(), "--yes"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static JsonNode test(Path reports) throws IOException {
        try (Stream<Path> files = Files.list(reports)) {
            Path json = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
            return JsonMapper.builder().build().readTree(Files.readString(json)).get("tests").get(0);
        }
    }

    private static Process capture(PairedCluster cluster, Path file) throws IOException {
        String label = "capture" + file.getFileName();
        Process capture = cluster.segment().start(PairedCluster.DESK, label, "tcpdump", "-Z", "root", "-ni", "eth0",
                "-B",
                "16384", "--immediate-mode", "-U", "-w", file.toString(), "udp port 8643 or icmp");
        await().atMost(Rig.SOON).until(() -> cluster.segment().log(label).contains("listening on"));
        return capture;
    }

    @Test
    void handOverAtOneSecondAdverts_costsAtMostFiveMilliseconds() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder, "1s", false)) {
            Path reports = folder.resolve("reports");
            PairedCluster.Ran ran = cluster.desk(drill("hand-over", reports));

            assertThat(ran.status()).as(ran.output()).isZero();
            double gap = test(reports).get("measured").get("gapMs").asDouble();
            System.out.printf(Locale.ROOT, "hand-over at 1 s adverts, 1 ms probing: outage %.3f ms%n", gap);
            assertThat(gap).as(ran.output()).isLessThanOrEqualTo(HAND_OVER_MILLIS);
            cluster.awaitOnlyHolder(1);
        }
    }

    /// Every fault that there is. The longest outage of all: the report tells that of the way back apart, the others do not.
    /// With the capture of its own probes every run has to agree, if the edges are sharp. The other prober is answered by
    /// kernels: that of a killed node answers an echo for as long as the address is on it, while nobody answers identity
    /// probes, so there is nothing to compare; and that of a node whose process is not let run, while the addresses change
    /// hands, answers what has arrived, and the process finds the address gone. Such a run is repeated, as is one in which a
    /// prober was not let run just when the outage began or ended.
    @Test
    void whatTheReportSays_isWhatACaptureAndAnotherProberSaw() throws Exception {
        try (PairedCluster cluster = PairedCluster.forEveryFault(folder, "1s")) {
            Steered independent = Steered.prober(cluster.segment(), PairedCluster.DESK, PairedCluster.ADDRESS);
            for (String fault : Stream.of(FaultKind.values()).map(FaultKind::word).toList()) {
                boolean isAgreed = false;
                for (int run = 0; run < MOST_RUNS && !isAgreed; run++) {
                    isAgreed = isAgreed(cluster, independent, fault, run);
                    cluster.awaitOnlyHolder(1);
                }
                assertThat(isAgreed).as(fault).isTrue();
            }
        }
    }

    private boolean isAgreed(PairedCluster cluster, Steered independent, String fault, int run) throws Exception {
        Path reports = folder.resolve("reports-" + fault + run);
        Path file = folder.resolve(fault + run + ".pcap");
        Process capture = capture(cluster, file);
        independent.write(String.valueOf(REQUESTS));
        PairedCluster.Ran ran = cluster.desk(drill(fault, reports, "--from-here-only", "--limit", "5s"));
        Probing other = independent.nextProbing(SERIES);
        Segment.signal(capture, "INT");
        capture.waitFor();
        assertThat(ran.status()).as(ran.output()).isZero();

        JsonNode told = test(reports);
        JsonNode measured = told.get("measured");
        double gap = Math.max(measured.get("gapMs").asDouble(), measured.get("backMs").asDouble());
        Outage wire = ProbesTest.captured(file);
        double captured = wire.gapNanos() / 1e6;
        Outage theirs = ProbesTest.pinged(file);
        System.out.printf(Locale.ROOT,
                "%s: report %.3f ms (way back %.3f ms, expected %.3f ms), capture %s, icmp %s (it"
                        + " says %.3f ms), marks ± %s%n",
                fault, gap, measured.get("backMs").asDouble(),
                told.get("expected").get("backMs").asDouble(), wire, theirs, other.outageMicros() / 1e3,
                errors(measured));
        boolean isKill = fault.equals("kill");
        if (wire.edgeNanos() > SHARP_NANOS || (!isKill && theirs.edgeNanos() > SHARP_NANOS)) {
            return false;
        }
        assertThat(gap).as(ran.output()).isBetween(captured - AGREED_MILLIS, captured + AGREED_MILLIS);
        assertThat(errors(measured)).as("how well trigger and MASTER are known").isNotEmpty()
                .allMatch(error -> error <= SURE_MILLIS);
        return isKill || Math.abs(gap - theirs.gapNanos() / 1e6) <= AGREED_MILLIS;
    }

    /// By how much the fault and MASTER may be misplaced: both nodes answer identity probes of the desk.
    private static List<Double> errors(JsonNode measured) {
        List<Double> errors = new ArrayList<>();
        measured.get("marks").forEach(mark -> {
            if (List.of("TRIGGER", "MASTER").contains(mark.get("mark").asString())) {
                errors.add(mark.get("errorMs").asDouble());
            }
        });
        return errors;
    }

    /// A firewall that drops the probes: at first all but those of the holder to itself, then those, too.
    @Test
    void addressThatAnswersNobody_orOnlyItsHolder_isRefusedBeforeAnythingHappens() throws Exception {
        Rig.needs("nft");
        try (PairedCluster cluster = new PairedCluster(folder, "1s", false)) {
            Namespace holder = cluster.segment().at(1);
            Wire.in(holder, "nft add table inet probes");
            Wire.in(holder, "nft add chain inet probes entry { type filter hook input priority 0 ; }");
            Wire.in(holder, "nft add rule inet probes entry iifname eth0 udp dport 8643 drop");
            PairedCluster.Ran alone = cluster.desk(drill("hand-over", folder.resolve("alone")));
            assertThat(alone.status()).as(alone.output()).isEqualTo(3);
            assertThat(alone.output()).contains("Only n1, which has them, gets answers at 10.0.0.100",
                    "Allow the probes in the firewall of n1");

            Wire.in(holder, "nft add rule inet probes entry udp dport 8643 drop");
            PairedCluster.Ran nobody = cluster.desk(drill("hand-over", folder.resolve("nobody")));
            assertThat(nobody.status()).as(nobody.output()).isEqualTo(3);
            assertThat(nobody.output()).contains("Nobody answers at 10.0.0.100", "allow them in the firewall");

            for (int number = 1; number <= PairedCluster.NODES; number++) {
                assertThat(cluster.segment().log("baton" + number)).doesNotContain("the fault ");
            }
            assertThat(cluster.holders()).containsExactly(1);
            Wire.in(holder, "nft delete table inet probes");
            PairedCluster.Ran well = cluster.desk(drill("hand-over", folder.resolve("well")));
            assertThat(well.status()).as(well.output()).isZero();
            assertThat(cluster.segment().log("baton2")).as("what is looked for above is what a fault says")
                    .contains("the fault ");
            cluster.awaitOnlyHolder(1);
        }
    }

    /// What a node may not hold is told before anybody asks it to, and is not drawn by chance.
    @Test
    void faultThatTheNodeDoesNotAllow_isRefusedByThePlan() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder, "1s", false)) {
            PairedCluster.Ran deaf = cluster.desk(drill("deaf", folder.resolve("deaf")));
            assertThat(deaf.status()).as(deaf.output()).isEqualTo(3);
            assertThat(deaf.output()).contains("The policy of n2 does not allow the fault deaf; it allows hand-over",
                    "Add deaf to drill.faults in policy.yaml on n2").doesNotContain("is asked to hold");
            PairedCluster.Ran link = cluster.desk(drill("link", folder.resolve("link")));
            assertThat(link.status()).as(link.output()).isEqualTo(3);
            assertThat(link.output()).contains("The node is managed at 10.0.0.1, which is on eth0.")
                    .doesNotContain("is asked to hold");
            PairedCluster.Ran kill = cluster.desk(drill("kill", folder.resolve("kill")));
            assertThat(kill.output()).contains("Nothing is known to start this node again");
            assertThat(cluster.desk("drill", "--list").output()).contains("hand-over resign priority mute")
                    .doesNotContain("deaf", "link", "kill");
        }
    }

    @Test
    void whoTestsIsKilledInTheMiddle_theNodeEndsItsFault_andTheNextIsTold() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder, "1s", false)) {
            Process client = cluster.deskProcess("dying", drill("mute", folder.resolve("reports"), "--lease", "20s"));
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> cluster.segment().log("dying").contains("n1 holds the fault mute."));
            Segment.crash(client);

            PairedCluster.Ran told = cluster.desk("drill", "--list");
            assertThat(told.output()).contains("was interrupted");
            await().atMost(LEASE).pollInterval(Segment.STEP).until(() -> cluster.holders().equals(List.of(1)));
            PairedCluster.Ran restored = cluster.desk("drill", "--restore");
            assertThat(restored.status()).as(restored.output()).isZero();
            assertThat(cluster.desk("drill", "--restore").output()).contains("No test has left anything");
            cluster.awaitOnlyHolder(1);
        }
    }

    @Test
    void aNodeKilledInTheMiddle_isTold_andEverythingIsAsBeforeOnceItIsThereAgain() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder, "1s", false)) {
            Process client = cluster.deskProcess("drilling", drill("mute", folder.resolve("reports"), "--lease", "8s"));
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> cluster.segment().log("drilling").contains("n1 holds the fault mute."));
            cluster.kill(1);
            assertThat(client.waitFor()).as(cluster.segment().log("drilling")).isNotZero();
            assertThat(cluster.segment().log("drilling")).contains("n1");

            cluster.start(1);
            cluster.awaitOnlyHolder(1);
            PairedCluster.Ran next = cluster.desk("drill", "--restore");
            assertThat(next.status()).as(next.output()).isZero();
        }
    }

    @Test
    void randomTestsInARow_leaveTheClusterAsItWas() throws Exception {
        int tests = Integer.getInteger("baton.drill.runs", 10);
        try (PairedCluster cluster = new PairedCluster(folder, "1s", true)) {
            PairedCluster.Ran ran = cluster.desk("drill", "VI_1", "--repeat", String.valueOf(tests), "--random",
                    "--seed",
                    "7", "--before", "1s", "--after", "1s", "--limit", "5s", "--yes", "--report",
                    folder.resolve("reports").toString(), "--junit", folder.resolve("junit.xml").toString());
            System.out.println(ran.output());

            assertThat(ran.status()).as(ran.output()).isZero();
            cluster.awaitOnlyHolder(1);
            for (int number = 1; number <= PairedCluster.NODES; number++) {
                assertThat(Files.readString(cluster.configFile(number)))
                        .contains("priority: " + (150 - 20 * (number - 1)));
            }
            try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
                Path html = files.filter(f -> f.toString().endsWith(".html")).findFirst().orElseThrow();
                PairedCluster.Ran verified = cluster.desk("drill", "--verify", html.toString());
                assertThat(verified.status()).as(verified.output()).isZero();
            }
        }
    }
}
