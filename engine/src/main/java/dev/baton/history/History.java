package dev.baton.history;

import java.util.ArrayList;
import java.util.List;

/// What is known of a stretch of time, on one clock.
///
/// @param spans   in the order they began to be seen in
/// @param notes   oldest first
/// @param watches the stretches in which somebody watched, oldest first
/// @param shed    how much was left out because there was too much
public record History(List<Span> spans, List<Note> notes, List<Watch> watches, long shed) {
    /// Nothing is known.
    public static final History EMPTY = new History(List.of(), List.of(), List.of(), 0);

    public History {
        spans = List.copyOf(spans);
        notes = List.copyOf(notes);
        watches = List.copyOf(watches);
    }

    /// When the first watch began; 0: there was none.
    public long fromNanos() {
        return watches.stream().mapToLong(Watch::fromNanos).min().orElse(0);
    }

    /// When the last watch ended; 0: there was none.
    public long toNanos() {
        return watches.stream().mapToLong(Watch::toNanos).max().orElse(0);
    }

    /// Both, `later` behind this.
    public History and(History later) {
        return new History(joined(spans, later.spans), joined(notes, later.notes), joined(watches, later.watches),
                shed + later.shed);
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one.size() + other.size());
        all.addAll(one);
        all.addAll(other);
        return all;
    }
}
