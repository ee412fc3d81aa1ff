package dev.baton.finding;

import java.util.ArrayList;
import java.util.List;

import dev.baton.wire.Family;

/// How well one network is seen: since when without a pause, and whether ARP and Neighbor Discovery are captured at all.
/// Nothing is concluded from a silence in which the capture may have paused. It has paused when nothing at all came for
/// longer than a silence of its quickest master could last before a backup took over, and nobody ticked either.
final class NetworkWatch {
    /// Ticks no further apart say that the capture ran in between.
    static final long TICK_NANOS = 5_000_000_000L;
    /// A pause as long as that makes everything that was there before unknown again.
    private static final long FORGETTING_NANOS = 10_000_000_000L;
    /// Virtual routers that are first heard within this time, or within that many of their intervals, were there before.
    private static final long BASELINE_NANOS = 60_000_000_000L;
    private static final int BASELINE_INTERVALS = 3;
    /// No pause is shorter: four of the shortest intervals.
    private static final long SHORTEST_NANOS = 40_000_000L;

    private final List<ClusterWatch> clusters = new ArrayList<>();
    private long baselineNanos;
    private long aliveSinceNanos;
    private long lastNanos;
    private boolean seesArp;
    private boolean seesNdp;

    NetworkWatch(long nowNanos) {
        baselineNanos = nowNanos;
        aliveSinceNanos = nowNanos;
        lastNanos = nowNanos;
    }

    void add(ClusterWatch cluster) {
        clusters.add(cluster);
    }

    /// Something came from this network.
    void heard(long nowNanos) {
        long gap = nowNanos - lastNanos;
        if (gap > SHORTEST_NANOS && gap > longestSilence()) {
            paused(nowNanos, gap);
        }
        lastNanos = Math.max(lastNanos, nowNanos);
    }

    /// Whoever captures says that time has passed.
    ///
    /// @param isWatched whether he has said so often enough to have been there all along
    void ticked(long nowNanos, boolean isWatched) {
        long gap = nowNanos - lastNanos;
        if (!isWatched && gap > TICK_NANOS) {
            paused(nowNanos, gap);
        }
        lastNanos = Math.max(lastNanos, nowNanos);
    }

    private void paused(long nowNanos, long gap) {
        aliveSinceNanos = nowNanos;
        if (gap > FORGETTING_NANOS) {
            baselineNanos = nowNanos;
        }
    }

    private long longestSilence() {
        long shortest = Long.MAX_VALUE;
        for (ClusterWatch cluster : clusters) {
            shortest = Math.min(shortest, cluster.intervalNanos(lastNanos));
        }
        return shortest == Long.MAX_VALUE ? Long.MAX_VALUE : Sender.DOWN_INTERVALS * shortest;
    }

    void sawNeighbors(Family family) {
        switch (family) {
            case IPV4 -> seesArp = true;
            case IPV6 -> seesNdp = true;
        }
    }

    boolean seesNeighbors(Family family) {
        return switch (family) {
            case IPV4 -> seesArp;
            case IPV6 -> seesNdp;
        };
    }

    long aliveSinceNanos() {
        return aliveSinceNanos;
    }

    /// Whether a virtual router of this interval that is first heard now would have been heard before.
    boolean isNew(long nowNanos, long intervalNanos) {
        return nowNanos - baselineNanos > Math.max(BASELINE_NANOS, BASELINE_INTERVALS * intervalNanos);
    }
}
