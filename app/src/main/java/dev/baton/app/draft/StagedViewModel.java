package dev.baton.app.draft;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.draft.Forecast;
import dev.baton.draft.Outlook;
import dev.baton.draft.Workspace;

/// What the bar of staged changes shows: the edits, and what would come of them, worked out on another thread. While that
/// goes on the last answer is still shown, and is said to be old.
public final class StagedViewModel {
    /// What is known of what would come of the edits.
    ///
    /// @param outlook  the last answer; empty: there is none yet
    /// @param isFresh  whether it is about what is staged now
    public record Predicted(Optional<Outlook> outlook, boolean isFresh) {}

    private final Staging staging;
    private final StagedWords words;
    private final Texts texts;
    private final Forecast forecast = new Forecast();
    private final Tasks.Lane<Outlook> predicting;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Predicted> predicted = new ReadOnlyObjectWrapper<>(this, "predicted",
            new Predicted(Optional.empty(), false));
    private final ReadOnlyStringWrapper noUndo = new ReadOnlyStringWrapper(this, "noUndo", "");
    private final ReadOnlyStringWrapper noRedo = new ReadOnlyStringWrapper(this, "noRedo", "");
    private final ReadOnlyStringWrapper nothing = new ReadOnlyStringWrapper(this, "nothing", "");
    private final ReadOnlyStringWrapper undecided = new ReadOnlyStringWrapper(this, "undecided", "");

    public StagedViewModel(Staging staging, Texts texts, Tasks tasks) {
        this.staging = staging;
        this.texts = texts;
        this.words = new StagedWords(texts);
        predicting = tasks.lane(
                outlook -> predicted.set(new Predicted(Optional.of(outlook), true)), mistake -> {
                    throw mistake;
                });
        subscriptions.follow(staging.workspace(), this::changed);
    }

    /// Lets go of what is staged.
    public void close() {
        subscriptions.clear();
        predicting.cancel();
    }

    private void changed(Workspace now) {
        noUndo.set(now.canUndo() ? "" : texts.get("draft.undo.nothing"));
        noRedo.set(now.canRedo() ? "" : texts.get("draft.redo.nothing"));
        nothing.set(now.isEdited() ? "" : texts.get("draft.nothing"));
        undecided.set(!now.isEdited()
                ? texts.get("draft.nothing")
                : now.conflicts().isEmpty() ? "" : texts.get("draft.undecided"));
        if (now.isEdited()) {
            predicted.set(new Predicted(predicted.get().outlook(), false));
            predicting.submit(() -> forecast.of(now));
        } else {
            predicting.cancel();
            predicted.set(new Predicted(Optional.empty(), false));
        }
    }

    /// What is staged.
    public Staging staging() {
        return staging;
    }

    /// What would come of it.
    public ReadOnlyObjectProperty<Predicted> predicted() {
        return predicted.getReadOnlyProperty();
    }

    /// What undo would take back, as a sentence.
    public String undoName() {
        return words.undo(staging.workspace().get().undoable());
    }

    /// What redo would make again, as a sentence.
    public String redoName() {
        return words.redo(staging.workspace().get().redoable());
    }

    /// Why nothing can be taken back; empty: it can.
    public ReadOnlyStringProperty noUndo() {
        return noUndo.getReadOnlyProperty();
    }

    /// Why nothing can be made again; empty: it can.
    public ReadOnlyStringProperty noRedo() {
        return noRedo.getReadOnlyProperty();
    }

    /// Why there is nothing to look at or discard; empty: there is.
    public ReadOnlyStringProperty nothing() {
        return nothing.getReadOnlyProperty();
    }

    /// Why nothing can be pushed or saved yet; empty: it can.
    public ReadOnlyStringProperty undecided() {
        return undecided.getReadOnlyProperty();
    }
}
