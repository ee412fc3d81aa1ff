package dev.baton.app.timeline;

import java.util.List;

import dev.baton.history.Bars;
import dev.baton.history.History;
import dev.baton.history.Track;

/// What the screen shows, worked out of a history; never changes.
///
/// @param history  what it was worked out of
/// @param tracks   the clusters over time
/// @param troubles what a person goes to, oldest first
/// @param events   what happened beside the elections, oldest first
record Content(History history, List<Track> tracks, List<Trouble> troubles, List<Event> events) {
    /// Nothing is known.
    static final Content NONE = new Content(History.EMPTY, List.of(), List.of(), List.of());

    Content {
        tracks = List.copyOf(tracks);
        troubles = List.copyOf(troubles);
        events = List.copyOf(events);
    }

    /// Works it out; takes a while where much happened.
    static Content of(History history) {
        List<Track> tracks = Bars.of(history);
        return new Content(history, tracks, Trouble.of(tracks), Event.of(history));
    }

    boolean isEmpty() {
        return tracks.isEmpty();
    }

    /// The whole time that is known.
    Range whole() {
        return new Range(history.fromNanos(), Math.max(history.toNanos(), history.fromNanos() + 1));
    }
}
