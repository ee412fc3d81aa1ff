package dev.baton.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Limits;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// Works out who was what, when, from what was seen. Pure: it does not matter in which order things were told, only when
/// they happened. What nobody saw is a gap, never guessed: a master is believed for three intervals after its last
/// advert, a node's word for three of its heartbeats, and nothing outside of the time that somebody watched.
///
/// A node's own word goes before what its adverts imply. A router that is known from its adverts alone is MASTER while
/// they come and BACKUP after it resigned, or after a rival that beats it was heard and its own adverts ended.
public final class Bars {
    /// How many routers of one cluster are worked out; those seen first.
    static final int MAX_ROWS = Limits.MAX_MEMBERS;

    private Bars() {}

    /// Every cluster over the whole of `history`, by key. Each watch is worked out by itself: nothing is carried over a
    /// time that nobody watched.
    public static List<Track> of(History history) {
        TreeMap<Long, Watch> watches = new TreeMap<>();
        history.watches().forEach(watch -> watches.put(watch.fromNanos(), watch));
        TreeMap<Long, SortedMap<ClusterKey, Gathered>> gathered = new TreeMap<>();
        int sequence = 0;
        for (Span span : history.spans()) {
            var watch = watches.floorEntry(span.fromNanos());
            if (watch != null && span.fromNanos() <= watch.getValue().toNanos()) {
                gathered.computeIfAbsent(watch.getKey(), _ -> new TreeMap<>())
                        .computeIfAbsent(span.key(), Gathered::new).take(span, sequence++);
            }
        }
        SortedMap<ClusterKey, Track> tracks = new TreeMap<>();
        gathered.forEach((from, clusters) -> clusters.values().forEach(each -> {
            Track track = each.track(Optional.ofNullable(watches.get(from)).orElseThrow());
            if (!track.rows().isEmpty()) {
                tracks.merge(track.key(), track, Track::and);
            }
        }));
        return List.copyOf(tracks.values());
    }

    /// A router: by name where it is told, by address where it is only heard.
    private sealed interface Who {
        record Router(String node, String router) implements Who {}

        record Source(IpAddress address) implements Who {}
    }

    /// All that was seen of one cluster.
    private static final class Gathered {
        private final ClusterKey key;
        private final Map<Who, Claims> claims = new LinkedHashMap<>();
        private final Map<Who, IpAddress> sources = new LinkedHashMap<>();
        private final Map<IpAddress, List<Span>> adverts = new LinkedHashMap<>();
        private final List<Turn> turns = new ArrayList<>();
        private final List<Span> lost = new ArrayList<>();
        private List<String> addresses = List.of();
        private long addressesNanos = Long.MIN_VALUE;
        private boolean addressesTold;
        private long intervalNanos = Long.MAX_VALUE;
        private int sequence;

        Gathered(ClusterKey key) {
            this.key = key;
        }

        void take(Span span, int number) {
            sequence = number;
            switch (span.first()) {
                case Sighting.RouterReported report -> reported(span, report);
                case Sighting.Transitioned moved -> {
                    long interval = moved.transition().evidence().intervalNanos();
                    long at = moved.atNanos();
                    tell(new Who.Router(moved.node(), moved.router()), at, at,
                            trusted(moved.transition().to(), at, interval), moved.transition().to());
                    turns.add(new Turn.Told(moved));
                }
                case Sighting.AdvertSeen advert -> {
                    if (adverts.size() < MAX_ROWS || adverts.containsKey(advert.source())) {
                        adverts.computeIfAbsent(advert.source(), _ -> new ArrayList<>()).add(span);
                    }
                    intervalNanos = Math.min(intervalNanos, Span.intervalNanos(advert));
                    if (!addressesTold && span.lastNanos() > addressesNanos && advert.priority() > 0) {
                        addresses = advert.addresses().stream().map(IpAddress::toString).toList();
                        addressesNanos = span.lastNanos();
                    }
                }
                case Sighting.NodeLost _ -> lost.add(span);
                case Sighting.AddressAnnounced _ -> {
                }
            }
        }

        private void reported(Span span, Sighting.RouterReported report) {
            Who who = new Who.Router(report.node(), report.router());
            tell(who, span.fromNanos(), span.lastNanos(),
                    trusted(report.role(), span.lastNanos(), report.intervalNanos()), report.role());
            sources.put(who, report.source());
            intervalNanos = Math.min(intervalNanos, report.intervalNanos());
            if (!addressesTold || span.lastNanos() > addressesNanos) {
                addresses = report.addresses().stream().map(Object::toString).toList();
                addressesNanos = span.lastNanos();
                addressesTold = true;
            }
        }

        private void tell(Who who, long from, long last, long until, Role role) {
            if (claims.size() < MAX_ROWS || claims.containsKey(who)) {
                claims.computeIfAbsent(who, _ -> new Claims())
                        .tell(new Claim(from, last, until, role, false, -1, sequence));
            }
        }

        private static long trusted(Role role, long lastNanos, long interval) {
            return lastNanos
                    + (role == Role.MASTER ? Limits.TRUSTED_ADVERTS * interval : Limits.REPORT_TRUST_NANOS);
        }

        Track track(Watch watch) {
            takeLost();
            takeAdverts();
            Map<Who, List<Claim>> heard = new LinkedHashMap<>();
            claims.forEach((who, each) -> heard.put(who, new ArrayList<>(each.heard())));
            Rivals rivals = new Rivals(key, intervalNanos);
            claims.forEach((who, each) -> {
                if (!each.isTold()) {
                    rivals.add(name(who), source(who), heard.getOrDefault(who, List.of()));
                }
            });
            rivals.settle();
            List<Track.Row> rows = new ArrayList<>();
            claims.forEach((who, each) -> {
                List<Claim> settled = each.isTold() ? heard.getOrDefault(who, List.of()) : rivals.of(name(who));
                rows.add(new Track.Row(name(who), source(who), within(each.bars(settled), watch)));
            });
            rows.removeIf(row -> row.bars().isEmpty());
            rows.sort(Comparator.comparing(Track.Row::node, Names::compare));
            turns.addAll(rivals.turns());
            turns.sort(Comparator.comparingLong(Turn::atNanos));
            boolean isTold = claims.values().stream().anyMatch(Claims::isTold);
            return new Track(key, addresses, rows, Overlays.of(rows, watch, intervalNanos, isTold), turns);
        }

        private static List<Bar> within(List<Bar> bars, Watch watch) {
            return bars.stream().filter(bar -> bar.fromNanos() < watch.toNanos()).map(bar -> new Bar(bar.fromNanos(),
                    Math.min(bar.toNanos(), watch.toNanos()), bar.role(), bar.told())).toList();
        }

        private void takeLost() {
            for (Span span : lost) {
                Sighting.NodeLost gone = (Sighting.NodeLost) span.first();
                claims.forEach((who, each) -> {
                    if (who instanceof Who.Router router && router.node().equals(gone.node())) {
                        each.tell(new Claim(gone.atNanos(), gone.atNanos(), Long.MAX_VALUE, Role.INIT, true, -1,
                                Integer.MAX_VALUE));
                    }
                });
            }
        }

        private void takeAdverts() {
            adverts.forEach((source, spans) -> {
                Claims each = claims.computeIfAbsent(at(source), _ -> new Claims());
                int number = 0;
                for (Span span : spans) {
                    Sighting.AdvertSeen advert = (Sighting.AdvertSeen) span.first();
                    long until = span.lastNanos() + Limits.TRUSTED_ADVERTS * Span.intervalNanos(advert);
                    each.hear(new Claim(span.fromNanos(), span.lastNanos(), until,
                            advert.priority() == 0 ? Role.BACKUP : Role.MASTER, false, advert.priority(), number++));
                }
            });
        }

        /// The router that sends from an address, if one told that; else the address itself.
        private Who at(IpAddress source) {
            @Nullable
            Who found = null;
            for (Map.Entry<Who, IpAddress> entry : sources.entrySet()) {
                found = entry.getValue().equals(source) ? entry.getKey() : found;
            }
            return found == null ? new Who.Source(source) : found;
        }

        private static String name(Who who) {
            return switch (who) {
                case Who.Router(String node, String _) -> node;
                case Who.Source(IpAddress address) -> address.toString();
            };
        }

        private IpAddress source(Who who) {
            return switch (who) {
                case Who.Source(IpAddress address) -> address;
                case Who.Router _ -> sources.getOrDefault(who, UNKNOWN);
            };
        }
    }

    private static final IpAddress UNKNOWN = IpAddress.parse("0.0.0.0");
}
