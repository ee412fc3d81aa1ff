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

    /// The arguments of a test that probes every millisecond for as short as may be.
    static String[] drill(String fault, Path reports, String... more) {
        List<String> words = new ArrayList<>(
                List.of("drill", "VI_1", "--fault", fault, "--every", "1ms", "--probe", "udp",
                        "--before", "1s", "--after", "1s", "--report", reports.toString(), "--yes"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
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
