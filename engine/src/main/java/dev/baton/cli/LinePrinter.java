package dev.baton.cli;

import java.io.PrintWriter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Prints lines on a thread of its own: whoever has something to say never waits for a terminal or a pipe that is full.
final class LinePrinter implements AutoCloseable {
    /// How many lines may wait; what comes beyond is counted and left out.
    static final int LIMIT = 8_192;
    private static final long LAST_LINES_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 500;

    private final PrintWriter out;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LIMIT);
    private final AtomicLong left = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    LinePrinter(PrintWriter out) {
        this.out = out;
        thread = Thread.ofPlatform().daemon().name("baton-printer").start(this::run);
    }

    /// Has a line printed soon.
    void print(String line) {
        if (!lines.offer(line)) {
            left.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (!closed || !lines.isEmpty()) {
                String line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    out.println(line);
                }
                if (lines.isEmpty()) {
                    long missing = left.getAndSet(0);
                    if (missing > 0) {
                        out.println(missing + " lines were left out: they came faster than they could be printed");
                    }
                    out.flush();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        out.flush();
    }

    /// Prints what waits, unless nobody takes it.
    @Override
    public void close() {
        closed = true;
        print("");
        try {
            boolean _ = thread.join(java.time.Duration.ofMillis(LAST_LINES_MILLIS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
