package dev.baton.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.baton.cluster.Limits;
import dev.baton.vrrp.Role;

/// Works out when a cluster had no master, or several.
///
/// Two masters at once are a hand-over while they last no longer than half an interval: the old one steps down when it
/// hears the new one. Where nodes tell, no master means that something is known and nobody is MASTER. Where a cluster is
/// known from the wire alone, silence is how VRRP itself tells: no master from when the last one is no longer trusted,
/// until there is one again, for as long as silent sources are remembered.
final class Overlays {
    private Overlays() {}

    private record Edge(int row, Role role, boolean begins) {}

    static List<Overlay> of(List<Track.Row> rows, Watch watch, long intervalNanos, boolean isTold) {
        long handOverNanos = intervalNanos == Long.MAX_VALUE ? 0 : intervalNanos / 2;
        TreeMap<Long, List<Edge>> edges = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Bar bar : rows.get(i).bars()) {
                edges.computeIfAbsent(bar.fromNanos(), _ -> new ArrayList<>()).add(new Edge(i, bar.role(), true));
                edges.computeIfAbsent(bar.toNanos(), _ -> new ArrayList<>()).add(new Edge(i, bar.role(), false));
            }
        }
        Sweep sweep = new Sweep(rows, handOverNanos);
        edges.forEach(sweep::pass);
        List<Overlay> all = sweep.overlays;
        if (!isTold) {
            all.removeIf(o -> o.kind() == Overlay.Kind.NO_MASTER);
            all.addAll(silences(rows, watch));
        }
        all.sort((a, b) -> Long.compare(a.fromNanos(), b.fromNanos()));
        return List.copyOf(all);
    }

    private static final class Sweep {
        private final List<Track.Row> rows;
        private final long handOverNanos;
        private final List<Overlay> overlays = new ArrayList<>();
        private final TreeSet<Integer> masters = new TreeSet<>();
        private int known;
        private long splitSince = -1;
        private List<String> splitMasters = List.of();
        private long missingSince = -1;

        Sweep(List<Track.Row> rows, long handOverNanos) {
            this.rows = rows;
            this.handOverNanos = handOverNanos;
        }

        void pass(long atNanos, List<Edge> here) {
            for (Edge edge : here) {
                if (!edge.begins()) {
                    known--;
                    if (edge.role() == Role.MASTER) {
                        masters.remove(edge.row());
                    }
                }
            }
            for (Edge edge : here) {
                if (edge.begins()) {
                    known++;
                    if (edge.role() == Role.MASTER) {
                        masters.add(edge.row());
                    }
                }
            }
            split(atNanos);
            missing(atNanos);
        }

        private void split(long atNanos) {
            if (masters.size() > 1 && splitSince < 0) {
                splitSince = atNanos;
                splitMasters = masters.stream().map(i -> rows.get(i).node()).toList();
            } else if (masters.size() < 2 && splitSince >= 0) {
                if (atNanos - splitSince > handOverNanos) {
                    overlays.add(new Overlay(splitSince, atNanos, Overlay.Kind.SPLIT, splitMasters));
                }
                splitSince = -1;
            }
        }

        private void missing(long atNanos) {
            boolean isMissing = known > 0 && masters.isEmpty();
            if (isMissing && missingSince < 0) {
                missingSince = atNanos;
            } else if (!isMissing && missingSince >= 0) {
                overlays.add(new Overlay(missingSince, atNanos, Overlay.Kind.NO_MASTER, List.of()));
                missingSince = -1;
            }
        }
    }

    private static List<Overlay> silences(List<Track.Row> rows, Watch watch) {
        List<Bar> masters = rows.stream().flatMap(row -> row.bars().stream()).filter(b -> b.role() == Role.MASTER)
                .sorted((a, b) -> Long.compare(a.fromNanos(), b.fromNanos())).toList();
        List<Overlay> silences = new ArrayList<>();
        long covered = -1;
        for (Bar bar : masters) {
            if (covered >= 0 && bar.fromNanos() > covered) {
                silences.add(silence(covered, bar.fromNanos()));
            }
            covered = Math.max(covered, bar.toNanos());
        }
        if (covered >= 0 && covered < watch.toNanos()) {
            silences.add(silence(covered, watch.toNanos()));
        }
        return silences;
    }

    private static Overlay silence(long from, long to) {
        return new Overlay(from, Math.min(to, from + Limits.WIRE_FORGOTTEN_NANOS), Overlay.Kind.NO_MASTER,
                List.of());
    }
}
