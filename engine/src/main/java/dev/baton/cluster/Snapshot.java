package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

/// Everything known at an instant.
///
/// @param atNanos  the instant, on the clock of the sightings it was made from
/// @param clusters sorted by key
/// @param sightings how many sightings it was made from
/// @param shed     how much was left out or dropped because a bound of [Limits] was reached
public record Snapshot(long atNanos, List<Cluster> clusters, long sightings, long shed) {
    /// Nothing known.
    public static final Snapshot EMPTY = new Snapshot(0, List.of(), 0);

    public Snapshot {
        clusters = List.copyOf(clusters);
    }

    /// A snapshot for which nothing was shed.
    public Snapshot(long atNanos, List<Cluster> clusters, long sightings) {
        this(atNanos, clusters, sightings, 0);
    }

    /// The cluster with this key.
    public Optional<Cluster> cluster(ClusterKey key) {
        int index = indexOf(clusters, key);
        return index >= 0 ? Optional.of(clusters.get(index)) : Optional.empty();
    }

    /// Where the cluster with this key is in a list sorted by key, or `-1 - (where it would be)`.
    static int indexOf(List<Cluster> clusters, ClusterKey key) {
        int low = 0;
        int high = clusters.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = clusters.get(middle).key().compareTo(key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }
}
