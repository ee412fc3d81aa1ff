package dev.baton.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Limits;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// Makes the snapshot of an earlier instant: gives the reducer what had been seen until then, one cluster after the other.
/// Of a long time in which the same repeats it gives the beginning and the end; in between nothing can change but when
/// each was last seen, which [Renewal] says. Pure.
public final class Recall {
    /// How many beginnings and ends of spans of one cluster are gone through one by one; of what was before, only what is
    /// remembered still.
    static final int MAX_BOUNDARIES = 4_000;
    /// After how many repetitions of the slowest that repeats nothing changes any more.
    private static final int SETTLED = 3;

    private Recall() {}

    /// Everything known at `atNanos`; nothing at an instant that nobody watched.
    public static Snapshot at(History history, long atNanos) {
        Optional<Watch> watch = history.watches().stream()
                .filter(w -> w.fromNanos() <= atNanos && atNanos <= w.toNanos()).findFirst();
        if (watch.isEmpty()) {
            return new Snapshot(atNanos, List.of(), 0);
        }
        SortedMap<ClusterKey, List<Span>> spans = new TreeMap<>();
        for (Span span : history.spans()) {
            boolean isRemembered = span.lastNanos() >= atNanos - Limits.NODE_FORGOTTEN_NANOS;
            if (span.fromNanos() <= atNanos && isRemembered && span.fromNanos() >= watch.get().fromNanos()) {
                spans.computeIfAbsent(span.key(), _ -> new ArrayList<>()).add(span);
            }
        }
        List<Cluster> clusters = new ArrayList<>();
        long sightings = 0;
        long shed = 0;
        for (List<Span> each : spans.values()) {
            Snapshot one = Reducer.aged(reduced(each, atNanos), atNanos);
            clusters.addAll(one.clusters());
            sightings += one.sightings();
            shed += one.shed();
        }
        return new Snapshot(atNanos, clusters, sightings, shed);
    }

    private static Snapshot reduced(List<Span> spans, long atNanos) {
        TreeSet<Long> boundaries = new TreeSet<>(List.of(atNanos));
        spans.forEach(span -> {
            boundaries.add(span.fromNanos());
            boundaries.add(Math.min(span.lastNanos(), atNanos));
        });
        while (boundaries.size() > MAX_BOUNDARIES) {
            boundaries.removeFirst();
        }
        long done = boundaries.removeFirst();
        Snapshot snapshot = Reducer.reduceAll(Snapshot.EMPTY, before(spans, done));
        List<Span> waiting = new ArrayList<>(spans);
        waiting.sort(Comparator.comparingLong(Span::fromNanos));
        int next = 0;
        List<Span> going = new ArrayList<>();
        for (long boundary : boundaries) {
            while (next < waiting.size() && waiting.get(next).fromNanos() <= boundary) {
                going.add(waiting.get(next++));
            }
            snapshot = passed(snapshot, going, done, boundary);
            long passed = boundary;
            going.removeIf(span -> span.lastNanos() <= passed);
            done = boundary;
        }
        return snapshot;
    }

    /// What is remembered of all until an instant: the first and the last of each span.
    private static List<Sighting> before(List<Span> spans, long nanos) {
        List<Sighting> seen = new ArrayList<>();
        for (Span span : spans) {
            long known = span.seenBy(nanos);
            if (known >= 0) {
                seen.add(span.first());
            }
            if (known >= 1) {
                seen.add(span.seen(known));
            }
        }
        seen.sort(Comparator.comparingLong(Sighting::atNanos));
        return seen;
    }

    /// Goes from one instant to another between which no span begins or ends.
    private static Snapshot passed(Snapshot snapshot, List<Span> going, long fromNanos, long toNanos) {
        long pace = going.stream().filter(span -> span.count() > 1).mapToLong(Span::paceNanos).max().orElse(0);
        long settledNanos = fromNanos + SETTLED * pace;
        long lastNanos = toNanos - SETTLED * pace;
        if (pace == 0 || settledNanos >= lastNanos) {
            return Reducer.reduceAll(snapshot, between(going, fromNanos, toNanos));
        }
        Snapshot settled = Reducer.aged(Reducer.reduceAll(snapshot, between(going, fromNanos, settledNanos)),
                settledNanos);
        Snapshot renewed = Renewal.of(settled, going, settledNanos, lastNanos);
        return Reducer.reduceAll(renewed, between(going, lastNanos, toNanos));
    }

    /// What was seen after one instant and until another, in order.
    static List<Sighting> between(List<Span> spans, long fromNanos, long toNanos) {
        List<Sighting> seen = new ArrayList<>();
        for (Span span : spans) {
            for (long i = span.seenBy(fromNanos) + 1; i < span.count() && span.seenNanos(i) <= toNanos; i++) {
                seen.add(span.seen(i));
            }
        }
        seen.sort(Comparator.comparingLong(Sighting::atNanos));
        return seen;
    }
}
