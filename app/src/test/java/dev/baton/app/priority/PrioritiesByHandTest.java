package dev.baton.app.priority;

import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.baton.app.control.NodeState;
import dev.baton.draft.Edit;
import dev.baton.whatif.Change;
import dev.baton.whatif.RouterRef;

import static org.assertj.core.api.Assertions.assertThat;

/// Mouse and keyboard on the scales: what is dragged is predicted, what is let go is staged, and all of it can be undone.
class PrioritiesByHandTest {
    @Test
    void thumbDraggedPastTheHolder_isPredictedWhileItIsDragged_andStagedWhenLetGo() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            stage.holds("n1");
            stage.drag("n2", 60, false);
            assertThat(stage.thumb("n2").staged()).isEqualTo(160);
            stage.holds("n2");
            assertThat(stage.staged("n2")).as("nothing is staged while it is dragged").isEqualTo(100);
            assertThat(stage.scale(0).outlook().sentence()).startsWith("n2 becomes MASTER after ")
                    .contains("n1 → BACKUP");
            stage.drag("n2", 1, true);
            assertThat(stage.staged("n2")).isEqualTo(161);
            assertThat(stage.text("n2")).contains("priority: 161  # who wins").contains("# n2, written by hand");
            assertThat(PriorityStage.on(() -> stage.staging().workspace().get().edits())).hasSize(1);
        }
    }

    @Test
    void thumbPressedButNotMoved_stagesNothing() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            stage.drag("n2", 0, true);
            assertThat(PriorityStage.on(() -> stage.staging().workspace().get().isEdited())).isFalse();
        }
    }

    @Test
    void arrows_moveByOne_withShiftByTen_andOneUndoTakesThemBack() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            stage.focus("n2");
            stage.press(KeyCode.RIGHT);
            PriorityStage.until(() -> stage.model().scales().getFirst().scale().get().thumbs().get(1).staged() == 101);
            stage.press(KeyCode.SHIFT, KeyCode.UP);
            stage.press(KeyCode.LEFT);
            PriorityStage.until(() -> stage.staging().workspace().get().after().nodes().get(1).routers().getFirst()
                    .priority() == 110);
            stage.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(stage.staged("n2")).isEqualTo(100);
            stage.press(KeyCode.CONTROL, KeyCode.Y);
            assertThat(stage.staged("n2")).isEqualTo(110);
        }
    }

    @Test
    void numberTypedOnAThumb_isStagedWithEnter_andTheKeysAreBackAtTheThumb() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            stage.focus("n2");
            stage.press(KeyCode.DIGIT2);
            stage.press(KeyCode.DIGIT0);
            stage.press(KeyCode.DIGIT0);
            assertThat(stage.staged("n2")).isEqualTo(100);
            stage.press(KeyCode.ENTER);
            assertThat(stage.staged("n2")).isEqualTo(200);
            stage.holds("n2");
            assertThat(PriorityStage.on(() -> stage.scene().getFocusOwner())).isSameAs(stage.handle("n2"));
        }
    }

    @Test
    void numberOutsideTheScale_isRefusedInASentence_andChangesNothing() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            stage.focus("n2");
            stage.press(KeyCode.DIGIT3);
            stage.press(KeyCode.DIGIT0);
            stage.press(KeyCode.DIGIT0);
            stage.press(KeyCode.ENTER);
            assertThat(stage.staged("n2")).isEqualTo(100);
            assertThat(PriorityStage.on(() -> stage.model().said().get())).contains("300", "from 1 to 254");
            assertThat(PriorityStage.on(() -> stage.scene().getFocusOwner())).isInstanceOf(TextField.class);
            stage.press(KeyCode.ESCAPE);
            assertThat(PriorityStage.on(() -> stage.scene().getFocusOwner())).isSameAs(stage.handle("n2"));
        }
    }

    @Test
    void doubleClickAndBackspace_takeAThumbBack_andNothingOfTheChangeIsLeft() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            String before = stage.text("n2");
            stage.drag("n2", 30, true);
            assertThat(stage.staged("n2")).isEqualTo(130);
            stage.doubleClick("n2");
            assertThat(stage.text("n2")).isEqualTo(before);
            stage.drag("n2", 30, true);
            stage.focus("n2");
            stage.press(KeyCode.BACK_SPACE);
            assertThat(stage.text("n2")).isEqualTo(before);
        }
    }

    @Test
    void tab_goesFromThumbToThumb_acrossScales_andBack() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.many(3))) {
            PriorityStage.run(() -> stage.view().focus(new RouterRef("n10", "VI_1")));
            stage.press(KeyCode.TAB);
            assertThat(focused(stage)).isEqualTo("thumb-n1.VI_2");
            stage.press(KeyCode.SHIFT, KeyCode.TAB);
            stage.press(KeyCode.SHIFT, KeyCode.TAB);
            assertThat(focused(stage)).isEqualTo("thumb-n9.VI_1");
        }
    }

    private static String focused(PriorityStage stage) {
        return PriorityStage.on(() -> stage.scene().getFocusOwner().getId());
    }

    @Test
    void faultTried_movesTheAddresses_andIsNeverStaged() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.three())) {
            stage.holds("n1");
            stage.focus("n1");
            stage.press(KeyCode.D);
            stage.holds("n2");
            assertThat(stage.thumb("n1").predicted()).isEqualTo(NodeState.LOST);
            assertThat(stage.scale(0).outlook().sentence()).contains("n1 is gone");
            assertThat(PriorityStage.on(() -> stage.staging().workspace().get().isEdited())).isFalse();
            stage.press(KeyCode.D);
            stage.holds("n1");
            stage.press(KeyCode.C);
            stage.holds("n2");
            assertThat(stage.thumb("n1").effective()).isEqualTo(90);
            PriorityStage.run(() -> stage.model().clearFaults());
            stage.holds("n1");
        }
    }

    @Test
    void noPreempt_isStaged_andPredicted() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            stage.focus("n2");
            stage.press(KeyCode.P);
            assertThat(stage.text("n2")).contains("preempt: false");
            stage.drag("n2", 100, true);
            stage.holds("n1");
            assertThat(PriorityStage.on(() -> stage.staging().workspace().get().edits().stream()
                    .map(Object::getClass).toList())).isEqualTo(List.of(Edit.Preempt.class, Edit.Priority.class));
        }
    }

    @Test
    void owner_isLockedWithItsReason() {
        try (PriorityStage stage = PriorityStage.of(List.of(FakeBases.node("n1", 255, 1, ""),
                FakeBases.node("n2", 100, 2, "")))) {
            assertThat(stage.thumb("n1").locked()).contains("owns the addresses");
            stage.drag("n1", -10, true);
            stage.focus("n1");
            stage.press(KeyCode.LEFT);
            assertThat(PriorityStage.on(() -> stage.staging().workspace().get().isEdited())).isFalse();
            assertThat(PriorityStage.on(() -> stage.model().said().get())).contains("owns the addresses");
        }
    }

    @Test
    void brokenConfiguration_locksItsThumb_orIsLeftOutByName() {
        try (PriorityStage stage = PriorityStage.of(List.of(FakeBases.node("n1", 150, 1, ""),
                FakeBases.node("n2", 100, 2, ""), FakeBases.yaml("n3", "node: n3\nrouters: 7\n")))) {
            assertThat(PriorityStage.on(() -> stage.model().notice().get())).contains("n3 is left out");
            String broken = stage.text("n2") + "nonsense: [\n";
            PriorityStage.run(() -> stage.staging().stage(new Edit.Typed("n2", broken)));
            assertThat(stage.thumb("n2").locked()).contains("has errors");
            stage.drag("n2", 10, true);
            assertThat(stage.text("n2")).isEqualTo(broken);
        }
    }

    @Test
    void faultOfACheck_thatIsGoneFromTheConfiguration_isNoMistake() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.three())) {
            PriorityStage.run(() -> stage.model().setFault(new Change.CheckFails("n1", "nginx"), true));
            stage.holds("n2");
            PriorityStage.run(() -> stage.staging().stage(new Edit.Typed("n1",
                    FakeBases.node("n1", 150, 1, "").text())));
            stage.holds("n1");
        }
    }
}
