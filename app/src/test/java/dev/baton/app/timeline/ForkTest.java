package dev.baton.app.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Cluster;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.history.Recall;
import dev.baton.whatif.Fleet;

import static dev.baton.app.timeline.Past.SECOND;
import static dev.baton.app.timeline.TimelineStage.on;
import static dev.baton.app.timeline.TimelineStage.run;
import static dev.baton.app.timeline.TimelineStage.until;
import static org.assertj.core.api.Assertions.assertThat;

/// What would have been, from what was known of an instant.
class ForkTest {
    private static Cluster lab(long atNanos) {
        return Recall.at(Past.eventfulLab(LabPreset.THREE).history(), atNanos).clusters().getFirst();
    }

    @Test
    void higherPriority_wouldHaveTakenOver_asTheElectionSays() {
        Fork fork = Fork.of(lab(10 * SECOND), Optional.empty());
        assertThat(fork.seats()).extracting(Fork.Seat::node).containsExactly("n1", "n2", "n3");
        Fork.Answer usual = fork.ask(Map.of(), Set.of());
        assertThat(usual.usual().orElseThrow().holders()).containsExactly("n1");
        assertThat(usual.outcome()).isEmpty();
        Fork.Answer raised = fork.ask(Map.of("n2", 200), Set.of());
        assertThat(raised.outcome().orElseThrow().moves()).isTrue();
        assertThat(raised.outcome().orElseThrow().after().holders()).containsExactly("n2");
    }

    @Test
    void nodeThatGoesDown_leavesTheNextOne_afterItsMasterDownInterval() {
        Fork fork = Fork.of(lab(10 * SECOND), Optional.empty());
        var outcome = fork.ask(Map.of(), Set.of("n1")).outcome().orElseThrow();
        assertThat(outcome.after().holders()).containsExactly("n2");
        // 3 x 1 s + (256 - 100) / 256 s of n2, RFC 9568 section 6.1.
        assertThat(outcome.gapNanos()).isBetween(3_600_000_000L, 3_620_000_000L);
        var thirdWins = fork.ask(Map.of("n3", 120), Set.of("n1")).outcome().orElseThrow();
        assertThat(thirdWins.after().holders()).containsExactly("n3");
    }

    @Test
    void nodeThatWasGone_isGoneInTheForkToo() {
        Fork fork = Fork.of(lab(20 * SECOND), Optional.empty());
        assertThat(fork.seats().stream().filter(Fork.Seat::isGone)).extracting(Fork.Seat::node)
                .containsExactly("n1");
        assertThat(fork.ask(Map.of(), Set.of()).usual().orElseThrow().holders()).containsExactly("n2");
    }

    @Test
    void advertsAlone_areSaidToBeAllThatIsKnown() {
        Cluster cluster = Recall.at(Past.capture().history(), Past.WALL + 30 * SECOND).clusters().getFirst();
        Fork fork = Fork.of(cluster, Optional.empty());
        assertThat(fork.assumed()).contains(Fork.Assumption.SILENT_UNKNOWN, Fork.Assumption.PRIORITY_HEARD,
                Fork.Assumption.DEFAULTS);
    }

    @Test
    void knownConfigurations_areUsed_withThePrioritiesOfThen() {
        List<NodeConfig> configs = List.of("n1", "n2").stream().map(node -> NodeConfig.of(node,
                List.of(RouterSpec.draft("VI_1", "eth0", 51, List.of(PlacedAddress.parse("10.0.0.100/24")))
                        .preempt(false).priority(7).build())))
                .toList();
        Fork fork = Fork.of(lab(10 * SECOND), Optional.of(new Fleet(configs)));
        assertThat(fork.assumed()).contains(Fork.Assumption.CONFIG_OF_NOW);
        RouterSpec used = fork.fleet().node("n2").orElseThrow().routers().getFirst();
        assertThat(used.preempt()).isFalse();
        assertThat(used.priority()).isEqualTo(100);
    }

    private static String text(TimelineStage stage, String selector) {
        return on(() -> Optional.ofNullable(stage.scene().getRoot().lookup(selector)).map(Labeled.class::cast)
                .map(Labeled::getText).orElse(""));
    }

    @Test
    void pane_asksAndAnswers_andTwoTakeOversAreComparedBelow() {
        try (TimelineStage stage = TimelineStage.of(new Past(Past.eventfulLab(LabPreset.THREE), SourceKind.LAB))
                .filled()) {
            run(() -> {
                stage.model().showAll();
                stage.model().look(10 * SECOND);
            });
            stage.recalled();
            run(() -> stage.actions.action("timeline.fork").command().run());
            until(() -> text(stage, "#fork-answer").contains("n1 the master"));
            run(() -> ((Spinner<?>) stage.scene().getRoot().lookup("#fork-priority-n2")).increment(101));
            until(() -> text(stage, "#fork-answer").startsWith("n2 would have been MASTER instead of n1"));
            run(() -> ((CheckBox) stage.scene().getRoot().lookup("#fork-down-n2")).setSelected(true));
            until(() -> text(stage, "#fork-answer").contains("n1 would have stayed"));
            run(() -> {
                stage.model().look(12 * SECOND);
                stage.model().goToTurn(true);
                while (stage.model().takeOver().isEmpty() && stage.model().goToTurn(true)) {
                    assertThat(stage.model().selected().get()).isPresent();
                }
                stage.view().beat();
                stage.actions.action("timeline.compare").command().run();
                do {
                    assertThat(stage.model().goToTurn(true)).isTrue();
                } while (stage.model().takeOver().isEmpty());
                stage.view().beat();
                stage.actions.action("timeline.compare").command().run();
            });
            until(() -> stage.scene().getRoot().lookupAll(".timeline-compare").size() == 1);
            stage.picture("timeline-fork-compare");
            run(() -> ((javafx.scene.control.Button) stage.scene().getRoot().lookup("#compare-close")).fire());
            assertThat(on(() -> stage.scene().getRoot().lookupAll(".timeline-compare").size())).isZero();
            assertThat(stage.warnings()).isEmpty();
        }
    }
}
