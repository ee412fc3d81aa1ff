package dev.baton.app.source;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.finding.Finding;
import dev.baton.finding.StreamChecks;

/// Looks for findings in the packets of a file after they were read, oldest first, on a thread of its own. Made and closed
/// on the JavaFX thread.
final class FindingScan implements AutoCloseable {
    /// After how many packets what was found is told.
    static final int STRETCH = 20_000;

    private static final System.Logger LOG = System.getLogger(FindingScan.class.getName());
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final LoadedCapture capture;
    private final Latest<List<Finding>> latest;
    private volatile boolean closed;

    /// Starts.
    ///
    /// @param listener is told what was found so far, on the JavaFX thread
    FindingScan(Pulse pulse, LoadedCapture capture, Consumer<List<Finding>> listener) {
        this.capture = capture;
        latest = new Latest<>(pulse, listener);
        Thread thread = Thread.ofPlatform().daemon()
                .name("baton-findings-" + THREADS.incrementAndGet())
                .uncaughtExceptionHandler((_, e) -> LOG.log(Level.ERROR, "The search for findings stopped", e))
                .unstarted(this::scan);
        thread.start();
    }

    private void scan() {
        StreamChecks checks = new StreamChecks(CaptureLoad.SITE, Optional.empty());
        PacketView packets = capture.packets();
        for (long number = packets.store().firstNumber(); number <= packets.lastNumber() && !closed; number++) {
            packets.store().packet(number).ifPresent(checks::see);
            if (number % STRETCH == 0) {
                latest.offer(checks.findings());
            }
        }
        if (!closed) {
            checks.tick(capture.lastNanos());
            latest.offer(checks.findings());
        }
    }

    /// Nothing is told any more; the thread ends with the packet in hand.
    @Override
    public void close() {
        closed = true;
        latest.close();
    }
}
