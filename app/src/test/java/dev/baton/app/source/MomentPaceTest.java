package dev.baton.app.source;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.app.link.NodeNews;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.Family;

import static org.assertj.core.api.Assertions.assertThat;

class MomentPaceTest {
    private static final long BEGIN = 5_000_000_000L;
    private static final ClusterKey KEY = new ClusterKey("local", "10.0.0.0/24", Family.IPV4, 51);
    private static final NodeNews CHANGE = new NodeNews("n1", List.of(new Sighting.Transitioned(KEY, 1, "n1", "VI_1",
            new Transition(Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT,
                    new Evidence(100, Optional.empty(), -1, -1, 1, 3, 0, Optional.empty()), 1))),
            List.of(), 0);
    private static final NodeNews GONE = new NodeNews("n1", List.of(new Sighting.NodeLost(KEY, 1, "n1")), List.of(), 0);
    private static final NodeNews SAME = new NodeNews("n1", List.of(), List.of(), 0);

    private static MomentPace pace(int clusters) {
        MomentPace pace = new MomentPace(BEGIN);
        pace.handed(BEGIN, clusters);
        return pace;
    }

    @Test
    void firstMomentIsHandedOverAtOnce() {
        assertThat(new MomentPace(BEGIN).isDue(BEGIN, false)).isTrue();
    }

    @Test
    void whatIsAsItWasWaitsForItsTurn() {
        MomentPace pace = pace(1);
        pace.heard(SAME);

        assertThat(pace.isDue(BEGIN + MomentPace.STEADY_NANOS - 1, false)).isFalse();
        assertThat(pace.isDue(BEGIN + MomentPace.STEADY_NANOS, true)).isTrue();
    }

    @Test
    void manyClustersAreDrawnLessOften() {
        MomentPace pace = pace(MomentPace.MANY_CLUSTERS + 1);
        pace.heard(SAME);

        assertThat(pace.isDue(BEGIN + MomentPace.STEADY_OF_MANY_NANOS - 1, false)).isFalse();
        assertThat(pace.isDue(BEGIN + MomentPace.STEADY_OF_MANY_NANOS, false)).isTrue();
    }

    @Test
    void changeIsHandedOverAtOnce_howeverManyClustersThereAre() {
        for (NodeNews change : List.of(CHANGE, GONE)) {
            MomentPace pace = pace(MomentPace.MANY_CLUSTERS + 1);
            pace.heard(change);
            pace.heard(SAME);

            assertThat(pace.isDue(BEGIN + 1, false)).isTrue();
        }
    }

    @Test
    void changesInAFloodAreTakenTogether() {
        MomentPace pace = pace(1);
        pace.heard(CHANGE);

        assertThat(pace.isDue(BEGIN + MomentPace.CHANGES_NANOS - 1, true)).isFalse();
        assertThat(pace.isDue(BEGIN + MomentPace.CHANGES_NANOS, true)).isTrue();
    }

    @Test
    void afterAChangeTheSteadyPaceBeginsAnew() {
        MomentPace pace = pace(1);
        pace.heard(CHANGE);
        pace.handed(BEGIN + 1, 1);

        assertThat(pace.isDue(BEGIN + 2, false)).isFalse();
    }
}
