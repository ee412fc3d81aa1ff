package dev.baton.cluster;

import java.util.List;

/// Makes the next snapshot from the last one and what was seen, and ages it. Pure: the same sightings in the same order
/// give the same snapshot, one by one or many at once. A snapshot is always true for its own instant: whatever has not
/// been heard of for too long by then is stale in it. Sightings may come late; what is older than what is known of the
/// same router does not overrule it.
///
/// What a sighting teaches is told in `Learning`, how much is kept and trusted in [Limits]. A cluster that nothing has
/// happened to is the same object in the next snapshot.
public final class Reducer {
    private Reducer() {}

    /// The snapshot after `sighting`.
    public static Snapshot reduce(Snapshot snapshot, Sighting sighting) {
        return reduceAll(snapshot, List.of(sighting));
    }

    /// The snapshot after all of `sightings`, in their order. For a stream this is the form to use, with all that came
    /// in since the last frame: the list of clusters is copied once a call.
    public static Snapshot reduceAll(Snapshot snapshot, List<? extends Sighting> sightings) {
        Reduction reduction = new Reduction(snapshot);
        for (Sighting sighting : sightings) {
            reduction.see(sighting);
        }
        return reduction.snapshot();
    }

    /// The same knowledge at a later instant: what has not been heard of for too long becomes stale, and in the end is
    /// forgotten. An earlier instant changes nothing.
    public static Snapshot aged(Snapshot snapshot, long nowNanos) {
        if (nowNanos <= snapshot.atNanos()) {
            return snapshot;
        }
        if (snapshot.clusters().stream().allMatch(c -> c.dueNanos() >= nowNanos)) {
            return new Snapshot(nowNanos, snapshot.clusters(), snapshot.sightings(), snapshot.shed());
        }
        Reduction reduction = new Reduction(snapshot);
        reduction.advance(nowNanos);
        return reduction.snapshot();
    }
}
