package dev.baton.app.lab;

import java.util.List;
import java.util.Optional;

import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabRouter;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Timing;

/// What a stranger could try next, worked out from what is on the screen: one sentence and one button.
public sealed interface LabHint {
    /// Nothing to say just now.
    record None() implements LabHint {}

    /// The cluster is healthy: kill the master.
    ///
    /// @param downNanos how long the next one will wait before it takes over
    record TryKill(String master, String next, long downNanos) implements LabHint {}

    /// The master is gone and its successor waits.
    ///
    /// @param leftNanos how long it still waits
    record Waiting(String gone, String next, long leftNanos, long downNanos) implements LabHint {}

    /// A node that is gone was succeeded.
    ///
    /// @param downNanos how long nothing was heard before
    record TookOver(String gone, String master, long downNanos, boolean preempts) implements LabHint {}

    /// A node's process is stopped.
    record Stopped(String node) implements LabHint {}

    /// Two or more nodes are MASTER.
    record Split(List<String> masters) implements LabHint {
        public Split {
            masters = List.copyOf(masters);
        }
    }

    /// What to say of the cluster `key` in this state.
    static LabHint of(LabState state, ClusterKey key) {
        Optional<Cluster> found = state.snapshot().cluster(key);
        if (found.isEmpty()) {
            return new None();
        }
        Cluster cluster = found.get();
        if (cluster.health() == Health.SPLIT) {
            return new Split(cluster.masters().stream().map(Member::node).toList());
        }
        Optional<LabNode> gone = gone(state, key);
        if (gone.isPresent()) {
            return afterLoss(state, cluster, gone.get());
        }
        if (cluster.health() != Health.READY || cluster.holder().isEmpty()) {
            return new None();
        }
        String master = cluster.holder().get().node();
        return successor(state, cluster, master)
                .<LabHint>map(next -> new TryKill(master, next.node(), downNanos(state, key, next.node())))
                .orElseGet(None::new);
    }

    private static LabHint afterLoss(LabState state, Cluster cluster, LabNode gone) {
        if (cluster.holder().isEmpty()) {
            return waiting(state, cluster, gone);
        }
        String master = cluster.holder().get().node();
        if (gone.status() == LabNode.Status.STOPPED) {
            return new Stopped(gone.name());
        }
        boolean preempts = gone.routers().stream().filter(r -> r.key().equals(cluster.key()))
                .anyMatch(r -> r.config().preempt());
        return lastTakeover(state, cluster.key(), master)
                .<LabHint>map(e -> new TookOver(gone.name(), master, e.silentNanos(), preempts))
                .orElseGet(None::new);
    }

    private static LabHint waiting(LabState state, Cluster cluster, LabNode gone) {
        Optional<Member> next = successor(state, cluster, gone.name());
        long heard = cluster.members().stream().filter(m -> m.node().equals(gone.name()))
                .mapToLong(Member::lastAdvertNanos).max().orElse(-1);
        if (next.isEmpty() || heard < 0) {
            return new None();
        }
        long down = downNanos(state, cluster.key(), next.get().node());
        long left = Math.max(0, heard + down - state.nowNanos());
        return new Waiting(gone.name(), next.get().node(), left, down);
    }

    /// The node of this cluster that was killed, ended or stopped; of several the first.
    private static Optional<LabNode> gone(LabState state, ClusterKey key) {
        return state.nodes().stream().filter(n -> n.status() != LabNode.Status.RUNNING)
                .filter(n -> n.routers().stream().anyMatch(r -> r.key().equals(key))).findFirst();
    }

    /// The running backup that is first in line; members are sorted by priority.
    private static Optional<Member> successor(LabState state, Cluster cluster, String master) {
        return cluster.members().stream().filter(m -> !m.node().equals(master) && m.role() == Role.BACKUP)
                .filter(m -> state.nodes().stream()
                        .anyMatch(n -> n.name().equals(m.node()) && n.status() == LabNode.Status.RUNNING))
                .findFirst();
    }

    /// How long `node` waits for a silent master of this cluster.
    private static long downNanos(LabState state, ClusterKey key, String node) {
        return state.nodes().stream().filter(n -> n.name().equals(node)).flatMap(n -> n.routers().stream())
                .filter(r -> r.key().equals(key)).mapToLong(LabHint::downNanos).findFirst().orElse(0);
    }

    private static long downNanos(LabRouter router) {
        RouterConfig config = router.config();
        return Timing.masterDownNanos(config.version(), router.priority().value(), config.advertIntervalNanos(),
                config.downAdverts());
    }

    private static Optional<Evidence> lastTakeover(LabState state, ClusterKey key, String master) {
        return state.log().reversed().stream()
                .<Evidence>mapMulti((line, out) -> {
                    if (line instanceof LabLine.Moved moved && moved.key().equals(key) && moved.node().equals(master)
                            && moved.transition().reason() == Reason.MASTER_SILENT) {
                        out.accept(moved.transition().evidence());
                    }
                }).findFirst();
    }
}
