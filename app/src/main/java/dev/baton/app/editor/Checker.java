package dev.baton.app.editor;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

import dev.baton.app.fx.Tasks;
import dev.baton.language.Assistant;
import dev.baton.language.Diagnoses;
import dev.baton.language.Diagnostic;
import dev.baton.language.OutlineItem;

/// Looks at a text a moment after it has changed, off the JavaFX thread: what is wrong with it, and what it defines.
final class Checker {
    /// How long nothing must be typed before the text is looked at.
    static final long PAUSE_MILLIS = 120;

    /// What was found.
    ///
    /// @param version     of which text
    /// @param diagnostics what is wrong
    /// @param outline     what it defines
    record Checked(long version, List<Diagnostic> diagnostics, List<OutlineItem> outline) {}

    private record Job(long version, Diagnoses.Source source, List<Diagnoses.Source> others) {}

    private final Tasks.Lane<Checked> lane;
    private final PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MILLIS));

    Checker(Tasks tasks, Consumer<Checked> done, Consumer<RuntimeException> failed) {
        lane = tasks.lane(done, failed);
    }

    /// Looks at a text soon, unless another one is asked for before.
    void look(long version, Diagnoses.Source source, List<Diagnoses.Source> others) {
        lane.cancel();
        Job job = new Job(version, source, List.copyOf(others));
        pause.setOnFinished(_ -> lane.submit(() -> checked(job)));
        pause.playFromStart();
    }

    private static Checked checked(Job job) {
        return new Checked(job.version(), Diagnoses.of(job.source(), job.others()),
                Assistant.outline(job.source().syntax(), job.source().text()));
    }

    void close() {
        pause.stop();
        lane.cancel();
    }
}
