package dev.baton.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import dev.baton.adapter.notify.Intake;
import dev.baton.api.Json;
import dev.baton.api.NodeEvent;
import dev.baton.port.Clock;

/// The events of a node: numbered, kept, and handed over to whoever reads at its own pace. Whoever appends never waits:
/// a thread of the journal's own writes. What finds no room in its queue is shed, and an event tells how much that was.
///
/// With a folder, events outlive the process: every batch is handed to the kernel before anybody is told of it, so that
/// a killed process loses nothing that was told; it is forced to the disk at most once a second, so that a machine that
/// loses power may lose the last second. Ids go on where the last run ended. Without a folder, or while the disk
/// refuses, events are kept in memory only, the newest [Ring#LIMIT].
public final class Journal implements AutoCloseable {
    /// How many entries wait to be written; what is beyond is shed.
    public static final int MAX_WAITING = 8_192;
    /// How many events are handed over at once.
    public static final int MAX_READ = 1_000;
    /// How many may wait to be woken; more are refused.
    public static final int MAX_LISTENERS = 256;
    /// A longer line is not kept.
    static final int MAX_LINE_BYTES = 128 << 10;

    private static final int MAX_BATCH = 256;
    private static final long SYNC_NANOS = 1_000_000_000L;
    private static final long RETRY_NANOS = 1_000_000_000L;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /// Something that happened, before it has a number.
    ///
    /// @param router  the router it is about; empty: the node as a whole
    public record Entry(Instant wall, long atNanos, String router, NodeEvent.What what) {}

    private final Intake<Entry> intake = new Intake<>(MAX_WAITING);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final String boot;
    private final Optional<Segments> disk;
    private final Ring ring;
    private final Thread thread;
    private volatile boolean isEnding;
    private volatile boolean asleep;
    private long nextId;
    private long syncedNanos;
    private long retryAtNanos;
    private long unsaved;
    private boolean isTold;

    private Journal(Clock clock, String boot, Optional<Segments> disk) {
        this.clock = clock;
        this.boot = boot;
        this.disk = disk;
        long lastId = disk.map(Segments::lastId).orElse(0L);
        ring = new Ring(lastId);
        nextId = lastId + 1;
        syncedNanos = clock.nowNanos();
        retryAtNanos = syncedNanos;
        thread = Thread.ofPlatform().daemon().name("baton-journal").unstarted(this::run);
    }

    /// A journal that keeps the newest events for as long as it lives.
    ///
    /// @param boot names the run of the machine that the clock belongs to
    public static Journal inMemory(Clock clock, String boot) {
        return new Journal(clock, boot, Optional.empty()).started();
    }

    /// A journal that goes on with what is in a folder, which is made if need be.
    ///
    /// @throws IOException if the folder cannot be used
    public static Journal in(Path folder, Clock clock, String boot) throws IOException {
        return new Journal(clock, boot, Optional.of(new Segments(folder))).started();
    }

    private Journal started() {
        thread.start();
        return this;
    }

    /// Adds one, without waiting.
    ///
    /// @return whether there was room
    public boolean append(Entry entry) {
        boolean isTaken = intake.offer(entry);
        wake();
        return isTaken;
    }

    private void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /// The id of the first event that is still there; one more than [#lastId] while there is none.
    public long firstId() {
        return disk.map(d -> Math.min(d.firstId(), ring.firstId())).orElseGet(ring::firstId);
    }

    /// The id of the last event; 0 before the first.
    public long lastId() {
        return ring.lastId();
    }

    /// At most `limit` events, and at most [#MAX_READ], with ids above `id`, in order.
    public List<NodeEvent> after(long id, int limit) {
        int most = Math.clamp(limit, 0, MAX_READ);
        if (disk.isEmpty() || id + 1 >= ring.firstId()) {
            return ring.after(id, most);
        }
        List<NodeEvent> found = new ArrayList<>(disk.get().after(id, most));
        wake();
        long last = found.isEmpty() ? id : found.getLast().id();
        found.addAll(ring.after(last, most - found.size()));
        return found;
    }

    /// Calls `wake` after every batch of events, on the journal's thread: it must not wait.
    ///
    /// @return ends that; empty: there are [#MAX_LISTENERS] already
    public Optional<Runnable> onEvent(Runnable wake) {
        synchronized (listeners) {
            if (listeners.size() >= MAX_LISTENERS) {
                return Optional.empty();
            }
            listeners.add(wake);
            return Optional.of(() -> listeners.remove(wake));
        }
    }

    private void run() {
        while (!isEnding || intake.size() > 0) {
            write();
            syncIfDue();
            sleep();
        }
        syncNow();
    }

    /// The flag is set before the queue is looked at, and whoever puts something in looks at the flag afterwards: nothing
    /// is slept through.
    private void sleep() {
        asleep = true;
        if (intake.size() == 0 && !isEnding) {
            LockSupport.parkNanos(this, SYNC_NANOS);
        }
        asleep = false;
    }

    private void write() {
        List<Entry> entries = new ArrayList<>();
        disk.ifPresent(d -> d.takeRemarks().forEach(r -> entries.add(note(r))));
        Optional<Entry> next = intake.poll();
        while (next.isPresent()) {
            entries.add(next.get());
            next = entries.size() < MAX_BATCH ? intake.poll() : Optional.empty();
        }
        long shed = intake.takeShed();
        if (shed > 0) {
            entries.add(note(shed + " events came faster than they could be written down, and are lost."));
        }
        if (!entries.isEmpty()) {
            keep(entries);
            listeners.forEach(Runnable::run);
        }
    }

    private Entry note(String sentence) {
        return new Entry(clock.wall(), clock.nowNanos(), "", new NodeEvent.Found(sentence));
    }

    private void keep(List<Entry> entries) {
        List<NodeEvent> events = new ArrayList<>();
        List<byte[]> lines = new ArrayList<>();
        for (Entry entry : entries) {
            NodeEvent event = numbered(entry);
            byte[] line = line(event);
            if (line.length > MAX_LINE_BYTES) {
                event = new NodeEvent(event.id(), event.wall(), event.atNanos(), boot, event.router(),
                        new NodeEvent.Found("Something happened that has too many words to be written down: "
                                + event.what().getClass().getSimpleName() + "."));
                line = line(event);
            }
            events.add(event);
            lines.add(line);
        }
        disk.ifPresent(d -> save(d, events, lines));
        ring.add(events);
    }

    private NodeEvent numbered(Entry entry) {
        return new NodeEvent(nextId++, entry.wall(), entry.atNanos(), boot, entry.router(), entry.what());
    }

    private static byte[] line(NodeEvent event) {
        return (Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void save(Segments segments, List<NodeEvent> events, List<byte[]> lines) {
        if (clock.nowNanos() < retryAtNanos) {
            unsaved += events.size();
            return;
        }
        try {
            segments.append(events, lines);
            if (isTold) {
                append(note("The journal can be written again; " + unsaved + " events are in memory only."));
                isTold = false;
                unsaved = 0;
            }
        } catch (IOException e) {
            refused(events.size(), e);
        }
    }

    /// Told once, in memory; what was not written is not written later.
    private void refused(int count, IOException e) {
        unsaved += count;
        retryAtNanos = clock.nowNanos() + RETRY_NANOS;
        if (!isTold) {
            isTold = true;
            append(note("The journal cannot be written (" + e.getMessage()
                    + "): events are kept in memory only. Make room on the disk of the state directory."));
        }
    }

    private void syncIfDue() {
        if (clock.nowNanos() - syncedNanos >= SYNC_NANOS) {
            syncNow();
        }
    }

    private void syncNow() {
        syncedNanos = clock.nowNanos();
        try {
            if (disk.isPresent()) {
                disk.get().sync();
            }
        } catch (IOException e) {
            refused(0, e);
        }
    }

    /// Writes what waits, for at most [#LAST_WORDS], and ends.
    @Override
    public void close() {
        isEnding = true;
        LockSupport.unpark(thread);
        try {
            if (thread.join(LAST_WORDS) && disk.isPresent()) {
                disk.get().close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // It was told when it could not be written; nobody is left to be told now.
        }
    }
}
