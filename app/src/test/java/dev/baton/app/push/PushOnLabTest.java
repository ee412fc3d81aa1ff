package dev.baton.app.push;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.draft.Edit;
import dev.baton.push.Milestone;
import dev.baton.push.PushEnd;
import dev.baton.push.Revision;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

/// Pushes to the nodes of a lab through the window's own view models.
class PushOnLabTest {
    private static void priority(LabStage stage, String node, int priority) throws Throwable {
        onFx(() -> stage.staging().stage(new Edit.Priority(node, "VI_1", priority)));
    }

    private static PushEnd end(LabStage stage) {
        return stage.state().run().flatMap(RunState::end).orElseThrow();
    }

    private static boolean isOver(LabStage stage) {
        return stage.state().run().flatMap(RunState::end).isPresent();
    }

    private static Lane lane(LabStage stage, String node) {
        return stage.state().run().stream().flatMap(r -> r.lanes().stream()).filter(l -> l.node().equals(node))
                .findFirst().orElseThrow();
    }

    @Test
    void pushedPriority_runsOnTheNode_movesTheAddress_andIsRemembered() throws Throwable {
        try (LabStage stage = new LabStage(LabPreset.THREE)) {
            String before = stage.base("n2");
            priority(stage, "n2", 200);

            stage.push();
            stage.until(() -> isOver(stage));

            assertThat(end(stage).result()).as(end(stage).why()).isEqualTo(PushEnd.Result.DONE);
            assertThat(lane(stage, "n2").reached()).containsKeys(Milestone.values());
            stage.until(() -> stage.base("n2").contains("priority: 200") && stage.isMaster("n2"));
            stage.until(() -> !stage.model().revisions().get().isEmpty());
            assertThat(stage.model().revisions().get().getFirst().changes()).containsExactly("VI_1 priority 100 → 200");
            assertThat(stage.model().revisions().get()).as("what ran before can be gone back to").hasSize(2).last()
                    .satisfies(found -> {
                        assertThat(found.isFound()).isTrue();
                        assertThat(found.text()).isEqualTo(before);
                    });
            assertThat(stage.state().measured().moves()).extracting(Measured.Move::node).contains("n2");
        }
    }

    @Test
    void undecidedPush_canBePutOff_andRevertedByHand_andWhatWasStagedStays() throws Throwable {
        try (LabStage stage = new LabStage(LabPreset.NGINX_PAIR)) {
            String before = stage.base("nginx-b");
            priority(stage, "nginx-b", 95);
            onFx(() -> stage.model().keepByItself(false));

            stage.push();
            stage.until(() -> stage.state().run().filter(RunState::isDeciding).isPresent());
            Instant first = lane(stage, "nginx-b").deadline().orElseThrow();
            onFx(() -> stage.model().extend("nginx-b"));
            stage.until(() -> lane(stage, "nginx-b").deadline().filter(d -> d.isAfter(first.plusSeconds(50)))
                    .isPresent());
            onFx(() -> stage.model().revert());
            stage.until(() -> isOver(stage));

            assertThat(end(stage).result()).isEqualTo(PushEnd.Result.UNDONE);
            assertThat(stage.base("nginx-b")).isEqualTo(before);
            assertThat(stage.draft("nginx-b").orElseThrow().isEdited()).isTrue();
            assertThat(Duration.between(first, Instant.now())).isLessThan(Duration.ofMinutes(2));
        }
    }

    @Test
    void handOverAlone_isDoneWithoutAnyConfiguration() throws Throwable {
        try (LabStage stage = new LabStage(LabPreset.THREE)) {
            onFx(() -> stage.staging().stage(new Edit.HandOver("n3", "VI_1")));

            stage.push();
            stage.until(() -> isOver(stage));

            assertThat(stage.state().run().orElseThrow().isGood()).isTrue();
            stage.until(() -> stage.isMaster("n3"));
        }
    }

    @Test
    void textThatIsNoConfiguration_blocksWithTheReason_andSendsNothing() throws Throwable {
        try (LabStage stage = new LabStage(LabPreset.THREE)) {
            onFx(() -> stage.staging().stage(new Edit.Typed("n2", "node: n2\nrouters:\n  VI_1: {vrid: 900}\n")));

            stage.push();

            assertThat(stage.state().run()).isEmpty();
            assertThat(stage.model().whyNot()).isEqualTo("push.not.blocked");
            assertThat(stage.state().prepared().orElseThrow().concerns().getFirst().key())
                    .isEqualTo("push.check.invalid");
        }
    }

    @Test
    void pausedLab_isToldBeforeThePush() throws Throwable {
        try (LabStage stage = new LabStage(LabPreset.THREE)) {
            onFx(() -> stage.lab.setPaused(true));
            stage.until(() -> !stage.lab.live().get());
            priority(stage, "n2", 200);

            stage.push();

            assertThat(stage.state().run()).isEmpty();
            assertThat(stage.state().prepared().orElseThrow().concerns()).extracting(Concern::key)
                    .contains("push.check.paused");
        }
    }

    @Test
    void goingBackToARevision_isAnOrdinaryPlan() throws Throwable {
        try (LabStage stage = new LabStage(LabPreset.NGINX_PAIR)) {
            priority(stage, "nginx-b", 95);
            stage.push();
            stage.until(() -> isOver(stage) && stage.base("nginx-b").contains("priority: 95"));
            onFx(stage::anew);
            PushViewModel next = stage.remade();
            onFx(() -> {
                stage.staging().stage(new Edit.Priority("nginx-b", "VI_1", 85));
                next.goBack(new Revision(1, "p", "nginx-b", Instant.EPOCH, "a", "", PushEnd.Has.NEW, "",
                        List.of(), stage.base("nginx-b").replace("priority: 95", "priority: 88"),
                        List.of()));
            });
            stage.until(() -> stage.state().prepared().isPresent());

            assertThat(stage.state().prepared().orElseThrow().nodes().getFirst().changes())
                    .singleElement().satisfies(c -> assertThat(c.words()).isEqualTo("VI_1 priority 95 → 88"));
        }
    }
}
