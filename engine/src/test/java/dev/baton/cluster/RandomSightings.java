package dev.baton.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.wire.Family;

/// Seeded streams of sightings of several clusters: every kind, several observers, silences, sources that come and go.
final class RandomSightings {
    private static final long[] INTERVALS = {10 * Stream.MS, 100 * Stream.MS, 1000 * Stream.MS};

    private static final List<Role> ROLES = List.of(Role.values());

    private final Random random;
    private final int clusters;
    private final long jitterNanos;
    private long nowNanos;

    /// @param jitterNanos how late or early a sighting may be against the order of the stream; 0: in order of time
    RandomSightings(long seed, int clusters, long jitterNanos) {
        random = new Random(seed);
        this.clusters = clusters;
        this.jitterNanos = jitterNanos;
    }

    static ClusterKey key(int index) {
        return new ClusterKey("site", "lan-" + index % 3, Family.IPV4, 1 + index);
    }

    List<Sighting> next(int count) {
        List<Sighting> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    Sighting next() {
        int pace = random.nextInt(200);
        nowNanos += pace == 0
                ? random.nextLong(700_000 * Stream.MS)
                : pace < 10
                        ? random.nextLong(4000 * Stream.MS)
                        : pace < 60 ? 0 : random.nextLong(50 * Stream.MS);
        long at = jitterNanos == 0
                ? nowNanos
                : Math.max(0, nowNanos - random.nextLong(jitterNanos));
        int cluster = random.nextInt(clusters);
        ClusterKey key = key(cluster);
        int node = 1 + random.nextInt(5);
        long interval = INTERVALS[cluster % INTERVALS.length];
        int priority = 100 + 10 * node;
        int kind = random.nextInt(100);
        if (kind < 60) {
            String observer = random.nextInt(3) == 0 ? "wire" : "n" + (1 + random.nextInt(5));
            return Stream.advertOf(key, at, observer, node, random.nextInt(12) == 0 ? 0 : priority, interval);
        }
        if (kind < 85) {
            return Stream.reportOf(key, at, node, role(), priority, interval);
        }
        if (kind < 93) {
            return new Sighting.Transitioned(key, at, "n" + node, "VI_51",
                    Stream.transition(role(), role(), Reason.MASTER_SILENT, at));
        }
        if (kind < 97) {
            return new Sighting.AddressAnnounced(key, at, "wire", Stream.address(random.nextInt(256)), "mac" + node);
        }
        return new Sighting.NodeLost(key, at, "n" + node);
    }

    private Role role() {
        return ROLES.get(random.nextInt(ROLES.size()));
    }
}
