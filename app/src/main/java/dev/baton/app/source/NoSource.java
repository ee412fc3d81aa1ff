package dev.baton.app.source;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// Nothing is watched yet. JavaFX thread.
public final class NoSource implements ClusterSource {
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot",
            Snapshot.EMPTY);
    private final ReadOnlyObjectWrapper<List<Sighting.Transitioned>> transitions = new ReadOnlyObjectWrapper<>(this,
            "transitions", List.of());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live", false);

    @Override
    public SourceKind kind() {
        return SourceKind.NONE;
    }

    @Override
    public String nameKey() {
        return "watch.source.none";
    }

    @Override
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions() {
        return transitions.getReadOnlyProperty();
    }

    @Override
    public Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        return Subscription.EMPTY;
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }
}
