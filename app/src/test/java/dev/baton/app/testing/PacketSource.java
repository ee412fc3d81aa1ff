package dev.baton.app.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.util.Subscription;

import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.NoSource;
import dev.baton.app.source.PacketFeed;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// A source of packets that a test has put together.
///
/// @param feed  the packets
/// @param other everything else: nothing
public record PacketSource(PacketFeed feed, ClusterSource other) implements ClusterSource {
    public PacketSource(PacketFeed feed) {
        this(feed, new NoSource());
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FILE;
    }

    @Override
    public String nameKey() {
        return other.nameKey();
    }

    @Override
    public Optional<PacketFeed> packets() {
        return Optional.of(feed);
    }

    @Override
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return other.snapshot();
    }

    @Override
    public ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions() {
        return other.transitions();
    }

    @Override
    public Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        return other.onAdverts(listener);
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return other.live();
    }
}
