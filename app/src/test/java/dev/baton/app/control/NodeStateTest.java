package dev.baton.app.control;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;

import static dev.baton.app.control.Clusters.NOW;
import static dev.baton.app.control.Clusters.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

class NodeStateTest {
    private static Member heard(Role role, Freshness freshness, long agoNanos) {
        Member base = Clusters.member("n1", 1, role, EffectivePriority.of(150), 0);
        return Clusters.with(base, role, freshness, 0, NOW - agoNanos, Optional.empty(), base.hearers());
    }

    @Test
    void masterHeardWithinThreeAdverts_isMaster() {
        assertThat(NodeState.of(heard(Role.MASTER, Freshness.LIVE, 3 * SECOND), NOW)).isEqualTo(NodeState.MASTER);
    }

    @Test
    void masterOlderThanThreeAdverts_isNeverShownAsMaster() {
        assertThat(NodeState.of(heard(Role.MASTER, Freshness.LIVE, 3 * SECOND + 1), NOW)).isEqualTo(NodeState.STALE);
        assertThat(NodeState.of(heard(Role.MASTER, Freshness.STALE, 0), NOW)).isEqualTo(NodeState.STALE);
        assertThat(NodeState.of(heard(Role.MASTER, Freshness.LOST, 0), NOW)).isEqualTo(NodeState.LOST);
    }

    @Test
    void otherRoles_areShownAsReported() {
        assertThat(NodeState.of(heard(Role.BACKUP, Freshness.LIVE, 0), NOW)).isEqualTo(NodeState.BACKUP);
        assertThat(NodeState.of(heard(Role.FAULT, Freshness.LIVE, 0), NOW)).isEqualTo(NodeState.FAULT);
        assertThat(NodeState.of(heard(Role.INIT, Freshness.LIVE, 0), NOW)).isEqualTo(NodeState.INIT);
        assertThat(NodeState.of(heard(Role.BACKUP, Freshness.STALE, 0), NOW)).isEqualTo(NodeState.STALE);
    }

    @Test
    void addresses_areHeldByLivingMastersOnly() {
        assertThat(SegmentModel.of(Clusters.healthy(), NOW).holders()).containsExactly(0);
        assertThat(SegmentModel.of(Clusters.afterTakeover(), NOW).holders()).containsExactly(1);
        assertThat(SegmentModel.of(Clusters.split(), NOW).holders()).containsExactly(0, 1);
        assertThat(SegmentModel.of(Clusters.stale(), NOW).holders()).isEmpty();
        assertThat(SegmentModel.of(Clusters.healthy(), NOW + 4 * SECOND).holders()).isEmpty();
    }

    @Test
    void nodeThatDoesNotHearALivingMaster_isDeafToIt() {
        SegmentModel split = SegmentModel.of(Clusters.split(), NOW);
        assertThat(split.nodes().get(0).deafTo()).isEmpty();
        assertThat(split.nodes().get(1).deafTo()).containsExactly("n1");
        assertThat(split.nodes().get(2).deafTo()).isEmpty();
    }

    @Test
    void nodeInFault_listensToNobodyAndIsNotCalledDeaf() {
        Member master = Clusters.with(Clusters.member("n1", 1, Role.MASTER, EffectivePriority.of(150), 0),
                Role.MASTER, Freshness.LIVE, 0, NOW, Optional.empty(), java.util.List.of("wire"));
        Member fault = Clusters.member("n2", 2, Role.FAULT, EffectivePriority.of(120), 0);
        Member backup = Clusters.member("n3", 3, Role.BACKUP, EffectivePriority.of(100), 0);
        Cluster cluster = Clusters.cluster(Clusters.key("lan", 51), Health.READY, 0, master, fault, backup);
        SegmentModel model = SegmentModel.of(cluster, NOW);
        assertThat(model.nodes().get(1).deafTo()).isEmpty();
        assertThat(model.nodes().get(2).deafTo()).containsExactly("n1");
    }
}
