package dev.baton.app.timeline;

import java.util.List;
import java.util.Optional;

import dev.baton.app.source.Recording;
import dev.baton.history.Bars;
import dev.baton.history.History;
import dev.baton.history.Track;
import dev.baton.history.Turn;

/// What the screen shows, worked out of a history; never changes.
///
/// @param history  what it was worked out of
/// @param tracks   the clusters over time
/// @param troubles what a person goes to, oldest first
/// @param events   what happened beside the elections, oldest first
/// @param whole    the whole time of which something can be known, whether it was read or not
record Content(History history, List<Track> tracks, List<Trouble> troubles, List<Event> events, Range whole) {
    /// Nothing is known.
    static final Content NONE = new Content(History.EMPTY, List.of(), List.of(), List.of(), new Range(0, 1));

    Content {
        tracks = List.copyOf(tracks);
        troubles = List.copyOf(troubles);
        events = List.copyOf(events);
    }

    /// Works it out; takes a while where much happened.
    static Content of(History history) {
        return of(history, Optional.empty());
    }

    /// The same where earlier sessions were read in part: of what was not read nothing is concluded.
    static Content of(History history, Optional<Recording.Earlier.Part> earlier) {
        Optional<Recording.Earlier.Part> part = earlier.filter(p -> p.whole().isPresent());
        List<Track> tracks = Bars.of(history).stream().map(track -> part.map(p -> read(track, p)).orElse(track))
                .toList();
        long from = part.map(p -> Math.min(p.whole().orElseThrow().fromNanos(), history.fromNanos()))
                .orElse(history.fromNanos());
        long to = Math.max(history.toNanos(), part.map(p -> p.whole().orElseThrow().toNanos()).orElse(from + 1));
        return new Content(history, tracks, Trouble.of(tracks), Event.of(history), new Range(from, to));
    }

    private static Track read(Track track, Recording.Earlier.Part part) {
        return new Track(track.key(), track.addresses(), track.rows(),
                track.overlays().stream().filter(o -> isRead(o.fromNanos(), o.toNanos(), part)).toList(),
                track.turns().stream().filter(t -> isRead(t.atNanos(), t.atNanos(), part)).toList());
    }

    private static boolean isRead(long from, long to, Recording.Earlier.Part part) {
        boolean isEarlier = from <= part.whole().orElseThrow().toNanos();
        return !isEarlier || (to >= part.read().fromNanos() && from <= part.read().toNanos());
    }

    /// Which configuration ran on the node of a change then, where that was told.
    Optional<Event> running(Turn turn) {
        return events.stream().filter(e -> e.kind() == Event.Kind.CONFIG && e.node().equals(turn.node())
                && e.atNanos() <= turn.atNanos()).reduce((_, last) -> last);
    }

    boolean isEmpty() {
        return tracks.isEmpty();
    }
}
