package dev.baton.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Writes down what is seen of one cluster, in milliseconds.
final class Seen {
    static final ClusterKey KEY = new ClusterKey("site", "lan", Family.IPV4, 51);
    static final long MS = 1_000_000L;
    static final IpAddress VIP = IpAddress.parse("10.0.0.100");

    final List<Sighting> all = new ArrayList<>();

    static IpAddress address(int node) {
        return IpAddress.parse("10.0.0." + node);
    }

    static Sighting.AdvertSeen advert(long ms, int node, int priority) {
        return new Sighting.AdvertSeen(KEY, ms * MS, "wire", address(node), 3, priority, 1_000 * MS, List.of(VIP),
                Optional.of(ChecksumForm.PSEUDO_HEADER));
    }

    static Sighting.RouterReported report(long ms, int node, Role role, int priority) {
        return new Sighting.RouterReported(KEY, ms * MS, "n" + node, "VI_51", "eth0", address(node), 3, role,
                EffectivePriority.of(priority), 1_000 * MS, true, List.of(new VirtualAddress(VIP, 24)),
                role == Role.MASTER);
    }

    static Sighting.Transitioned transition(long ms, int node, Role from, Role to, Reason reason) {
        return new Sighting.Transitioned(KEY, ms * MS, "n" + node, "VI_51", new Transition(from, to, reason,
                new Evidence(120, Optional.of(address(1)), 150, 3_531_250_000L, 1_000_000_000L, 3, 531_250_000L,
                        Optional.empty()),
                ms * MS));
    }

    /// Adverts of one node every second, from and until inclusive.
    Seen adverts(long fromMs, long untilMs, int node, int priority) {
        for (long at = fromMs; at <= untilMs; at += 1_000) {
            all.add(advert(at, node, priority));
        }
        return this;
    }

    /// Reports of one node every second, from and until inclusive.
    Seen reports(long fromMs, long untilMs, int node, Role role) {
        for (long at = fromMs; at <= untilMs; at += 1_000) {
            all.add(report(at, node, role, 100 + node));
        }
        return this;
    }

    Seen moves(long ms, int node, Role from, Role to) {
        all.add(transition(ms, node, from, to, Reason.MASTER_SILENT));
        return this;
    }

    Seen lost(long ms, int node) {
        all.add(new Sighting.NodeLost(KEY, ms * MS, "n" + node));
        return this;
    }

    Chronicle chronicle() {
        Chronicle chronicle = new Chronicle();
        chronicle.addAll(all);
        return chronicle;
    }

    /// What there is of it, watched from 0 until an instant.
    History history(long untilMs) {
        Chronicle chronicle = chronicle();
        chronicle.watched(0);
        chronicle.watched(untilMs * MS);
        History history = chronicle.history();
        return new History(history.spans(), history.notes(), List.of(new Watch(0, untilMs * MS)), 0);
    }

    Track track(long untilMs) {
        return Bars.of(history(untilMs)).getFirst();
    }

    /// The bars of a router: `BACKUP 0-3500, MASTER 3500-9000`.
    static String bars(Track track, String node) {
        return track.rows().stream().filter(row -> row.node().equals(node)).flatMap(row -> row.bars().stream())
                .map(bar -> bar.role() + " " + bar.fromNanos() / MS + "-" + bar.toNanos() / MS)
                .collect(Collectors.joining(", "));
    }

    static String overlays(Track track) {
        return track.overlays().stream().map(o -> o.kind() + " " + o.fromNanos() / MS + "-" + o.toNanos() / MS)
                .collect(Collectors.joining(", "));
    }
}
