package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

/// Everything known at an instant.
///
/// @param atNanos  the instant, on the clock of the sightings it was made from
/// @param clusters sorted by key
/// @param sightings how many sightings it was made from
public record Snapshot(long atNanos, List<Cluster> clusters, long sightings) {
    /// Nothing known.
    public static final Snapshot EMPTY = new Snapshot(0, List.of(), 0);

    public Snapshot {
        clusters = List.copyOf(clusters);
    }

    /// The cluster with this key.
    public Optional<Cluster> cluster(ClusterKey key) {
        return clusters.stream().filter(c -> c.key().equals(key)).findFirst();
    }
}
