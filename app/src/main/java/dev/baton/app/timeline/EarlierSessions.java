package dev.baton.app.timeline;

import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.app.fx.Tasks;
import dev.baton.app.source.Recording;
import dev.baton.history.Watch;

/// The sessions before the one that is watched: they are read as far as they are looked at, and again when somebody looks
/// elsewhere, or closer at what was too much before. JavaFX thread.
final class EarlierSessions {
    /// How much is read beside what is shown, at least: ten minutes.
    private static final long BESIDE_NANOS = 600_000_000_000L;
    /// How much closer somebody has to look for what was too much to be read again.
    private static final int CLOSER = 6;

    private final Recording recording;
    private final Tasks.Lane<Recording.Earlier.Part> reading;
    private Optional<Recording.Earlier.Part> part = Optional.empty();
    private Optional<Range> asked = Optional.empty();
    private boolean isReading;

    /// @param changed called when something else was read
    /// @param failed  told why nothing could be read
    EarlierSessions(Recording recording, Tasks tasks, Runnable changed, Consumer<String> failed) {
        this.recording = recording;
        reading = tasks.lane(read -> {
            isReading = false;
            part = Optional.of(read);
            changed.run();
        }, e -> {
            isReading = false;
            failed.accept(String.valueOf(e.getMessage()));
        });
    }

    /// What was read; empty: nothing yet.
    Optional<Recording.Earlier.Part> part() {
        return part;
    }

    /// Somebody looks at a stretch.
    void look(Range shown) {
        Optional<Recording.Earlier> sessions = recording.earlier();
        if (isReading || sessions.isEmpty() || !isUnread(shown)) {
            return;
        }
        long margin = Math.max(shown.nanos(), BESIDE_NANOS);
        Range wanted = new Range(shown.fromNanos() - margin, shown.toNanos() + margin);
        asked = Optional.of(wanted);
        isReading = true;
        Recording.Earlier from = sessions.get();
        reading.submit(() -> from.read(new Watch(wanted.fromNanos(), wanted.toNanos())));
    }

    private boolean isUnread(Range shown) {
        if (asked.isEmpty() || part.isEmpty()) {
            return asked.isEmpty();
        }
        Optional<Watch> whole = part.get().whole();
        if (whole.isEmpty()) {
            return false;
        }
        long from = Math.max(shown.fromNanos(), whole.get().fromNanos());
        long to = Math.min(shown.toNanos(), whole.get().toNanos());
        if (from >= to) {
            return false;
        }
        Watch read = part.get().read();
        boolean isRead = from >= read.fromNanos() && to <= read.toNanos();
        boolean wasAsked = from >= asked.get().fromNanos() && to <= asked.get().toNanos();
        return !isRead && (!wasAsked || shown.nanos() < asked.get().nanos() / CLOSER);
    }

    /// Since when all that was seen in a range was read; empty: all of it was.
    Optional<Long> shownSince(Range shown) {
        return part.flatMap(read -> read.whole()
                .filter(whole -> shown.toNanos() > whole.fromNanos()
                        && Math.max(shown.fromNanos(), whole.fromNanos()) < read.read().fromNanos())
                .map(_ -> read.read().fromNanos()));
    }
}
