package dev.baton.app.source;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CapturedFrame;

/// The interfaces that are listened on, and the frames that wait to be taken in. Opened on one thread, then handed to
/// the one that reads.
public final class Lines implements AutoCloseable {
    /// How many frames wait at most; further ones are shed and counted.
    public static final int MAX_WAITING = 32_768;
    /// How many frames are handed over at once.
    static final int MAX_BATCH = 4_096;

    private final ArrayBlockingQueue<CapturedFrame> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong shed = new AtomicLong();
    private final List<String> names;
    private final List<Line> lines = new ArrayList<>();

    private Lines(List<String> names) {
        this.names = List.copyOf(names);
    }

    /// Opens interfaces, all or none. Not on the JavaFX thread: it takes some time.
    ///
    /// @throws CaptureException if one cannot be opened, with a sentence that says why
    public static Lines open(List<String> names, Tap.Opener opener) {
        Lines opened = new Lines(names);
        try {
            for (String name : names) {
                opened.lines.add(new Line(name, opener, opened::offer));
            }
            return opened;
        } catch (CaptureException e) {
            opened.close();
            throw e;
        }
    }

    private void offer(CapturedFrame frame) {
        if (!queue.offer(frame)) {
            shed.incrementAndGet();
        }
    }

    /// The names of the interfaces.
    List<String> names() {
        return names;
    }

    /// Waits for a frame, at most `nanos`, and gives all that wait, at most [#MAX_BATCH].
    List<CapturedFrame> take(long nanos) throws InterruptedException {
        @Nullable
        CapturedFrame first = queue.poll(nanos, TimeUnit.NANOSECONDS);
        if (first == null) {
            return List.of();
        }
        List<CapturedFrame> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, MAX_BATCH - 1);
        return batch;
    }

    /// Looks after every interface.
    void look(long nowNanos) {
        lines.forEach(line -> line.look(nowNanos));
    }

    /// What came and what was lost so far.
    ///
    /// @param received how many frames were taken in
    FeedState state(long received) {
        long byKernel = 0;
        long byCard = 0;
        List<String> problems = new ArrayList<>();
        for (Line line : lines) {
            byKernel += line.counters().dropped();
            byCard += line.counters().droppedByDevice();
            if (!line.problem().isEmpty()) {
                problems.add(line.problem());
            }
        }
        FeedState.Phase phase = !problems.isEmpty() && problems.size() == lines.size()
                ? FeedState.Phase.WAITING
                : FeedState.Phase.LIVE;
        return new FeedState(phase, received, byKernel, byCard, shed.get(), String.join(" ", problems));
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
    }
}
