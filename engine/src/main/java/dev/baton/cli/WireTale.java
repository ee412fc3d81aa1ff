package dev.baton.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Member;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.VrrpMessage;

/// Tells what happens to clusters as the wire shows it, without anybody's report: who is MASTER, that it changed hands
/// and how long nobody advertised, that there are two, that there is none.
final class WireTale {
    /// What sort of thing happened.
    enum Kind {
        /// A master was heard for the first time.
        MASTER_FOUND,
        /// Another router is master now.
        MASTER_CHANGED,
        /// The master is heard again.
        MASTER_BACK,
        /// Several routers advertise and none gives way.
        TWO_MASTERS,
        /// Nobody advertises any more.
        NO_MASTER
    }

    /// One thing that happened.
    record Line(Kind kind, ClusterKey key, long atNanos, String told) {}

    private record Seen(List<IpAddress> masters, IpAddress lastHolder, long lastAdvertNanos) {}

    private final Map<ClusterKey, Seen> seen = new LinkedHashMap<>();
    private Snapshot snapshot = Snapshot.EMPTY;

    /// Everything known now.
    Snapshot snapshot() {
        return snapshot;
    }

    /// Time has come to `nowNanos`; what has aged meanwhile did so at its own moment.
    List<Line> passed(long nowNanos) {
        List<Line> lines = new ArrayList<>();
        long due = due();
        while (due < nowNanos) {
            snapshot = Reducer.aged(snapshot, due + 1);
            compare(due + 1, Optional.empty(), lines);
            long next = due();
            if (next <= due) {
                break;
            }
            due = next;
        }
        return lines;
    }

    private long due() {
        return snapshot.clusters().stream().mapToLong(Cluster::dueNanos).min().orElse(Long.MAX_VALUE);
    }

    /// Something was seen.
    List<Line> saw(List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        snapshot = Reducer.reduceAll(snapshot, sightings);
        Optional<IpAddress> resigned = sightings.stream().filter(Sighting.AdvertSeen.class::isInstance)
                .map(Sighting.AdvertSeen.class::cast).filter(advert -> advert.priority() == VrrpMessage.RESIGN_PRIORITY)
                .map(Sighting.AdvertSeen::source).findFirst();
        compare(sightings.getLast().atNanos(), resigned, lines);
        return lines;
    }

    private void compare(long atNanos, Optional<IpAddress> resigned, List<Line> lines) {
        seen.keySet().retainAll(snapshot.clusters().stream().map(Cluster::key).toList());
        for (Cluster cluster : snapshot.clusters()) {
            List<Member> masters = cluster.masters();
            List<IpAddress> sources = masters.stream().map(Member::source).toList();
            Optional<Seen> before = Optional.ofNullable(seen.get(cluster.key()));
            if (before.isEmpty() && masters.isEmpty()) {
                continue;
            }
            if (before.isEmpty() || !before.get().masters().equals(sources)) {
                lines.add(line(cluster, masters, before, resigned, atNanos));
            }
            IpAddress holder = masters.isEmpty() ? before.orElseThrow().lastHolder() : sources.getFirst();
            long lastAdvert = masters.stream().mapToLong(Member::lastAdvertNanos).max()
                    .orElseGet(() -> before.orElseThrow().lastAdvertNanos());
            seen.put(cluster.key(), new Seen(sources, holder, lastAdvert));
        }
    }

    private static Line line(Cluster cluster, List<Member> masters, Optional<Seen> before,
            Optional<IpAddress> resigned, long atNanos) {
        ClusterKey key = cluster.key();
        if (masters.size() > 1) {
            return new Line(Kind.TWO_MASTERS, key, atNanos, masters.size() + " MASTERs: " + masters.stream()
                    .map(m -> m.source() + " with priority " + m.priority().value())
                    .collect(Collectors.joining(" and ")) + "; they do not hear one another");
        }
        if (masters.isEmpty()) {
            Seen last = before.orElseThrow();
            return new Line(Kind.NO_MASTER, key, atNanos, resigned.filter(last.lastHolder()::equals).isPresent()
                    ? "no MASTER: " + last.lastHolder() + " resigned with priority 0"
                    : "no MASTER: nothing from " + last.lastHolder() + " for "
                            + Amounts.span(atNanos - last.lastAdvertNanos()));
        }
        Member master = masters.getFirst();
        String who = master.source() + " is MASTER with priority " + master.priority().value();
        if (before.isEmpty()) {
            return new Line(Kind.MASTER_FOUND, key, atNanos, who + ", every " + Amounts.span(cluster.intervalNanos())
                    + ": " + cluster.addresses().stream().map(a -> a.address().toString())
                            .collect(Collectors.joining(", ")));
        }
        Seen last = before.get();
        String gap = Amounts.span(master.lastAdvertNanos() - last.lastAdvertNanos());
        return last.lastHolder().equals(master.source())
                ? new Line(Kind.MASTER_BACK, key, atNanos, who + (last.masters().size() > 1
                        ? ", alone again"
                        : " again, after " + gap + " of silence"))
                : new Line(Kind.MASTER_CHANGED, key, atNanos,
                        who + "; it was " + last.lastHolder() + ", whose last advert"
                                + " came " + gap + " before");
    }

    /// Such as `VRID 51 IPv4 on eth0`.
    static String name(ClusterKey key) {
        return "VRID " + key.vrid() + (key.family() == Family.IPV4 ? " IPv4" : " IPv6") + " on " + key.network();
    }
}
