package dev.baton.app.draft;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.draft.Base;
import dev.baton.draft.Conflict;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Saved;
import dev.baton.draft.Workspace;

/// What is staged now. Screens show it and add to it; only a push or saving lets it out. JavaFX thread.
///
/// Long texts are read on another thread, so [#workspace] comes after them; what is done meanwhile is done on top of them,
/// in the order in which it was asked for. What is staged is kept on disk within a second, and comes back with the next
/// window on the same configurations.
public final class Staging {
    /// How soon what is staged is on disk.
    public static final Duration KEPT_WITHIN = Duration.ofMillis(500);
    /// Texts up to this length are read at once.
    static final int LARGE_CHARACTERS = 16 * 1024;
    private static final String ELSEWHERE = "another window has the same configurations open";

    /// What is told of the edits themselves.
    public sealed interface Told {
        /// Edits of an earlier run are back.
        ///
        /// @param at when they were kept
        record Restored(Instant at) implements Told {}

        /// The file with the edits of an earlier run cannot be read.
        ///
        /// @param file where it was put aside
        record Damaged(Path file) implements Told {}

        /// What is staged cannot be kept on disk: it would be lost with the program.
        record NotKept(String reason) implements Told {}

        /// Another window has the same configurations open, and keeps its edits: those of this one are not kept on disk.
        record Elsewhere() implements Told {}

        /// The files were saved.
        record Saved(int files) implements Told {}

        /// The files were not saved.
        ///
        /// @param sentence why, and what to do
        record NotSaved(String sentence) implements Told {}
    }

    /// What came of saving.
    private record Written(Told outcome, List<Draft> drafts) {}

    private final Optional<Bases> bases;
    private final WaitingChanges waiting;
    private final Optional<Tasks.Lane<Keeping.Opened>> opening;
    private final Optional<Tasks.Lane<Optional<Told>>> keeping;
    private final Optional<Tasks.Lane<Written>> writing;
    private final Optional<Keeping> kept;
    private final ReadOnlyObjectWrapper<Workspace> workspace = new ReadOnlyObjectWrapper<>(this, "workspace",
            Workspace.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(this, "told",
            Optional.empty());
    private final Subscriptions held = new Subscriptions();
    private Saved unheard = Saved.NOTHING;
    private Optional<Claims.Claim> claim = Optional.empty();
    private boolean isDirty;
    /// Whether it was asked what was kept.
    private boolean isOpened;

    /// Edits that are read at once and go with the program.
    ///
    /// @param bases what can be edited; empty: what is watched has no configurations
    public Staging(Optional<Bases> bases) {
        this(bases, Optional.empty(), Optional.empty());
    }

    /// @param bases what can be edited; empty: what is watched has no configurations
    /// @param store where edits outlast the program
    public Staging(Optional<Bases> bases, Tasks tasks, DraftStore store) {
        this(bases, Optional.of(tasks), Optional.of(store));
    }

    private Staging(Optional<Bases> bases, Optional<Tasks> tasks, Optional<DraftStore> store) {
        this.bases = bases;
        waiting = new WaitingChanges(tasks, workspace::get, this::set);
        opening = tasks.map(t -> t.lane(this::opened, Staging::broken));
        keeping = tasks.map(t -> t.lane(this::keptNow, Staging::broken));
        writing = tasks.map(t -> t.lane(this::written, Staging::broken));
        kept = store.flatMap(s -> bases.map(b -> new Keeping(s, b.kind(), b.identity())));
        bases.ifPresent(b -> {
            workspace.set(Workspace.of(b.bases().get()));
            kept.ifPresent(keep -> opening.ifPresent(lane -> lane.submit(keep::opened)));
            held.add(b.bases().subscribe((_, now) -> rebase(now)));
        });
        tasks.filter(_ -> kept.isPresent()).ifPresent(t -> held.add(t.every(KEPT_WITHIN, this::keepSoon)));
    }

    private static void broken(RuntimeException mistake) {
        throw mistake;
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

    /// What is to be told of keeping and saving; empty: nothing.
    public ReadOnlyObjectProperty<Optional<Told>> told() {
        return told.getReadOnlyProperty();
    }

    /// What was told was read.
    public void dismiss() {
        told.set(Optional.empty());
    }

    /// Makes an edit. A long text that was typed is read elsewhere and then shown.
    ///
    /// @throws EditRefused if it cannot be made; nothing has changed then
    public void stage(Edit edit) {
        make(edit, false);
    }

    /// Makes several edits that one undo takes back together.
    ///
    /// @throws EditRefused if one of them cannot be made; nothing has changed then
    public void stage(List<Edit> together) {
        waiting.catchUp();
        set(workspace.get().with(together));
    }

    /// Makes an edit that goes on with the last one of its kind and place: while a slider is dragged, or somebody types.
    /// One undo takes all of them back. A long text that was typed is read elsewhere and then shown.
    ///
    /// @throws EditRefused if it cannot be made; nothing has changed then
    public void adjust(Edit edit) {
        make(edit, true);
    }

    private void make(Edit edit, boolean continues) {
        if (edit instanceof Edit.Typed typed && isLarge(typed.text())
                && workspace.get().draft(typed.node()).isPresent()) {
            waiting.typed(typed, now -> now.with(typed, continues));
        } else {
            waiting.catchUp();
            set(workspace.get().with(edit, continues));
        }
    }

    /// Takes the last edit back.
    public void undo() {
        change(Workspace::undone);
    }

    /// Makes again what was taken back last.
    public void redo() {
        change(Workspace::redone);
    }

    /// Takes all edits back, those of nodes that were not heard yet too; that can be undone, but for the latter.
    public void discard() {
        waiting.catchUp();
        unheard = Saved.NOTHING;
        isDirty = true;
        set(workspace.get().discarded());
        dismiss();
    }

    /// Decides what is to become of a configuration that has changed under an edit.
    ///
    /// @throws EditRefused if the two are to be merged and cannot be
    public void decide(String node, Conflict.Choice choice) {
        waiting.catchUp();
        set(workspace.get().decided(node, choice));
    }

    /// What was staged on some nodes runs there now: their edits are no more, and what runs is asked for again.
    ///
    /// @param revision what the push is known by
    public void done(Collection<String> nodes, String revision) {
        waiting.catchUp();
        set(workspace.get().done(nodes, revision));
        bases.ifPresent(Bases::refresh);
    }

    /// Writes what is staged into its files, whole or not at all; [#told] says what came of it.
    public void save() {
        waiting.catchUp();
        Optional<Bases.Saving> files = bases.flatMap(Bases::saving);
        List<Draft> drafts = workspace.get().drafts().stream().filter(Draft::isEdited).toList();
        if (files.isEmpty() || drafts.isEmpty() || !workspace.get().conflicts().isEmpty()) {
            return;
        }
        if (writing.isPresent()) {
            writing.get().submit(() -> written(files.get(), drafts));
        } else {
            written(written(files.get(), drafts));
        }
    }

    private static Written written(Bases.Saving files, List<Draft> drafts) {
        try {
            files.save(drafts);
            return new Written(new Told.Saved(drafts.size()), drafts);
        } catch (Bases.SaveProblem e) {
            return new Written(new Told.NotSaved(String.valueOf(e.getMessage())), List.of());
        }
    }

    /// What stands in the files now is no edit any more; what was typed meanwhile is.
    private void written(Written written) {
        told.set(Optional.of(written.outcome()));
        waiting.catchUp();
        List<String> out = written.drafts().stream()
                .filter(saved -> workspace.get().draft(saved.node()).map(Draft::text).equals(Optional.of(saved.text())))
                .map(Draft::node).toList();
        done(out, "saved");
    }

    private void rebase(List<Base> now) {
        if (now.stream().anyMatch(base -> isLarge(base.text()))) {
            waiting.add(w -> w.rebased(now));
        } else {
            waiting.catchUp();
            set(workspace.get().rebased(now));
        }
        hear(now);
    }

    /// Edits of an earlier run wait for their nodes, and go on being kept until then.
    private void hear(List<Base> now) {
        List<String> nodes = now.stream().map(Base::node).toList();
        Saved heard = new Saved(
                unheard.texts().stream().filter(entry -> nodes.contains(entry.base().node())).toList(),
                unheard.handOvers().stream().filter(edit -> nodes.contains(edit.node())).toList());
        if (!heard.isEmpty()) {
            unheard = new Saved(unheard.texts().stream().filter(e -> !heard.texts().contains(e)).toList(),
                    unheard.handOvers().stream().filter(e -> !heard.handOvers().contains(e)).toList());
            change(w -> w.restored(heard));
        }
    }

    /// What was kept comes back, unless another window keeps it. Where that has ended meanwhile and has left edits, those of
    /// this one do not take their place.
    private void opened(Keeping.Opened now) {
        boolean isInTheWay = isOpened && workspace.get().isEdited() && now.loaded() instanceof DraftStore.Loaded.Edits;
        isOpened = true;
        if (isInTheWay || claim.isPresent()) {
            now.claim().ifPresent(Claims.Claim::release);
            return;
        }
        claim = now.claim();
        if (claim.isPresent() && told.get().filter(Told.Elsewhere.class::isInstance).isPresent()) {
            dismiss();
        }
        switch (now.loaded()) {
            case DraftStore.Loaded.Nothing _ -> {
            }
            case DraftStore.Loaded.Damaged(Path file) -> told.set(Optional.of(new Told.Damaged(file)));
            case DraftStore.Loaded.Edits(Saved saved, Instant at) -> {
                told.set(Optional.of(new Told.Restored(at)));
                if (kept.filter(keep -> keep.kind() == Bases.Kind.NODES).isPresent()) {
                    unheard = saved;
                    hear(bases.orElseThrow().bases().get());
                } else {
                    change(w -> w.restored(saved));
                }
            }
        }
    }

    /// Whether it is known what was kept before, and who keeps it.
    public boolean isOpened() {
        return isOpened || kept.isEmpty();
    }

    /// Whether another window has the same configurations open, so that edits of this one are not kept on disk.
    public boolean isKeptElsewhere() {
        return isOpened && kept.isPresent() && claim.isEmpty();
    }

    private static boolean isLarge(String text) {
        return text.length() > LARGE_CHARACTERS;
    }

    private void change(UnaryOperator<Workspace> change) {
        if (workspace.get().drafts().stream().anyMatch(draft -> isLarge(draft.text()))) {
            waiting.add(change);
        } else {
            waiting.catchUp();
            set(change.apply(workspace.get()));
        }
    }

    private void set(Workspace next) {
        if (next != workspace.get()) {
            isDirty = true;
            workspace.set(next);
        }
    }

    private Saved toKeep() {
        Saved now = workspace.get().saved();
        List<Saved.Entry> texts = new ArrayList<>(now.texts());
        texts.addAll(unheard.texts());
        List<Edit.HandOver> handOvers = new ArrayList<>(now.handOvers());
        handOvers.addAll(unheard.handOvers());
        return new Saved(texts, handOvers);
    }

    private void keepSoon() {
        if (isKeptElsewhere()) {
            kept.ifPresent(keep -> opening.ifPresent(lane -> lane.submit(keep::opened)));
            if (isDirty && workspace.get().isEdited() && told.get().isEmpty()) {
                told.set(Optional.of(new Told.Elsewhere()));
            }
        } else if (isDirty && isOpened) {
            isDirty = false;
            Saved now = toKeep();
            kept.ifPresent(keep -> keeping.ifPresent(lane -> lane.submit(() -> keep.keep(now))));
        }
    }

    private void keptNow(Optional<Told> problem) {
        boolean isOver = told.get().filter(Told.NotKept.class::isInstance).isPresent() && problem.isEmpty();
        if (problem.isPresent() || isOver) {
            told.set(problem);
        }
    }

    /// Keeps what is staged before it returns.
    ///
    /// @return why that was not possible; empty: it is on disk
    public Optional<String> keep() {
        opening.ifPresent(Tasks.Lane::cancel);
        if (!isOpened) {
            kept.ifPresent(keep -> opened(keep.opened()));
        }
        waiting.catchUp();
        keeping.ifPresent(Tasks.Lane::cancel);
        if (isKeptElsewhere()) {
            return workspace.get().isEdited() ? Optional.of(ELSEWHERE) : Optional.empty();
        }
        isDirty = false;
        Optional<Told> problem = kept.flatMap(keep -> keep.keep(toKeep()));
        isDirty = problem.isPresent();
        problem.ifPresent(now -> told.set(Optional.of(now)));
        return problem.filter(Told.NotKept.class::isInstance).map(Told.NotKept.class::cast).map(Told.NotKept::reason);
    }

    /// Keeps what is staged and lets go of everything.
    public void close() {
        held.clear();
        keep();
        claim.ifPresent(Claims.Claim::release);
        claim = Optional.empty();
        waiting.cancel();
    }
}
