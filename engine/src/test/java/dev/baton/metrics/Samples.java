package dev.baton.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.baton.loop.Intervals;
import dev.baton.loop.RouterCounts;
import dev.baton.loop.WireCounts;
import dev.baton.metrics.MetricsView.Router;
import dev.baton.metrics.MetricsView.Vip;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// Nodes to be told of.
public final class Samples {
    private static final List<Long> BOUNDS = IntStream.rangeClosed(1, 17).mapToObj(i -> i * 10_000_000L).toList();
    private static final List<Long> COUNTS = IntStream.rangeClosed(0, 17).mapToObj(i -> i == 9 ? 19L : 0L).toList();

    private Samples() {}

    private static RouterCounts counts(String name, Map<Discard, Long> discards) {
        return new RouterCounts(name, 40, 19, 1, 2, 10, 3, discards, 0,
                Map.of(new RouterCounts.Turn(Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT), 1L),
                new Intervals(BOUNDS, COUNTS, 1_900_000_000L), 1);
    }

    private static Router router(String name, Role role, Map<Discard, Long> discards) {
        return new Router(name, "eth0", 51, 3, false, role, EffectivePriority.of(100), 100_000_000L, 360_937_500L,
                5_000_000_000L, Optional.of(Instant.ofEpochSecond(1_700_000_000L)), false, Optional.of(true),
                List.of(new Vip("eth0", "10.0.0.100/24"), new Vip("eth1", "10.0.0.101/32")),
                List.of(new Vip("eth0", "192.0.2.7/32")), counts(name, discards));
    }

    private static MetricsView view(Router router) {
        return new MetricsView(new MetricsView.Build("0.1.0", "25.0.1", "linux", "amd64"), List.of(router),
                List.of(new MetricsView.Check("nginx", true, MetricsView.Check.Doing.RUNNING)),
                new WireCounts(4, 5, 6, List.of(new WireCounts.Foreign(IpAddress.parse("10.0.0.77"), 6)), 2),
                Optional.of(new MetricsView.Echoes(7, 8, 9)), 12, true,
                Optional.of(List.of(new MetricsView.OpenFindings("S01", "error", 1))));
    }

    /// A node with one router, called `NAME_1`; `n1` has `VI_1`.
    public static MetricsView node(String name, Role role) {
        return view(router(name.equals("n1") ? "VI_1" : name + "_1", role, Map.of()));
    }

    static MetricsView discarding(Discard reason, long count) {
        return view(router("VI_1", Role.MASTER, Map.of(reason, count)));
    }

    static MetricsView with(MetricsView view, Router router) {
        return new MetricsView(view.build(), List.of(router), view.checks(), view.wire(), view.echoes(),
                view.generation(),
                view.pendingConfirm(), view.findings());
    }

    static Router without(Router r) {
        return new Router(r.name(), r.interfaceName(), r.vrid(), r.version(), r.unicast(), r.role(), r.priority(),
                r.intervalNanos(), r.masterDownNanos(), r.garpDelayNanos(), r.changed(), r.maintenance(),
                r.checksPass(), List.of(), List.of(), r.counts());
    }
}
