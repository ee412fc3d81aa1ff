package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Every fault on real nodes, with a keepalived as their third: it takes effect, the other node takes over, it ends by
/// itself, and everything is as before, so that the next can be tried on the same nodes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class FaultLeasesTest {
    private static final long LEASE_MILLIS = 8_000;

    private Path folder = Path.of(".");
    private Optional<TestedCluster> nodes = Optional.empty();
    private boolean isEndedWell;

    @BeforeAll
    void needs(@TempDir Path own) {
        Rig.needs("keepalived");
        folder = own;
    }

    @AfterAll
    void end() {
        nodes.ifPresent(TestedCluster::close);
    }

    private static int actor(FaultKind kind) {
        return kind.isHeldByHeir() ? 2 : 1;
    }

    /// The nodes on which the fault before has ended well; new ones if it has not, or there was none.
    private TestedCluster cluster() throws Exception {
        if (nodes.isPresent() && isEndedWell) {
            isEndedWell = false;
            return nodes.get();
        }
        end();
        TestedCluster cluster = new TestedCluster(Files.createTempDirectory(folder, "nodes"));
        nodes = Optional.of(cluster);
        return cluster;
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void fault_takesEffect_andEndsByItself(FaultKind kind) throws Exception {
        TestedCluster cluster = cluster();
        String auditBefore = cluster.audit(1) + cluster.audit(2);
        int toldBefore = cluster.segment().log("baton" + actor(kind)).length();
        long asked = System.nanoTime();
        FaultLease lease = cluster.hold(actor(kind), kind, LEASE_MILLIS);
        assertThat(lease.kind()).isEqualTo(kind);

        boolean isKept = kind == FaultKind.MUTE || kind == FaultKind.DEAF;
        if (isKept) {
            cluster.awaitHolders(1, 2);
        } else {
            cluster.awaitHolders(2);
        }
        assertThat(cluster.isUp(1)).isEqualTo(kind != FaultKind.LINK);
        System.out.printf(Locale.ROOT, "%s: the other alone, or both, after %.0f ms%n", kind.word(),
                (System.nanoTime() - asked) / 1e6);
        if (kind == FaultKind.KILL) {
            assertThat(cluster.process(1).waitFor()).isNotZero();
            cluster.start(1);
        }

        await().atMost(TestedCluster.ENDED).until(() -> !cluster.lease(actor(kind), kind).isHeld());
        cluster.awaitAsBefore();
        assertThat(cluster.segment().log("keepalived4")).doesNotContain("Entering MASTER STATE");
        assertThat(since(auditBefore, cluster)).contains("/v1/faults", "test-" + kind.word(), "end of fault");
        assertThat(cluster.segment().log("baton" + actor(kind)).substring(toldBefore))
                .contains("the fault " + kind.word());
        isEndedWell = true;
    }

    /// What has come to the audit logs of both nodes.
    private static String since(String before, TestedCluster cluster) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= TestedCluster.NODES; number++) {
            cluster.audit(number).lines().filter(line -> !before.contains(line))
                    .forEach(l -> text.append(l).append('\n'));
        }
        return text.toString();
    }
}
