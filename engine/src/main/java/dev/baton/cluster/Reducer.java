package dev.baton.cluster;

/// Makes the next snapshot from the last one and a sighting, and ages it. Pure: the same sightings in the same order
/// give the same snapshot.
public final class Reducer {
    private Reducer() {}

    /// The snapshot after `sighting`.
    public static Snapshot reduce(Snapshot snapshot, Sighting sighting) {
        return new Snapshot(Math.max(snapshot.atNanos(), sighting.atNanos()), snapshot.clusters(),
                snapshot.sightings() + 1);
    }

    /// The same knowledge at a later instant: what has not been heard of for too long becomes stale.
    public static Snapshot aged(Snapshot snapshot, long nowNanos) {
        return new Snapshot(Math.max(snapshot.atNanos(), nowNanos), snapshot.clusters(), snapshot.sightings());
    }
}
