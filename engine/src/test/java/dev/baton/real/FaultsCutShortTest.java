package dev.baton.real;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Whatever dies while a node holds a fault, everything is as before in the end; and what must not be is refused.
class FaultsCutShortTest {
    private static final long LEASE_MILLIS = 8_000;
    private static final long LONG_LEASE_MILLIS = 30_000;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived");
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

            cluster.awaitAsBefore();
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

            cluster.awaitAsBefore();
            Rig.awaitLog(cluster.segment(), "baton1", "Its time was up.");
        }
    }

    @Test
    void secondTest_andAFaultInTheWrongPlace_areRefused_andChangeNothing() throws Exception {
        try (TestedCluster cluster = new TestedCluster(folder)) {
            cluster.hold(1, FaultKind.PRIORITY, LONG_LEASE_MILLIS);
            assertThat(cluster.tell("hold n1 other mute 4000")).startsWith("refused: ").contains("test-priority");
            assertThat(cluster.tell("hold n2 other link 4000")).startsWith("refused: ");
            assertThat(cluster.tell("hold n1 other check 4000 none")).startsWith("refused: ");

            cluster.awaitHolders(2);
            assertThat(cluster.tell("end n1 test-priority")).startsWith("done: ");
            cluster.awaitAsBefore();
            assertThat(cluster.tell("end n1 test-priority")).startsWith("done: ");
            assertThat(cluster.tell("hold n1 other check 4000 none")).startsWith("refused: ").contains("alive");
        }
    }
}
