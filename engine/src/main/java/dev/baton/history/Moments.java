package dev.baton.history;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.baton.cluster.Sighting;

/// The instants of a history at which something happened, for going from one to the next.
///
/// @param nanos the instants, oldest first, each once
public record Moments(List<Long> nanos) {
    /// None.
    public static final Moments NONE = new Moments(List.of());

    public Moments {
        nanos = List.copyOf(nanos);
    }

    /// Every change of state, every beginning and end of a trouble, every node that was lost, and every note.
    public static Moments of(History history, List<Track> tracks) {
        TreeSet<Long> found = new TreeSet<>();
        for (Track track : tracks) {
            track.turns().forEach(turn -> found.add(turn.atNanos()));
            track.overlays().stream().flatMap(o -> Stream.of(o.fromNanos(), o.toNanos())).forEach(found::add);
        }
        history.spans().stream().map(Span::first).filter(Sighting.NodeLost.class::isInstance)
                .forEach(lost -> found.add(lost.atNanos()));
        history.notes().forEach(note -> found.add(note.atNanos()));
        return new Moments(List.copyOf(found));
    }

    /// The next one after an instant.
    public OptionalLong after(long atNanos) {
        int place = place(atNanos + 1);
        return place < nanos.size() ? OptionalLong.of(nanos.get(place)) : OptionalLong.empty();
    }

    /// The last one before an instant.
    public OptionalLong before(long atNanos) {
        int place = place(atNanos);
        return place > 0 ? OptionalLong.of(nanos.get(place - 1)) : OptionalLong.empty();
    }

    /// Where the first is that is not before an instant.
    private int place(long atNanos) {
        int low = 0;
        int high = nanos.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nanos.get(middle) < atNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
