package dev.baton.cluster;

import java.util.ArrayList;
import java.util.List;

/// A snapshot while sightings are worked into it. One cluster is brought up to date at a time, and the others when the
/// work is done, so that a sighting costs nothing for the clusters it is not about. Ageing goes from one instant at
/// which something is due to the next, so it does not matter in how many parts it is done.
final class Reduction {
    private final List<Cluster> clusters;
    private long atNanos;
    private long sightings;
    private long shed;

    Reduction(Snapshot snapshot) {
        clusters = new ArrayList<>(snapshot.clusters());
        atNanos = snapshot.atNanos();
        sightings = snapshot.sightings();
        shed = snapshot.shed();
    }

    void see(Sighting sighting) {
        sightings++;
        atNanos = Math.max(atNanos, sighting.atNanos());
        int index = Snapshot.indexOf(clusters, sighting.key());
        Cluster before = index >= 0 ? aged(clusters.get(index), atNanos) : ClusterDraft.unknown(sighting.key(), 0);
        if (before.members().isEmpty()) {
            if (!Learning.canBegin(sighting)) {
                return;
            }
            if (index < 0 && !makeRoom()) {
                shed++;
                return;
            }
            before = ClusterDraft.unknown(sighting.key(), Math.max(sighting.atNanos(), 0));
        }
        ClusterDraft draft = new ClusterDraft(before);
        Learning.apply(draft, sighting);
        Learning.settleContest(draft);
        shed += draft.shed();
        Cluster after = aged(draft.cluster(sighting.atNanos()), atNanos);
        if (index >= 0) {
            clusters.set(index, after);
        } else {
            clusters.add(-1 - Snapshot.indexOf(clusters, sighting.key()), after);
        }
    }

    void advance(long nowNanos) {
        atNanos = Math.max(atNanos, nowNanos);
    }

    Snapshot snapshot() {
        ageAll();
        return new Snapshot(atNanos, clusters, sightings, shed);
    }

    private void ageAll() {
        boolean anyEmpty = false;
        for (int i = 0; i < clusters.size(); i++) {
            Cluster before = clusters.get(i);
            if (before.dueNanos() < atNanos) {
                clusters.set(i, aged(before, atNanos));
            }
            anyEmpty |= clusters.get(i).members().isEmpty();
        }
        if (anyEmpty) {
            clusters.removeIf(c -> c.members().isEmpty());
        }
    }

    /// Whether a new cluster may come in, if need be in the place of the one that has been silent longest.
    private boolean makeRoom() {
        if (clusters.size() < Limits.MAX_CLUSTERS) {
            return true;
        }
        ageAll();
        if (clusters.size() < Limits.MAX_CLUSTERS) {
            return true;
        }
        int oldest = -1;
        for (int i = 0; i < clusters.size(); i++) {
            if (isSilent(clusters.get(i))
                    && (oldest < 0 || lastHeard(clusters.get(i)) < lastHeard(clusters.get(oldest)))) {
                oldest = i;
            }
        }
        if (oldest < 0) {
            return false;
        }
        clusters.remove(oldest);
        shed++;
        return true;
    }

    private static boolean isSilent(Cluster cluster) {
        return cluster.members().stream().noneMatch(m -> m.freshness() == Freshness.LIVE);
    }

    private static long lastHeard(Cluster cluster) {
        return cluster.members().stream().mapToLong(m -> Math.max(m.lastAdvertNanos(), m.lastReportNanos())).max()
                .orElse(-1);
    }

    static Cluster aged(Cluster cluster, long nowNanos) {
        Cluster aged = cluster;
        while (aged.dueNanos() < nowNanos) {
            long due = aged.dueNanos();
            ClusterDraft draft = new ClusterDraft(aged);
            Learning.expire(draft, due);
            aged = draft.cluster(due);
        }
        return aged;
    }
}
