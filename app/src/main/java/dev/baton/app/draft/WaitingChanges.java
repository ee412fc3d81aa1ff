package dev.baton.app.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.baton.app.fx.Tasks;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Workspace;

/// Changes of what is staged in which long texts are read: they are done on another thread, in the order in which they were
/// asked for. JavaFX thread.
final class WaitingChanges {
    /// How many wait at most; then they are done at once.
    private static final int MAX_PENDING = 16;

    /// A change that waits for its turn.
    ///
    /// @param typed what was typed, if it is that
    private record Pending(Optional<Edit.Typed> typed, UnaryOperator<Workspace> change) {
        /// What was typed into a configuration that has gone meanwhile has no place.
        Workspace done(Workspace from) {
            try {
                return change.apply(from);
            } catch (EditRefused _) {
                return from;
            }
        }
    }

    private final Optional<Tasks.Lane<Workspace>> reading;
    private final Supplier<Workspace> now;
    private final Consumer<Workspace> done;
    private final List<Pending> pending = new ArrayList<>();
    private int running;

    /// @param tasks empty: everything is done at once
    /// @param now   what is staged
    /// @param done  is given what is staged then
    WaitingChanges(Optional<Tasks> tasks, Supplier<Workspace> now, Consumer<Workspace> done) {
        this.now = now;
        this.done = done;
        reading = tasks.map(t -> t.lane(this::read, _ -> catchUp()));
    }

    /// Does a change in its turn.
    void add(UnaryOperator<Workspace> change) {
        add(new Pending(Optional.empty(), change));
    }

    /// Does what was typed in its turn; what was typed into the same configuration just before, and waits too, counts no more.
    void typed(Edit.Typed typed, UnaryOperator<Workspace> change) {
        boolean isNewer = pending.size() > running && pending.getLast().typed()
                .filter(last -> last.node().equals(typed.node())).isPresent();
        if (isNewer) {
            pending.removeLast();
        }
        add(new Pending(Optional.of(typed), change));
    }

    private void add(Pending change) {
        pending.add(change);
        if (reading.isEmpty() || pending.size() > MAX_PENDING) {
            catchUp();
        } else {
            work();
        }
    }

    private void work() {
        if (running == 0 && !pending.isEmpty()) {
            List<Pending> batch = List.copyOf(pending);
            running = batch.size();
            Workspace from = now.get();
            reading.ifPresent(lane -> lane.submit(() -> all(from, batch)));
        }
    }

    private void read(Workspace next) {
        pending.subList(0, running).clear();
        running = 0;
        done.accept(next);
        work();
    }

    /// Does at once what was to be done elsewhere: something else is to be done on top of it.
    void catchUp() {
        if (!pending.isEmpty()) {
            cancel();
            List<Pending> all = List.copyOf(pending);
            pending.clear();
            running = 0;
            done.accept(all(now.get(), all));
        }
    }

    /// Lets go of what is read elsewhere.
    void cancel() {
        reading.ifPresent(Tasks.Lane::cancel);
    }

    private static Workspace all(Workspace from, List<Pending> changes) {
        Workspace at = from;
        for (Pending next : changes) {
            at = next.done(at);
        }
        return at;
    }
}
