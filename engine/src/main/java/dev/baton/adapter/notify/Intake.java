package dev.baton.adapter.notify;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A bounded queue that takes no lock, so that whoever puts something in never waits, not even for a reader that was
/// interrupted by the machine in the middle of taking something out. What finds no room is shed and counted.
public final class Intake<T> {
    private final int limit;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong shed = new AtomicLong();

    /// @param limit how many may wait
    public Intake(int limit) {
        this.limit = limit;
    }

    /// Puts something in, if there is room.
    ///
    /// @return whether there was
    public boolean offer(T item) {
        if (size.incrementAndGet() > limit) {
            size.decrementAndGet();
            shed.incrementAndGet();
            return false;
        }
        waiting.add(item);
        return true;
    }

    /// Takes the next one out.
    public Optional<T> poll() {
        Optional<T> next = Optional.ofNullable(waiting.poll());
        next.ifPresent(_ -> size.decrementAndGet());
        return next;
    }

    /// How many found no room since this was asked the last time.
    public long takeShed() {
        return shed.getAndSet(0);
    }

    /// How many wait.
    public int size() {
        return size.get();
    }
}
