package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Every fault on real nodes, with a keepalived as their third: it takes effect, the other node takes over, it ends by
/// itself, and whatever dies in between, everything is as before in the end.
class FaultLeasesTest {
    private static final long LEASE_MILLIS = 4_000;
    private static final long LONG_LEASE_MILLIS = 8_000;
    private static final Duration ENDED = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived");
    }

    private static int actor(FaultKind kind) {
        return kind.isHeldByHeir() ? 2 : 1;
    }

    private static void awaitAsBefore(TestedCluster cluster) {
        await().atMost(ENDED).pollInterval(Segment.STEP)
                .until(() -> cluster.holders().equals(List.of(1)) && cluster.isUp(1) && cluster.isUp(2));
        await().during(Duration.ofSeconds(1)).atMost(ENDED).pollInterval(Segment.STEP)
                .until(() -> cluster.holders().equals(List.of(1)));
    }

    private static void awaitEnded(TestedCluster cluster, FaultKind kind) {
        await().atMost(ENDED).until(() -> {
            List<FaultLease> faults = cluster.faults(actor(kind));
            return faults.size() == 1 && !faults.getFirst().isHeld();
        });
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void fault_takesEffect_andEndsByItself(FaultKind kind) throws Exception {
        try (TestedCluster cluster = new TestedCluster(folder)) {
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

            awaitEnded(cluster, kind);
            awaitAsBefore(cluster);
            assertThat(cluster.segment().log("keepalived4")).doesNotContain("Entering MASTER STATE");
            assertThat(audit(1) + audit(2)).contains("/v1/faults", "test-" + kind.word(), "end of fault");
            assertThat(cluster.segment().log("baton" + actor(kind))).contains("the fault " + kind.word());
        }
    }

    private String audit(int number) throws IOException {
        return Files.readString(folder.resolve("state" + number).resolve("audit.log"));
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"RESIGN", "MUTE", "LINK", "CHECK"})
    void nodeKilledInTheMiddle_comesUpAsBefore_andLeavesNothing(FaultKind kind) throws Exception {
        try (TestedCluster cluster = new TestedCluster(folder)) {
            cluster.hold(1, kind, LONG_LEASE_MILLIS);
            await().atMost(Segment.SOON).until(() -> cluster.holders().contains(2));

            cluster.kill(1);
            cluster.awaitHolders(2);
            assertThat(cluster.isUp(1)).isEqualTo(kind != FaultKind.LINK);
            cluster.start(1);

            awaitAsBefore(cluster);
            List<FaultLease> faults = cluster.faults(1);
            assertThat(faults).hasSize(1);
            assertThat(faults.getFirst().ended()).hasValueSatisfying(why -> assertThat(why).contains("started again"));
        }
    }

    @Test
    void nodeToldToEndInTheMiddle_leavesItsInterfaceUp() throws Exception {
        try (TestedCluster cluster = new TestedCluster(folder)) {
            cluster.hold(1, FaultKind.LINK, LONG_LEASE_MILLIS);
            assertThat(cluster.isUp(1)).isFalse();

            cluster.end(1);

            assertThat(cluster.isUp(1)).isTrue();
            cluster.awaitHolders(2);
        }
    }

    @Test
    void clientThatDies_andANetworkThatIsCut_keepNoFault() throws Exception {
        try (TestedCluster cluster = new TestedCluster(folder)) {
            cluster.hold(1, FaultKind.MUTE, LEASE_MILLIS);
            cluster.awaitHolders(1, 2);
            cluster.segment().at(TestedCluster.DESK).ip("link set m1 down");
            cluster.killDesk();

            awaitAsBefore(cluster);
            assertThat(cluster.segment().log("baton1")).contains("Its time was up.");
        }
    }

    @Test
    void secondTest_andAFaultInTheWrongPlace_areRefused_andChangeNothing() throws Exception {
        try (TestedCluster cluster = new TestedCluster(folder)) {
            cluster.hold(1, FaultKind.PRIORITY, LEASE_MILLIS);
            assertThat(cluster.tell("hold n1 other mute 4000")).startsWith("refused: ").contains("test-priority");
            assertThat(cluster.tell("hold n2 other link 4000")).startsWith("refused: ");
            assertThat(cluster.tell("hold n1 other check 4000 none")).startsWith("refused: ");

            cluster.awaitHolders(2);
            awaitAsBefore(cluster);
            assertThat(cluster.tell("end n1 test-priority")).startsWith("done: ");
            assertThat(cluster.tell("hold n1 other check 4000 none")).startsWith("refused: ").contains("alive");
        }
    }
}
