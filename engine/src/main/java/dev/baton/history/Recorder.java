package dev.baton.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Writes what a chronicle takes in into the user's file, in batches, on a thread of its own. What goes wrong stops the
/// recording and is told; it never stops the watching. Made and closed on any thread.
public final class Recorder implements AutoCloseable {
    /// How many spans are written at once.
    public static final int MAX_BATCH = 5_000;
    static final long PAUSE_MILLIS = 500;
    private static final long PRUNE_EVERY_NANOS = 600_000_000_000L;
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

    /// How the recording goes.
    ///
    /// @param phase      whether it records
    /// @param message    what a person should know, as a sentence; empty: nothing
    /// @param unrecorded how many changes were never written because too many came
    public record Status(Phase phase, String message, long unrecorded) {}

    /// Whether it records.
    public enum Phase {
        /// The file is being opened.
        OPENING,
        /// It records.
        RECORDING,
        /// Another window records; this one only reads.
        READ_ONLY,
        /// It could not go on.
        FAILED,
        /// It was closed.
        CLOSED
    }

    private final Path path;
    private final Chronicle chronicle;
    private final String kind;
    private final String name;
    private final long wallOffsetNanos;
    private final Consumer<Status> listener;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<HistoryFile> file = Optional.empty();
    private volatile long session = -1;
    private Status told = new Status(Phase.OPENING, "", 0);

    /// Starts to record.
    ///
    /// @param kind     what kind of source it is, such as `LIVE`
    /// @param name     the source's own name
    /// @param listener told how it goes, on the recorder's thread, when that changes
    public Recorder(Path path, Chronicle chronicle, String kind, String name, long wallOffsetNanos,
            Consumer<Status> listener) {
        this.path = path;
        this.chronicle = chronicle;
        this.kind = kind;
        this.name = name;
        this.wallOffsetNanos = wallOffsetNanos;
        this.listener = listener;
        thread = Thread.ofPlatform().daemon().name("baton-recorder-" + THREADS.incrementAndGet())
                .unstarted(this::work);
        chronicle.beginRecording();
        thread.start();
    }

    /// The file, once it is open.
    public Optional<HistoryFile> file() {
        return file;
    }

    /// The number of the session that is recorded; -1: none yet.
    public long session() {
        return session;
    }

    /// Writes what still waits and ends. Waits for it, but not long.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSING)) {
                LOG.log(System.Logger.Level.WARNING, "The recorder did not end within {0}", CLOSING);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try (HistoryFile opened = HistoryFile.open(path)) {
            file = Optional.of(opened);
            if (opened.isWritable()) {
                tell(new Status(Phase.RECORDING, opened.notice(), 0));
                record(opened);
            } else {
                chronicle.endRecording();
                tell(new Status(Phase.READ_ONLY, opened.notice(), 0));
                while (closing.getCount() > 0) {
                    rest();
                }
            }
            file = Optional.empty();
            tell(new Status(Phase.CLOSED, "", chronicle.unrecorded()));
        } catch (HistoryException e) {
            LOG.log(System.Logger.Level.WARNING, "The recorder stopped", e);
            tell(new Status(Phase.FAILED, String.valueOf(e.getMessage()), chronicle.unrecorded()));
        } finally {
            chronicle.endRecording();
            file = Optional.empty();
        }
    }

    private void record(HistoryFile opened) {
        long prunedNanos = System.nanoTime() - PRUNE_EVERY_NANOS;
        boolean isLast;
        do {
            isLast = closing.getCount() == 0;
            writeAll(opened);
            if (System.nanoTime() - prunedNanos >= PRUNE_EVERY_NANOS) {
                prunedNanos = System.nanoTime();
                Instant now = Instant.now();
                opened.prune(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
            }
            if (told.unrecorded() != chronicle.unrecorded()) {
                tell(new Status(Phase.RECORDING, told.message(), chronicle.unrecorded()));
            }
            if (!isLast) {
                rest();
            }
        } while (!isLast);
    }

    private void writeAll(HistoryFile opened) {
        Chronicle.Changes changes;
        do {
            changes = chronicle.takeChanges(MAX_BATCH);
            if (changes.toNanos() < 0) {
                return;
            }
            if (session < 0) {
                session = opened.begin(kind, name, chronicle.history().fromNanos(), wallOffsetNanos);
            }
            opened.write(session, changes);
        } while (changes.entries().size() == MAX_BATCH);
    }

    private void rest() {
        try {
            closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private void tell(Status status) {
        told = status;
        listener.accept(status);
    }
}
