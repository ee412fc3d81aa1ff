package dev.baton.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.wire.IpAddress;

/// Which sightings go on with which span. A router that says something else, or changes its state, or resigns, begins a
/// new span even if it then says the same as before. Bounded; who has been silent longest is forgotten. One thread.
final class Voices {
    /// How many spans can go on at once, and of how many speakers the last word is known.
    static final int MAX_OPEN = 8_192;

    /// Who says something: a node's router, or a source on the wire.
    private sealed interface Speaker {
        record Router(ClusterKey key, String node, String router) implements Speaker {}

        record Source(ClusterKey key, IpAddress source) implements Speaker {}
    }

    /// @param timeless   what was said, at time 0
    /// @param generation how often the speaker has begun anew
    private record Word(Sighting timeless, int generation) {}

    private record Last(Sighting timeless, int generation, boolean isResigned) {}

    private final Map<Word, Long> open = new Bounded<>();
    private final Map<Speaker, Last> last = new Bounded<>();

    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;
        private static final int BUCKETS = 64;
        private static final float LOAD = 0.75f;

        Bounded() {
            super(BUCKETS, LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_OPEN;
        }
    }

    /// The number of the span that `sighting` may go on with. Remembers that it was said.
    Optional<Long> hear(Sighting sighting) {
        return switch (sighting) {
            case Sighting.AdvertSeen advert -> going(advert, resigning(advert));
            case Sighting.RouterReported report -> going(report, saying(report));
            case Sighting.AddressAnnounced announced -> going(announced, 0);
            case Sighting.Transitioned moved -> {
                interrupt(new Speaker.Router(moved.key(), moved.node(), moved.router()));
                yield Optional.empty();
            }
            case Sighting.NodeLost lost -> {
                last.keySet().stream().filter(
                        s -> s instanceof Speaker.Router r && r.key().equals(lost.key())
                                && r.node().equals(lost.node()))
                        .toList().forEach(this::interrupt);
                yield Optional.empty();
            }
        };
    }

    /// From now on such sightings go on with span `number`.
    void follow(Sighting sighting, long number) {
        int generation = switch (sighting) {
            case Sighting.AdvertSeen advert -> generation(new Speaker.Source(advert.key(), advert.source()));
            case Sighting.RouterReported report ->
                generation(new Speaker.Router(report.key(), report.node(), report.router()));
            case Sighting.AddressAnnounced _,Sighting.Transitioned _,Sighting.NodeLost _ -> 0;
        };
        open.put(new Word(Span.at(sighting, 0), generation), number);
    }

    void clear() {
        open.clear();
        last.clear();
    }

    private Optional<Long> going(Sighting sighting, int generation) {
        return Optional.ofNullable(open.get(new Word(Span.at(sighting, 0), generation)));
    }

    private int resigning(Sighting.AdvertSeen advert) {
        Speaker speaker = new Speaker.Source(advert.key(), advert.source());
        @Nullable
        Last before = last.get(speaker);
        boolean isResigned = advert.priority() == 0;
        if (before != null && before.isResigned() == isResigned) {
            return before.generation();
        }
        int generation = before == null ? 0 : before.generation() + 1;
        last.put(speaker, new Last(advert, generation, isResigned));
        return generation;
    }

    private int saying(Sighting.RouterReported report) {
        Speaker speaker = new Speaker.Router(report.key(), report.node(), report.router());
        Sighting timeless = Span.at(report, 0);
        @Nullable
        Last before = last.get(speaker);
        if (before != null && before.timeless().equals(timeless)) {
            return before.generation();
        }
        int generation = before == null ? 0 : before.generation() + 1;
        last.put(speaker, new Last(timeless, generation, false));
        return generation;
    }

    private void interrupt(Speaker speaker) {
        last.computeIfPresent(speaker,
                (_, before) -> new Last(before.timeless(), before.generation() + 1, before.isResigned()));
    }

    private int generation(Speaker speaker) {
        return Optional.ofNullable(last.get(speaker)).map(Last::generation).orElse(0);
    }
}
