package dev.baton.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// `baton drill` at a desk that is paired with three nodes, which share an address with a keepalived: the cluster is as it was,
/// whatever is killed meanwhile.
/// `-Dbaton.drill.runs=N` says how many random tests are run in a row.
class ClusterDrillTest {
    private static final Duration LEASE = Duration.ofSeconds(40);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived");
    }

    /// The command for a test that probes every 10 ms, as it does unless told otherwise.
    private static String[] drill(String fault, Path reports, String... more) {
        return drillEvery("10ms", fault, reports, more);
    }

    /// @param every the time between two probes; less than 10 ms asks for a machine on which nothing else runs
    static String[] drillEvery(String every, String fault, Path reports, String... more) {
        List<String> words = new ArrayList<>(
                List.of("drill", "VI_1", "--fault", fault, "--every", every, "--probe", "udp",
                        "--before", "1s", "--after", "1s", "--report", reports.toString(), "--yes"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
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
