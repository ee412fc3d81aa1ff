package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Sighting.AdvertSeen;
import dev.baton.cluster.Sighting.Transitioned;
import dev.baton.cluster.Snapshot;

/// A source that a test drives by hand.
final class FakeSource implements ClusterSource {
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(Snapshot.EMPTY);
    private final ReadOnlyObjectWrapper<List<Transitioned>> transitions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
    private final List<Consumer<List<AdvertSeen>>> listeners = new ArrayList<>();

    void show(Snapshot next) {
        snapshot.set(next);
    }

    void transitions(List<Transitioned> moves) {
        transitions.set(moves);
    }

    void adverts(List<AdvertSeen> seen) {
        List.copyOf(listeners).forEach(l -> l.accept(seen));
    }

    int listenerCount() {
        return listeners.size();
    }

    @Override
    public SourceKind kind() {
        return SourceKind.LAB;
    }

    @Override
    public String nameKey() {
        return "lab.source.name";
    }

    @Override
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<List<Transitioned>> transitions() {
        return transitions.getReadOnlyProperty();
    }

    @Override
    public Subscription onAdverts(Consumer<List<AdvertSeen>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }
}
