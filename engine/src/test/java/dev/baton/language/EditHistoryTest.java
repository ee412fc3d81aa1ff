package dev.baton.language;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EditHistoryTest {
    private final EditedText text = new EditedText("");
    private final EditHistory history = new EditHistory();
    private long now;

    private void type(String letters) {
        for (char c : letters.toCharArray()) {
            int at = text.shown().length();
            history.add(text.replaceShown(at, at, String.valueOf(c)), at, now += 1_000_000L);
        }
    }

    private void undo() {
        history.undo().orElseThrow().changes().reversed().forEach(text::undo);
    }

    private void redo() {
        history.redo().orElseThrow().changes().forEach(text::redo);
    }

    @Test
    void typing_isTakenBackWordByWord() {
        type("priority: 100");
        undo();
        assertThat(text.text()).isEqualTo("priority: ");
        undo();
        assertThat(text.text()).isEmpty();
        redo();
        redo();
        assertThat(text.text()).isEqualTo("priority: 100");
        assertThat(history.canRedo()).isFalse();
    }

    @Test
    void aPause_aBreakAndAClosedStep_beginANewOne() {
        type("ab");
        now += EditHistory.PAUSE_NANOS;
        type("cd");
        undo();
        assertThat(text.text()).isEqualTo("ab");
        history.close();
        type("x\ny");
        undo();
        assertThat(text.text()).isEqualTo("abx\n");
    }

    @Test
    void whatIsTypedAfterUndo_forgetsWhatWasTakenBack() {
        type("one ");
        type("two");
        undo();
        type("x");
        assertThat(history.canRedo()).isFalse();
    }

    @Test
    void oldestStepsGoFirst_whenThereAreTooMany() {
        for (int i = 0; i < EditHistory.MAX_STEPS + 10; i++) {
            history.add(List.of(text.replaceShown(0, 0, "x")), 0);
        }
        int steps = 0;
        while (history.canUndo()) {
            undo();
            steps++;
        }
        assertThat(steps).isEqualTo(EditHistory.MAX_STEPS);
        assertThat(text.text()).hasSize(10);
    }
}
