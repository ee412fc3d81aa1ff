package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.control.AddressChip;
import dev.baton.app.control.NodeBox;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.Pictures;
import dev.baton.cluster.Health;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting.AdvertSeen;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

/// The Overview on the real engine in the lab, in virtual time.
@FxTest
class LabOnOverviewTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long SEED = 7;

    private final List<AdvertSeen> adverts = new ArrayList<>();
    private Snapshot snapshot = Snapshot.EMPTY;
    private OverviewStage stage;

    @BeforeEach
    void open() {
        stage = OverviewStage.english().open(Snapshot.EMPTY);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void run(Lab lab, long nanos) {
        adverts.clear();
        lab.advance(nanos, event -> {
            if (event instanceof LabEvent.Seen seen) {
                snapshot = Reducer.reduce(snapshot, seen.sighting());
                if (seen.sighting() instanceof AdvertSeen advert) {
                    adverts.add(advert);
                }
            }
        });
        snapshot = Reducer.aged(snapshot, lab.nowNanos());
        stage.show(snapshot);
    }

    private NodeBox box(String node) {
        return stage.all(NodeBox.class).stream().filter(b -> b.getAccessibleText().startsWith(node + ","))
                .findFirst().orElseThrow();
    }

    @Test
    void masterThatIsKilled_isFollowedByTheNextWithItsReason() {
        Lab lab = Lab.of(LabPreset.THREE, OptionalInt.empty(), SEED);
        run(lab, 10 * SECOND);
        assertThat(stage.viewModel.cards().getFirst().moment().get().cluster().health()).isEqualTo(Health.READY);
        assertThat(box("n1").kind()).isEqualTo("master");
        lab.perform(LabCommand.parse("kill n1"));
        run(lab, SECOND);
        assertThat(box("n1").kind()).isEqualTo("lost");
        assertThat(stage.all(ProblemStrip.class)).hasSize(1);
        run(lab, 5 * SECOND);
        assertThat(box("n2").kind()).isEqualTo("master");
        assertThat(box("n2").reason()).contains("no advert from n1 for 3.609 s (3 × 1 s + skew 0.609 s)");
        assertThat(stage.all(AddressChip.class)).filteredOn(c -> c.holding() == AddressChip.Holding.HELD).hasSize(1);
        assertThat(stage.view.view().lookupAll(".bolt")).isEmpty();
        Pictures.save(stage.scene, "overview-lab-takeover");
    }

    @Test
    void oneWayCut_isTwoMastersAndABolt() {
        Lab lab = Lab.of(LabPreset.THREE, OptionalInt.empty(), SEED);
        run(lab, 10 * SECOND);
        lab.perform(LabCommand.parse("cut n1 n2"));
        run(lab, 8 * SECOND);
        assertThat(stage.viewModel.cards().getFirst().moment().get().cluster().health()).isEqualTo(Health.SPLIT);
        assertThat(stage.view.view().lookupAll(".bolt")).hasSize(1);
        assertThat(box("n2").getAccessibleText()).endsWith("n2 does not hear n1");
        Pictures.save(stage.scene, "overview-lab-cut");
    }

    @Test
    void fleet_isReadyAndInRows() {
        Lab lab = Lab.of(LabPreset.FLEET, OptionalInt.empty(), SEED);
        run(lab, 3 * SECOND);
        assertThat(stage.viewModel.summary().get()).isEqualTo(new Summary(100, 50, 100, 0, 0));
        run(lab, SECOND);
        assertThat(adverts.stream().filter(a -> a.observer().equals(Lab.WIRE)).count()).isBetween(900L, 1100L);
        Pictures.save(stage.scene, "overview-lab-fleet");
    }
}
