package dev.baton.app.traffic;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.traffic.SourceCard;

/// Who hears whom of one virtual router, wherever it was captured: what captures saw, and what nodes report.
///
/// @param listeners who listens, sorted: captures, and nodes that tell what they hear
/// @param speakers  who sends
/// @param heard     what was heard, by who listens and who sends
record HeardTable(List<String> listeners, List<String> speakers, Map<Way, Heard> heard) {
    /// After how many intervals without an advert that somebody else heard, one no longer hears.
    private static final int DEAF_INTERVALS = 3;

    /// One way.
    record Way(String listener, String speaker) {}

    /// What came that way.
    ///
    /// @param adverts   how many
    /// @param lateNanos how long before the newest advert that anybody heard the last one was
    /// @param hears     whether it is heard still
    record Heard(long adverts, long lateNanos, boolean hears) {}

    private record Raw(long adverts, long lastNanos) {
        Raw with(Raw other) {
            return new Raw(Math.max(adverts, other.adverts), Math.max(lastNanos, other.lastNanos));
        }
    }

    HeardTable {
        listeners = List.copyOf(listeners);
        speakers = List.copyOf(speakers);
        heard = Map.copyOf(heard);
    }

    static HeardTable of(Lane lane, List<SourceCard> cards, Snapshot snapshot) {
        Map<Way, Raw> raw = new LinkedHashMap<>();
        Map<String, Long> intervals = new LinkedHashMap<>();
        Set<String> listeners = new TreeSet<>();
        for (SourceCard card : cards) {
            if (isOf(lane, card.key())) {
                String speaker = snapshot.cluster(card.key()).flatMap(cluster -> member(cluster, card))
                        .map(Member::node).orElseGet(() -> card.source().toString());
                intervals.putIfAbsent(speaker, card.advertisedNanos());
                card.heardBy().forEach(by -> raw.merge(new Way(by.observer(), speaker),
                        new Raw(by.adverts(), by.lastNanos()), Raw::with));
            }
        }
        for (Cluster cluster : snapshot.clusters()) {
            if (isOf(lane, cluster.key())) {
                for (Member member : cluster.members()) {
                    if (intervals.containsKey(member.node())) {
                        member.hearings().forEach(by -> raw.merge(new Way(by.observer(), member.node()),
                                new Raw(by.count(), by.lastNanos()), Raw::with));
                    }
                    if (member.lastReportNanos() >= 0) {
                        listeners.add(member.node());
                    }
                }
            }
        }
        raw.keySet().forEach(way -> listeners.add(way.listener()));
        return new HeardTable(List.copyOf(listeners), List.copyOf(new LinkedHashSet<>(intervals.keySet())),
                judged(raw, intervals));
    }

    /// What came one way; empty: nothing.
    Optional<Heard> between(String listener, String speaker) {
        return Optional.ofNullable(heard.get(new Way(listener, speaker)));
    }

    private static boolean isOf(Lane lane, ClusterKey key) {
        return key.family() == lane.id().family() && key.vrid() == lane.id().vrid();
    }

    private static Optional<Member> member(Cluster cluster, SourceCard card) {
        return cluster.members().stream().filter(member -> member.source().equals(card.source())).findFirst();
    }

    private static Map<Way, Heard> judged(Map<Way, Raw> raw, Map<String, Long> intervals) {
        Map<String, Long> newest = new LinkedHashMap<>();
        raw.forEach((way, seen) -> newest.merge(way.speaker(), seen.lastNanos(), Math::max));
        Map<Way, Heard> judged = new LinkedHashMap<>();
        raw.forEach((way, seen) -> {
            long late = newest.getOrDefault(way.speaker(), seen.lastNanos()) - seen.lastNanos();
            judged.put(way, new Heard(seen.adverts(), late,
                    late <= DEAF_INTERVALS * intervals.getOrDefault(way.speaker(), 0L)));
        });
        return judged;
    }
}
