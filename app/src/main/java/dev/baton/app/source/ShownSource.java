package dev.baton.app.source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// What a source shows, for whoever works it out: its snapshot, the transitions, the adverts of now, and whether it goes on.
/// JavaFX thread.
public abstract class ShownSource implements ClusterSource {
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<List<Sighting.Transitioned>> transitions = new ReadOnlyObjectWrapper<>(
            List.of());
    private final ReadOnlyBooleanWrapper live;
    private final List<Consumer<List<Sighting.AdvertSeen>>> hearers = new CopyOnWriteArrayList<>();

    /// @param first  what is shown at first
    /// @param isLive whether it goes on
    protected ShownSource(Snapshot first, boolean isLive) {
        snapshot = new ReadOnlyObjectWrapper<>(first);
        live = new ReadOnlyBooleanWrapper(isLive);
    }

    @Override
    public final ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    @Override
    public final ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions() {
        return transitions.getReadOnlyProperty();
    }

    @Override
    public final ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }

    /// At most [AdvertBuffer#MAX_ADVERTS] a frame.
    @Override
    public final Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        hearers.add(listener);
        return () -> hearers.remove(listener);
    }

    protected final void show(Snapshot next) {
        snapshot.set(next);
    }

    protected final void show(List<Sighting.Transitioned> moves) {
        if (!moves.equals(transitions.get())) {
            transitions.set(moves);
        }
    }

    protected final void goesOn(boolean isLive) {
        live.set(isLive);
    }

    /// Hands on adverts that were seen just now.
    protected final void hear(List<Sighting.AdvertSeen> seen) {
        if (!seen.isEmpty()) {
            hearers.forEach(hearer -> hearer.accept(seen));
        }
    }

    /// Nobody hears of adverts any more.
    protected final void fallSilent() {
        hearers.clear();
    }
}
