package dev.baton.app.overview;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;

/// One cluster's place in the list. It stays the same while what is known of the cluster changes, so that a list keeps
/// its cells, its selection and its scroll position.
public final class ClusterCard {
    private final ClusterKey key;
    private final ReadOnlyObjectWrapper<Moment> moment;

    /// What is known of the cluster at an instant.
    ///
    /// @param cluster what is known
    /// @param atNanos the instant, on the clock of the sightings
    public record Moment(Cluster cluster, long atNanos) {}

    ClusterCard(Moment first) {
        key = first.cluster().key();
        moment = new ReadOnlyObjectWrapper<>(this, "moment", first);
    }

    /// Which cluster it is.
    public ClusterKey key() {
        return key;
    }

    /// What is known of it now.
    public ReadOnlyObjectProperty<Moment> moment() {
        return moment.getReadOnlyProperty();
    }

    void update(Moment next) {
        moment.set(next);
    }
}
