package dev.baton.adapter.sim;

import java.util.Arrays;

/// What is going to happen, ordered by time; what happens at one time, in the order in which it was put in.
final class SimQueue {
    /// How many things may wait: far more than any cluster needs, so that a leak is a failure and not a full memory.
    static final int LIMIT = 1 << 20;

    private long[] times = new long[64];
    private long[] ids = new long[64];
    private Runnable[] actions = new Runnable[64];
    private int size;
    private long nextId;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// The time of what is first; only while something waits.
    long firstNanos() {
        return times[0];
    }

    void add(long atNanos, Runnable action) {
        if (size == LIMIT) {
            throw new IllegalStateException("the simulation's queue has grown to " + LIMIT + " entries");
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
            actions = Arrays.copyOf(actions, 2 * size);
        }
        long id = nextId++;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!isBefore(atNanos, id, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, atNanos, id, action);
    }

    /// Takes out what is first.
    Runnable take() {
        Runnable first = actions[0];
        int last = --size;
        long time = times[last];
        long id = ids[last];
        Runnable action = actions[last];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(times[child + 1], ids[child + 1], child)) {
                child++;
            }
            if (isBefore(time, id, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, time, id, action);
        actions[size] = SimQueue::nothing;
        return first;
    }

    /// Stands where an action was, so that what it held can be collected.
    private static void nothing() {}

    private boolean isBefore(long time, long id, int other) {
        return time < times[other] || (time == times[other] && id < ids[other]);
    }

    private void move(int from, int to) {
        put(to, times[from], ids[from], actions[from]);
    }

    private void put(int at, long time, long id, Runnable action) {
        times[at] = time;
        ids[at] = id;
        actions[at] = action;
    }
}
