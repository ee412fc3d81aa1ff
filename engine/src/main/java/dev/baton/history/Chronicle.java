package dev.baton.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.baton.cluster.Sighting;

/// What was seen since the watch began, kept compactly in memory and bounded: the oldest goes first. A source writes it
/// as it goes; the window reads it, and a [Recorder] takes what has changed into the user's file. Thread-safe.
public final class Chronicle {
    /// How many spans are kept.
    public static final int MAX_SPANS = 60_000;
    /// How many notes are kept.
    public static final int MAX_NOTES = 5_000;
    /// How many changed spans and notes wait for the recorder; further ones are shed and counted.
    public static final int MAX_WAITING = 30_000;

    /// A span that is new or has grown.
    ///
    /// @param number counts up in a chronicle; the same number means the same span
    public record Entry(long number, Span span) {}

    /// What a recorder has not seen yet.
    ///
    /// @param entries  spans that are new or have grown
    /// @param notes    new notes
    /// @param toNanos  until when was watched
    public record Changes(List<Entry> entries, List<Note> notes, long toNanos) {
        public Changes {
            entries = List.copyOf(entries);
            notes = List.copyOf(notes);
        }
    }

    private final Voices voices = new Voices();
    private final TreeMap<Long, Span> spans = new TreeMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final TreeSet<Long> waiting = new TreeSet<>();
    private final List<Note> waitingNotes = new ArrayList<>();
    private boolean recorded;
    private long numbers;
    private long revision;
    private long shed;
    private long unrecorded;
    private long fromNanos = -1;
    private long toNanos = -1;

    /// One more was seen.
    public void add(Sighting sighting) {
        addAll(List.of(sighting));
    }

    /// More was seen, in this order.
    public synchronized void addAll(Collection<? extends Sighting> seen) {
        for (Sighting sighting : seen) {
            see(sighting);
            reach(sighting.atNanos());
        }
        revision += seen.isEmpty() ? 0 : 1;
    }

    /// Somebody watched until `nowNanos`, whether anything was seen or not.
    public synchronized void watched(long nowNanos) {
        if (nowNanos > toNanos) {
            reach(nowNanos);
            revision++;
        }
    }

    /// Something happened beside the election. What was noted of a time before the watch does not make it begin earlier.
    public synchronized void note(Note note) {
        if (notes.size() == MAX_NOTES) {
            notes.removeFirst();
            shed++;
        }
        notes.add(note);
        if (recorded && waitingNotes.size() < MAX_WAITING) {
            waitingNotes.add(note);
        } else if (recorded) {
            unrecorded++;
        }
        if (fromNanos < 0 || note.atNanos() > toNanos) {
            reach(note.atNanos());
        }
        revision++;
    }

    /// Forgets everything: another run begins, on another clock.
    public synchronized void clear() {
        voices.clear();
        spans.clear();
        notes.clear();
        waiting.clear();
        waitingNotes.clear();
        fromNanos = -1;
        toNanos = -1;
        shed = 0;
        revision++;
    }

    /// Changes with everything that is added.
    public synchronized long revision() {
        return revision;
    }

    /// Everything that is kept.
    public synchronized History history() {
        if (fromNanos < 0) {
            return new History(List.of(), notes, List.of(), shed);
        }
        return new History(List.copyOf(spans.values()), notes, List.of(new Watch(fromNanos, toNanos)), shed);
    }

    /// From now on changes wait for a recorder.
    synchronized void beginRecording() {
        recorded = true;
        waiting.addAll(spans.keySet());
        waitingNotes.addAll(notes);
    }

    /// Changes wait for nobody any more.
    synchronized void endRecording() {
        recorded = false;
        waiting.clear();
        waitingNotes.clear();
    }

    /// At most `most` spans that changed, and all notes; they wait no longer.
    synchronized Changes takeChanges(int most) {
        List<Entry> entries = new ArrayList<>();
        while (entries.size() < most && !waiting.isEmpty()) {
            long number = waiting.removeFirst();
            Optional.ofNullable(spans.get(number)).ifPresent(span -> entries.add(new Entry(number, span)));
        }
        Changes changes = new Changes(entries, waitingNotes, toNanos);
        waitingNotes.clear();
        return changes;
    }

    /// How many changes a recorder never got because too many waited.
    public synchronized long unrecorded() {
        return unrecorded;
    }

    private void see(Sighting sighting) {
        long at = sighting.atNanos();
        Optional<Long> number = voices.hear(sighting);
        @Nullable
        Span going = number.map(spans::get).orElse(null);
        if (going != null && at >= going.fromNanos() && at - going.lastNanos() <= Span.patienceNanos(sighting)) {
            spans.put(number.orElseThrow(), going.with(at));
            changed(number.orElseThrow());
            return;
        }
        numbers++;
        spans.put(numbers, Span.of(sighting));
        changed(numbers);
        boolean isLate = going != null && at < going.fromNanos();
        if (Span.patienceNanos(sighting) > 0 && !isLate) {
            voices.follow(sighting, numbers);
        }
        if (spans.size() > MAX_SPANS) {
            spans.pollFirstEntry();
            shed++;
        }
    }

    private void changed(long number) {
        if (!recorded || waiting.contains(number)) {
            return;
        }
        if (waiting.size() < MAX_WAITING) {
            waiting.add(number);
        } else {
            unrecorded++;
        }
    }

    private void reach(long atNanos) {
        fromNanos = fromNanos < 0 ? atNanos : Math.min(fromNanos, atNanos);
        toNanos = Math.max(toNanos, atNanos);
    }
}
