package dev.baton.app.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;

/// Keeps what nodes have said true for as long as they vouch for it. A node tells of every change at once and says once a
/// second that there was none; between two of those beats its MASTER is no older than the last beat, although several of
/// its adverts have passed that nobody has asked for. One thread.
final class Vouching {
    /// How long a node's word holds: one beat, and half of one for its way.
    static final long BEAT_TRUST_NANOS = 1_500_000_000L;
    /// How many routers are vouched for; further ones grow stale between beats.
    static final int MAX_ROUTERS = 4_096;

    private record Key(String node, String router) {}

    private record Word(Sighting.RouterReported report, long saidNanos) {}

    private final Map<Key, Word> words = new LinkedHashMap<>();

    /// Takes note of what a node says.
    void heard(Sighting sighting) {
        switch (sighting) {
            case Sighting.RouterReported report -> {
                Key key = new Key(report.node(), report.router());
                if (words.containsKey(key) || words.size() < MAX_ROUTERS) {
                    words.put(key, new Word(report, report.atNanos()));
                }
            }
            case Sighting.Transitioned moved -> {
                Word word = words.get(new Key(moved.node(), moved.router()));
                if (word != null && moved.atNanos() >= word.saidNanos()) {
                    Role role = moved.transition().to();
                    words.put(new Key(moved.node(), moved.router()),
                            new Word(as(word.report(), role, role == Role.MASTER, moved.atNanos()), moved.atNanos()));
                }
            }
            case Sighting.NodeLost lost -> words.keySet().removeIf(key -> key.node().equals(lost.node()));
            case Sighting.AdvertSeen _,Sighting.AddressAnnounced _ -> {
            }
        }
    }

    /// The masters that are vouched for at `nowNanos`, where their last word would be too old by then.
    List<Sighting> renewed(long nowNanos) {
        List<Sighting> renewed = new ArrayList<>();
        for (Map.Entry<Key, Word> entry : words.entrySet()) {
            Word word = entry.getValue();
            Sighting.RouterReported report = word.report();
            boolean isVouched = nowNanos - word.saidNanos() <= BEAT_TRUST_NANOS;
            if (report.role() == Role.MASTER && isVouched && nowNanos - report.atNanos() > report.intervalNanos()) {
                Sighting.RouterReported again = as(report, Role.MASTER, report.holdsAddresses(), nowNanos);
                entry.setValue(new Word(again, word.saidNanos()));
                renewed.add(again);
            }
        }
        return renewed;
    }

    private static Sighting.RouterReported as(Sighting.RouterReported report, Role role, boolean holds, long atNanos) {
        return new Sighting.RouterReported(report.key(), atNanos, report.node(), report.router(),
                report.interfaceName(), report.source(), report.version(), role, report.priority(),
                report.intervalNanos(), report.preempt(), report.addresses(), holds);
    }
}
