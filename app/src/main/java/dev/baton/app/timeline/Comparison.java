package dev.baton.app.timeline;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.history.Failover;

/// The take-overs that are put side by side: one waits for the other. JavaFX thread.
final class Comparison {
    private final ReadOnlyObjectWrapper<List<Failover>> chosen = new ReadOnlyObjectWrapper<>(this, "chosen",
            List.of());

    /// At most two, in the order they were chosen in.
    ReadOnlyObjectProperty<List<Failover>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Puts a take-over beside the first one, or makes it the first.
    void choose(Failover failover) {
        List<Failover> now = chosen.get();
        chosen.set(now.isEmpty() || now.getFirst().equals(failover)
                ? List.of(failover)
                : List.of(now.getFirst(), failover));
    }

    /// Compares nothing any more.
    void clear() {
        chosen.set(List.of());
    }
}
