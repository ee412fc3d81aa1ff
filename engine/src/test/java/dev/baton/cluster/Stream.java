package dev.baton.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Writes down what is seen of one cluster, in milliseconds, and reduces it.
final class Stream {
    static final ClusterKey KEY = new ClusterKey("site", "lan", Family.IPV4, 51);
    static final long MS = 1_000_000L;
    static final IpAddress VIP = IpAddress.parse("10.0.0.100");

    private Snapshot snapshot = Snapshot.EMPTY;
    private long intervalMs = 1000;

    static IpAddress address(int node) {
        return IpAddress.parse("10.0.0." + node);
    }

    static Sighting.AdvertSeen advertOf(ClusterKey key, long atNanos, String observer, int node, int priority,
            long intervalNanos) {
        return new Sighting.AdvertSeen(key, atNanos, observer, address(node), 3, priority, intervalNanos, List.of(VIP),
                Optional.of(ChecksumForm.PSEUDO_HEADER));
    }

    static Sighting.RouterReported reportOf(ClusterKey key, long atNanos, int node, Role role, int priority,
            long intervalNanos) {
        return new Sighting.RouterReported(key, atNanos, "n" + node, "VI_51", "eth0", address(node), 3, role,
                EffectivePriority.of(priority), intervalNanos, true, List.of(new VirtualAddress(VIP, 24)),
                role == Role.MASTER);
    }

    static Transition transition(Role from, Role to, Reason reason, long atNanos) {
        return new Transition(from, to, reason, new Evidence(120, Optional.of(address(1)), 150, 3_531_250_000L,
                1_000_000_000L, 3, 531_250_000L, Optional.empty()), atNanos);
    }

    Stream interval(long ms) {
        intervalMs = ms;
        return this;
    }

    /// An advert of 10.0.0.`node` as a capture hears it.
    Stream advert(long ms, int node, int priority) {
        return advert(ms, "wire", node, priority);
    }

    Stream advert(long ms, String observer, int node, int priority) {
        return see(advertOf(KEY, ms * MS, observer, node, priority, intervalMs * MS));
    }

    Stream report(long ms, int node, Role role, int priority) {
        return see(reportOf(KEY, ms * MS, node, role, priority, intervalMs * MS));
    }

    Stream transition(long ms, int node, Role from, Role to, Reason reason) {
        return see(new Sighting.Transitioned(KEY, ms * MS, "n" + node, "VI_51",
                transition(from, to, reason, ms * MS)));
    }

    Stream lost(long ms, int node) {
        return see(new Sighting.NodeLost(KEY, ms * MS, "n" + node));
    }

    Stream see(Sighting sighting) {
        snapshot = Reducer.reduce(snapshot, sighting);
        return this;
    }

    /// Adverts of one node every interval, from and until inclusive.
    Stream adverts(long fromMs, long untilMs, int node, int priority) {
        for (long at = fromMs; at <= untilMs; at += intervalMs) {
            advert(at, node, priority);
        }
        return this;
    }

    Snapshot at(long ms) {
        snapshot = Reducer.aged(snapshot, ms * MS);
        return snapshot;
    }

    Snapshot now() {
        return snapshot;
    }

    Cluster cluster() {
        return snapshot.cluster(KEY).orElseThrow();
    }

    Cluster cluster(long ms) {
        at(ms);
        return cluster();
    }

    Member member(int node) {
        return cluster().members().stream().filter(m -> m.source().equals(address(node))).findFirst().orElseThrow();
    }

    /// Health, and each member as `node ROLE FRESHNESS`, in one line.
    String story() {
        List<String> words = new ArrayList<>();
        words.add(cluster().health().name());
        cluster().members().forEach(m -> words.add(m.node() + " " + m.role() + " " + m.freshness()));
        return String.join(", ", words);
    }

    String story(long ms) {
        at(ms);
        return story();
    }
}
