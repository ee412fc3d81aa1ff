package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Three nodes and a keepalived share an address; the nodes are paired with a desk and pushed to as one plan. Whatever
/// happens, in the end every node has the whole old or the whole new configuration, and exactly one host the address.
class ClusterPushTest {
    private static final Duration UNDONE = Duration.ofSeconds(60);
    private static final int HIGH = 200;
    private static final int LOW = 101;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived");
    }

    private Path file(int number, int priority) throws IOException {
        Path proposals = Files.createDirectories(folder.resolve("new"));
        return Files.writeString(proposals.resolve("n" + number + ".yaml"), PairedCluster.config(number, priority));
    }

    /// The arguments of a push that makes the third node the master.
    private List<String> push() throws IOException {
        return new ArrayList<>(List.of("push", file(1, LOW).toString(), file(2, LOW + 1).toString(),
                file(3, HIGH).toString(), "--rollback-after", "30s", "--reason", "a test", "--yes"));
    }

    private static String running(PairedCluster cluster, int number) throws IOException {
        return Files.readString(cluster.configFile(number));
    }

    @Test
    void pushToAll_movesTheAddressOnceAndIsKept() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder)) {
            PairedCluster.Ran pushed = cluster.desk(push().toArray(String[]::new));

            assertThat(pushed.status()).as(pushed.output()).isZero();
            cluster.awaitOnlyHolder(3);
            for (int number = 1; number <= PairedCluster.NODES; number++) {
                assertThat(running(cluster, number)).contains("priority: " + (number == 3 ? HIGH : LOW + number - 1));
            }
            PairedCluster.Ran status = cluster.desk("status");
            assertThat(status.status()).as(status.output()).isZero();
            assertThat(status.output()).contains("n1", "n2", "n3", "MASTER");
        }
    }

    @Test
    void pushWhoseClientDies_undoesItselfOnEveryNode() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder)) {
            List<String> before = List.of(running(cluster, 1), running(cluster, 2), running(cluster, 3));
            Process client = cluster.deskProcess("dying", push().toArray(String[]::new));
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> !running(cluster, 2).equals(before.get(1))
                            || !running(cluster, 3).equals(before.get(2)));
            Segment.crash(client);

            await().atMost(UNDONE).pollInterval(Segment.STEP)
                    .until(() -> List.of(running(cluster, 1), running(cluster, 2), running(cluster, 3)).equals(before));
            cluster.awaitOnlyHolder(1);
            for (int number = 1; number <= PairedCluster.NODES; number++) {
                assertThat(cluster.segment().log("baton" + number)).doesNotContain("could not be undone");
            }
        }
    }

    @Test
    void nodeKilledInTheMiddle_leavesWholeConfigurationsAndOneHolder() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder)) {
            List<String> before = List.of(running(cluster, 1), running(cluster, 2), running(cluster, 3));
            Process client = cluster.deskProcess("pushing", push().toArray(String[]::new));
            await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                    .until(() -> !running(cluster, 3).equals(before.get(2)));
            cluster.kill(3);
            assertThat(client.waitFor()).as(cluster.segment().log("pushing")).isNotZero();
            assertThat(cluster.segment().log("pushing")).contains("n3");

            cluster.start(3);
            await().atMost(UNDONE).pollInterval(Segment.STEP)
                    .until(() -> List.of(running(cluster, 1), running(cluster, 2), running(cluster, 3)).equals(before));
            cluster.awaitOnlyHolder(1);
        }
    }

    @Test
    void handOver_movesTheAddressToTheNodeThatIsTold() throws Exception {
        try (PairedCluster cluster = new PairedCluster(folder)) {
            PairedCluster.Ran over = cluster.desk("hand-over", "VI_1", "--node", "n2");
            assertThat(over.status()).as(over.output()).isZero();
            cluster.awaitOnlyHolder(2);

            PairedCluster.Ran back = cluster.desk("hand-over", "VI_1", "--node", "n1");
            assertThat(back.status()).as(back.output()).isZero();
            cluster.awaitOnlyHolder(1);
        }
    }
}
