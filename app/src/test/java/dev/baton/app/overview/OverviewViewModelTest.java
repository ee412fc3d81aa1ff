package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.control.Clusters;
import dev.baton.app.control.LogEntry;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewViewModelTest {
    private final FakeSource source = new FakeSource();
    private long clockNanos = 1;
    private final OverviewViewModel viewModel = new OverviewViewModel(source, Texts.of(Locale.ENGLISH),
            () -> clockNanos);

    @BeforeEach
    void start() {
        viewModel.start();
    }

    private static Cluster like(Cluster cluster, int vrid, Health health) {
        return new Cluster(Clusters.key("lan", vrid), cluster.version(), cluster.intervalNanos(),
                cluster.interfaceName(), cluster.addresses(), cluster.members(), health, cluster.healthSinceNanos());
    }

    private List<Integer> vrids() {
        return viewModel.cards().stream().map(c -> c.key().vrid()).toList();
    }

    @Test
    void brokenClusters_comeFirstWorstFirstThenByVrid() {
        Cluster base = Clusters.healthy();
        List<Cluster> clusters = new ArrayList<>(List.of(like(base, 1, Health.READY), like(base, 2, Health.READY),
                like(base, 3, Health.UNKNOWN), like(base, 4, Health.NO_BACKUP), like(base, 5, Health.NO_MASTER),
                like(base, 6, Health.SPLIT), like(base, 7, Health.NO_MASTER)));
        Collections.shuffle(clusters, new Random(7));
        source.show(new Snapshot(Clusters.NOW, clusters, 1));
        assertThat(vrids()).containsExactly(6, 5, 7, 4, 3, 1, 2);
    }

    @Test
    void fleet_isFourNumbersAndOneSentence() {
        source.show(new Snapshot(Clusters.NOW, Clusters.fleet(), 1));
        assertThat(viewModel.summary().get()).isEqualTo(new Summary(100, 50, 100, 0, 0));
        assertThat(viewModel.sentence().get())
                .isEqualTo("All is well: each of the 100 clusters has one master and a backup ready to take over.");
        assertThat(viewModel.problems()).isEmpty();
        assertThat(viewModel.shape().get()).isEqualTo(OverviewViewModel.Shape.ROWS);
    }

    @Test
    void readyClusterThatLostANode_isNotCalledWell() {
        source.show(Clusters.snapshot(Clusters.afterTakeover()));
        assertThat(viewModel.summary().get()).isEqualTo(new Summary(1, 3, 1, 0, 1));
        assertThat(viewModel.sentence().get()).isEqualTo("Ready, but n1 is lost.");
        assertThat(viewModel.summary().get().allWell()).isFalse();
        source.show(Clusters.snapshot(Clusters.healthy()));
        assertThat(viewModel.sentence().get()).startsWith("All is well");
        assertThat(viewModel.summary().get().allWell()).isTrue();
    }

    @Test
    void log_tellsTheReasonsOfTheLastChangesNewestFirst() {
        source.transitions(List.of(
                new Sighting.Transitioned(Clusters.key("lan", 51), 133_000_000, "n2", "VI_1", Clusters.started(0)),
                new Sighting.Transitioned(Clusters.key("lan", 51), 23_169_000_000L, "n2", "VI_1",
                        Clusters.takeover("10.0.0.1", 0))));
        source.show(Clusters.snapshot(Clusters.afterTakeover()));
        assertThat(viewModel.log()).extracting(LogEntry::text).containsExactly(
                "23.169 s  n2 BACKUP → MASTER: no advert from n1 for 3.531 s (3 × 1 s + skew 0.531 s)",
                "0.133 s  n2 INIT → BACKUP: started");
        source.show(new Snapshot(Clusters.NOW, Clusters.fleet(), 1));
        assertThat(viewModel.log()).isEmpty();
    }

    @Test
    void problems_areToldWithNodesAndDuration() {
        source.show(Clusters.snapshot(Clusters.split()));
        assertThat(viewModel.problems()).extracting(Problem::sentence)
                .containsExactly("2 MASTERs on VRID 51 · n1, n2 · for 3 s");
        assertThat(viewModel.summary().get()).isEqualTo(new Summary(1, 3, 0, 1, 0));
        source.show(Clusters.snapshot(Clusters.noMaster()));
        assertThat(viewModel.problems()).extracting(Problem::sentence)
                .containsExactly("No MASTER on VRID 51 · nobody answers 10.0.0.100/24 (+2) · for 2 s");
        source.show(Clusters.snapshot(Clusters.healthy()));
        assertThat(viewModel.problems()).isEmpty();
    }

    @Test
    void vridThatRepeatsAcrossSegments_isNamedWithItsSegment() {
        Cluster split = Clusters.split();
        Cluster other = new Cluster(Clusters.key("dmz", 51), 3, split.intervalNanos(), "eth1", split.addresses(),
                split.members(), Health.READY, 0);
        source.show(Clusters.snapshot(other, split));
        assertThat(viewModel.problems()).extracting(Problem::sentence)
                .containsExactly("2 MASTERs on VRID 51 (lan) · n1, n2 · for 3 s");
    }

    @Test
    void card_staysTheSameWhileItsClusterChanges() {
        source.show(Clusters.snapshot(Clusters.healthy()));
        ClusterCard before = viewModel.cards().getFirst();
        source.show(Clusters.snapshot(Clusters.split()));
        assertThat(viewModel.cards()).containsExactly(before);
        assertThat(before.moment().get().cluster().health()).isEqualTo(Health.SPLIT);
    }

    @Test
    void clusterThatIsGone_isForgotten() {
        source.show(Clusters.snapshot(Clusters.healthy()));
        source.show(Snapshot.EMPTY);
        assertThat(viewModel.cards()).isEmpty();
        assertThat(viewModel.shape().get()).isEqualTo(OverviewViewModel.Shape.EMPTY);
    }

    @Test
    void stopped_followsNothing() {
        source.show(Clusters.snapshot(Clusters.healthy()));
        viewModel.stop();
        source.show(Snapshot.EMPTY);
        assertThat(viewModel.cards()).hasSize(1);
    }

    @Test
    void table_holdsWhatTheDrawingShows() {
        viewModel.look().set(OverviewViewModel.Look.TABLE);
        source.show(Clusters.snapshot(Clusters.split()));
        assertThat(viewModel.shape().get()).isEqualTo(OverviewViewModel.Shape.TABLE);
        assertThat(viewModel.rows()).extracting(NodeRow::node).containsExactly("n1", "n2", "n3");
        assertThat(viewModel.rows().get(1).change()).contains("no advert from n1 for 3.531 s");
        assertThat(viewModel.rows().get(1).heardBy()).isEqualTo("n1, n3, wire; n2 does not hear n1");
    }

    @Test
    void table_changesAtItsPaceOnly() {
        viewModel.look().set(OverviewViewModel.Look.TABLE);
        source.show(Clusters.snapshot(Clusters.healthy()));
        clockNanos += OverviewViewModel.TABLE_STEP_NANOS - 1;
        source.show(Clusters.snapshot(Clusters.split()));
        assertThat(viewModel.rows().get(1).stateText()).isEqualTo("BACKUP");
        clockNanos++;
        source.show(new Snapshot(Clusters.NOW + 1, List.of(Clusters.split()), 2));
        assertThat(viewModel.rows().get(1).stateText()).isEqualTo("MASTER");
    }
}
