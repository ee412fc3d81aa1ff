package dev.baton.app.timeline;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.draft.Bases;
import dev.baton.app.fx.Tasks;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.ReplaySource;
import dev.baton.cluster.Cluster;
import dev.baton.draft.Workspace;
import dev.baton.whatif.Fleet;

/// Something else that might have been at an instant of the past. What comes of it is worked out in the background; the
/// latest question wins. Nothing is staged and nothing is sent. JavaFX thread.
final class ForkViewModel {
    private final ClusterSource source;
    private final Tasks.Lane<Fork.Answer> asking;
    private final ReadOnlyObjectWrapper<Optional<Fork>> fork = new ReadOnlyObjectWrapper<>(this, "fork",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Fork.Answer>> answer = new ReadOnlyObjectWrapper<>(this, "answer",
            Optional.empty());
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>(this, "problem", "");
    private final Map<String, Integer> priorities = new LinkedHashMap<>();
    private final Set<String> down = new LinkedHashSet<>();

    ForkViewModel(ClusterSource source, Tasks tasks) {
        this.source = source;
        asking = tasks.lane(found -> answer.set(Optional.of(found)), e -> {
            answer.set(Optional.empty());
            problem.set(String.valueOf(e.getMessage()));
        });
    }

    /// The cluster as it was; empty: nothing is tried.
    ReadOnlyObjectProperty<Optional<Fork>> fork() {
        return fork.getReadOnlyProperty();
    }

    /// What would have been; empty until it is worked out.
    ReadOnlyObjectProperty<Optional<Fork.Answer>> answer() {
        return answer.getReadOnlyProperty();
    }

    /// Why it could not be worked out; empty: it could.
    ReadOnlyObjectProperty<String> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Begins with a cluster as it was.
    void begin(Cluster cluster) {
        priorities.clear();
        down.clear();
        answer.set(Optional.empty());
        fork.set(Optional.of(Fork.of(cluster, known())));
        ask();
    }

    private Optional<Fleet> known() {
        Optional<Bases> bases = source instanceof ReplaySource past ? past.now().bases() : source.bases();
        return bases.map(b -> Workspace.of(b.bases().get()).before());
    }

    /// Nothing is tried any more.
    void end() {
        asking.cancel();
        fork.set(Optional.empty());
        answer.set(Optional.empty());
    }

    /// Gives a node another priority.
    void priority(String node, int value) {
        priorities.put(node, Math.clamp(value, Fork.LEAST, Fork.MOST));
        ask();
    }

    /// Lets a node go down, or not.
    void down(String node, boolean isDown) {
        if (isDown) {
            down.add(node);
        } else {
            down.remove(node);
        }
        ask();
    }

    private void ask() {
        problem.set("");
        Map<String, Integer> wanted = Map.copyOf(priorities);
        Set<String> gone = Set.copyOf(down);
        fork.get().ifPresent(now -> asking.submit(() -> now.ask(wanted, gone)));
    }
}
