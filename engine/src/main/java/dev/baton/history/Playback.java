package dev.baton.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// Goes through a history to any instant, and says what was known there. A short way forward costs what happened on it; a
/// jump, or a way back, is recalled. Either gives the same picture. It knows no clock. One thread at a time.
public final class Playback {
    /// A longer way forward is a jump: nothing of what was seen between is told.
    public static final long MAX_WAY_NANOS = 10_000_000_000L;
    /// How many changes of state before an instant are told.
    public static final int MAX_MOVES = 200;

    /// What was known at an instant.
    ///
    /// @param atNanos  the instant
    /// @param snapshot what was known
    /// @param adverts  those seen on the way from the frame before, in order; none after a jump
    /// @param moves    the last changes of state until then, oldest first, at most [#MAX_MOVES]
    public record Frame(long atNanos, Snapshot snapshot, List<Sighting.AdvertSeen> adverts,
            List<Sighting.Transitioned> moves) {
        public Frame {
            adverts = List.copyOf(adverts);
        }
    }

    private final History history;
    private final List<Span> spans;
    private final List<Sighting.Transitioned> moves;
    private Optional<Watch> watch = Optional.empty();
    private Snapshot snapshot = Snapshot.EMPTY;
    private long atNanos;
    private int next;
    private List<Span> going = new ArrayList<>();
    private List<Sighting.Transitioned> movesShown = List.of();
    private int movesUntil;

    public Playback(History history) {
        this.history = history;
        List<Span> inTime = new ArrayList<>(history.spans());
        inTime.sort(Comparator.comparingLong(Span::fromNanos));
        spans = List.copyOf(inTime);
        moves = spans.stream().map(Span::first).filter(Sighting.Transitioned.class::isInstance)
                .map(Sighting.Transitioned.class::cast).toList();
    }

    /// Goes to an instant.
    public Frame to(long nanos) {
        boolean isOnTheWay = watch.isPresent() && nanos >= atNanos && nanos - atNanos <= MAX_WAY_NANOS
                && nanos <= watch.get().toNanos();
        List<Sighting.AdvertSeen> adverts = List.of();
        if (isOnTheWay) {
            adverts = walk(nanos);
        } else {
            jump(nanos);
        }
        atNanos = nanos;
        return new Frame(nanos, snapshot, adverts, movesUntil(nanos));
    }

    private void jump(long nanos) {
        watch = history.watches().stream().filter(w -> w.fromNanos() <= nanos && nanos <= w.toNanos()).findFirst();
        snapshot = Recall.at(history, nanos);
        next = after(nanos);
        going = new ArrayList<>();
        for (int i = 0; i < next; i++) {
            Span span = spans.get(i);
            if (span.lastNanos() > nanos && isWatched(span)) {
                going.add(span);
            }
        }
    }

    private List<Sighting.AdvertSeen> walk(long nanos) {
        while (next < spans.size() && spans.get(next).fromNanos() <= nanos) {
            Span span = spans.get(next++);
            if (isWatched(span)) {
                going.add(span);
            }
        }
        List<Sighting> seen = Recall.between(going, atNanos, nanos);
        going.removeIf(span -> span.lastNanos() <= nanos);
        snapshot = Reducer.aged(Reducer.reduceAll(snapshot, seen), nanos);
        return seen.stream().filter(Sighting.AdvertSeen.class::isInstance).map(Sighting.AdvertSeen.class::cast)
                .toList();
    }

    private boolean isWatched(Span span) {
        return watch.filter(w -> span.fromNanos() >= w.fromNanos()).isPresent();
    }

    /// Where the first span is that begins after an instant.
    private int after(long nanos) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).fromNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The same list until there is another change of state.
    private List<Sighting.Transitioned> movesUntil(long nanos) {
        int low = 0;
        int high = moves.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moves.get(middle).atNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low != movesUntil) {
            movesUntil = low;
            movesShown = List.copyOf(moves.subList(Math.max(0, low - MAX_MOVES), low));
        }
        return movesShown;
    }
}
