package dev.baton.history;

import java.util.ArrayList;
import java.util.List;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Hearing;
import dev.baton.cluster.Member;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// Passes over a time in which the same was said again and again: afterwards everything is as before, but for when it was
/// said last and how often. Pure.
final class Renewal {
    private Renewal() {}

    /// The snapshot of one cluster at `toNanos`, made of that at `fromNanos`.
    ///
    /// @param going what was said all the time; it began before and ends afterwards
    static Snapshot of(Snapshot snapshot, List<Span> going, long fromNanos, long toNanos) {
        List<Cluster> clusters = new ArrayList<>();
        long sightings = snapshot.sightings();
        for (Span span : going) {
            sightings += span.seenBy(toNanos) - span.seenBy(fromNanos);
        }
        for (Cluster cluster : snapshot.clusters()) {
            List<Member> members = cluster.members().stream()
                    .map(member -> renewed(member, going, fromNanos, toNanos)).toList();
            // Something is due at once, so that what is due next is worked out anew.
            clusters.add(new Cluster(cluster.key(), cluster.version(), cluster.intervalNanos(),
                    cluster.interfaceName(), cluster.addresses(), members, cluster.health(),
                    cluster.healthSinceNanos(), cluster.healthBefore(), cluster.healthBeforeSinceNanos(),
                    cluster.announcements(), fromNanos - 1));
        }
        List<Sighting> announced = going.stream()
                .filter(span -> span.first() instanceof Sighting.AddressAnnounced && span.seenBy(toNanos) > 0)
                .map(span -> span.seen(span.seenBy(toNanos))).toList();
        Snapshot passed = Reducer.aged(new Snapshot(fromNanos, clusters, sightings - announced.size(),
                snapshot.shed()), toNanos);
        return Reducer.reduceAll(passed, announced);
    }

    private static Member renewed(Member member, List<Span> going, long fromNanos, long toNanos) {
        if (member.freshness() == Freshness.LOST) {
            return member;
        }
        long advert = member.lastAdvertNanos();
        long report = member.lastReportNanos();
        List<Hearing> hearings = new ArrayList<>(member.hearings());
        for (Span span : going) {
            long known = span.seenBy(toNanos);
            if (known < 1) {
                continue;
            }
            long last = span.seenNanos(known);
            switch (span.first()) {
                case Sighting.AdvertSeen seen when seen.source().equals(member.source()) -> {
                    advert = Math.max(advert, last);
                    hearings.replaceAll(hearing -> hearing.observer().equals(seen.observer())
                            ? new Hearing(hearing.observer(), Math.max(hearing.lastNanos(), last),
                                    hearing.count() + known - span.seenBy(fromNanos))
                            : hearing);
                }
                case Sighting.RouterReported told when told.node().equals(member.node())
                        && told.router().equals(member.router()) ->
                    report = Math.max(report, last);
                default -> {
                }
            }
        }
        long count = hearings.stream().mapToLong(Hearing::count).max().orElse(0);
        return new Member(member.node(), member.router(), member.source(), member.role(), member.reported(),
                member.priority(), member.preempt(), member.intervalNanos(), member.holdsAddresses(), member.form(),
                member.sinceNanos(), advert, Math.max(member.advertCount(), count), report, member.lastTransition(),
                hearings, member.freshness(), member.lostNanos(), member.contesting());
    }
}
