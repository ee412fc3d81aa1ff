package dev.baton.app.draft;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Workspace;

/// What is staged now. Screens show it and add to it; only a push or saving lets it out. JavaFX thread.
public final class Staging {
    private final Optional<Bases> bases;
    private final ReadOnlyObjectWrapper<Workspace> workspace = new ReadOnlyObjectWrapper<>(this, "workspace",
            Workspace.EMPTY);

    /// @param bases what can be edited; empty: what is watched has no configurations
    public Staging(Optional<Bases> bases) {
        this.bases = bases;
        bases.ifPresent(b -> workspace.set(Workspace.of(b.bases().get())));
    }

    /// Nothing can be staged.
    public static Staging none() {
        return new Staging(Optional.empty());
    }

    /// What can be edited; empty: what is watched has no configurations, so screens show them read-only with the reason.
    public Optional<Bases> bases() {
        return bases;
    }

    /// What is edited.
    public ReadOnlyObjectProperty<Workspace> workspace() {
        return workspace.getReadOnlyProperty();
    }

    /// Makes an edit.
    ///
    /// @throws EditRefused if it cannot be made; nothing has changed then
    public void stage(Edit edit) {
        workspace.set(workspace.get().with(edit, false));
    }

    /// Makes several edits that one undo takes back together.
    ///
    /// @throws EditRefused if one of them cannot be made; nothing has changed then
    public void stage(List<Edit> together) {
        workspace.set(workspace.get().with(together));
    }

    /// Makes an edit that goes on with the last one of its kind and place: while a slider is dragged, or somebody types.
    /// One undo takes all of them back.
    ///
    /// @throws EditRefused if it cannot be made; nothing has changed then
    public void adjust(Edit edit) {
        workspace.set(workspace.get().with(edit, true));
    }

    /// Takes the last edit back.
    public void undo() {
        workspace.set(workspace.get().undone());
    }

    /// Makes again what was taken back last.
    public void redo() {
        workspace.set(workspace.get().redone());
    }

    /// Takes all edits back; that can be undone too.
    public void discard() {
        workspace.set(workspace.get().discarded());
    }
}
