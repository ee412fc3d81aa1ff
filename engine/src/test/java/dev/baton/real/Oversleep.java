package dev.baton.real;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Tells whether the machine lets programs run when their time has come: a thread for each processor sleeps for half a
/// millisecond, again and again. What milliseconds are measured beside a longer sleep says nothing of what is tested.
final class Oversleep implements AutoCloseable {
    /// A machine lets programs run within this, or what takes milliseconds cannot be measured on it.
    private static final long DISTURBED_NANOS = 3_000_000;
    private static final long NAP_NANOS = 500_000;

    private final AtomicLong longest = new AtomicLong();
    private final List<Thread> sleepers;
    private volatile boolean isOver;

    Oversleep() {
        sleepers = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> Thread.ofPlatform().daemon().name("oversleep-" + i).start(this::sleep)).toList();
    }

    private void sleep() {
        long before = System.nanoTime();
        while (!isOver) {
            LockSupport.parkNanos(NAP_NANOS);
            long now = System.nanoTime();
            longest.accumulateAndGet(now - before - NAP_NANOS, Math::max);
            before = now;
        }
    }

    /// Begins anew.
    void forget() {
        longest.set(0);
    }

    /// By how much the longest sleep was too long.
    long longestNanos() {
        return longest.get();
    }

    /// Whether the machine has not let programs run when their time had come, for so long that it shows in milliseconds.
    boolean isDisturbed() {
        return longest.get() > DISTURBED_NANOS;
    }

    @Override
    public void close() {
        isOver = true;
        sleepers.forEach(LockSupport::unpark);
    }
}
