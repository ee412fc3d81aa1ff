package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.baton.vrrp.State;

/// A virtual world: its time, its queue, its segments and its nodes. Nothing in it depends on anything but what it was
/// made from, so that the same seed gives the same story to the nanosecond.
final class SimWorld {
    /// How much longer a frame that is held back takes, in its own delay and in part of this, so that later ones pass.
    private static final long HELD_BACK_NANOS = 3_000_000L;
    /// How many things may happen at one instant: nodes that answer each other without end are a failure.
    private static final long MOST_AT_ONCE = 100_000;
    private static final int MOST_BITS_TURNED = 4;

    private final SimRandom random;
    private SimObserver observer = new SimObserver() {
    };
    private final SimQueue queue = new SimQueue();
    private final List<SimNode> nodes = new ArrayList<>();
    private final Map<String, SimSegment> segments = new HashMap<>();
    private boolean[][] cut = new boolean[0][0];
    private SimFaults faults = SimFaults.NONE;
    private long now;
    private long events;
    private long eventsAtOnce;

    SimWorld(SimRandom random) {
        this.random = random;
    }

    /// Who is told of everything from now on.
    void observe(SimObserver newObserver) {
        observer = newObserver;
    }

    long nowNanos() {
        return now;
    }

    /// How many things have happened.
    long events() {
        return events;
    }

    int queued() {
        return queue.size();
    }

    SimObserver observer() {
        return observer;
    }

    SimRandom random() {
        return random;
    }

    List<SimNode> nodes() {
        return nodes;
    }

    SimFaults faults() {
        return faults;
    }

    void setFaults(SimFaults newFaults) {
        faults = newFaults;
    }

    SimSegment segment(String name) {
        return segments.computeIfAbsent(name, SimSegment::new);
    }

    /// Adds a node; all are added before time runs.
    void add(SimNode node) {
        nodes.add(node);
        cut = new boolean[nodes.size()][nodes.size()];
    }

    /// Has something happen at a time, or now if that time has passed.
    void at(long atNanos, Runnable action) {
        queue.add(Math.max(atNanos, now), action);
    }

    /// Lets happen whatever is due up to `untilNanos`, and sets the time to it.
    void runUntil(long untilNanos) {
        while (!queue.isEmpty() && queue.firstNanos() <= untilNanos) {
            long next = queue.firstNanos();
            eventsAtOnce = next == now ? eventsAtOnce + 1 : 0;
            if (eventsAtOnce > MOST_AT_ONCE) {
                throw new IllegalStateException("time stands still: " + MOST_AT_ONCE + " events at one instant");
            }
            now = next;
            events++;
            queue.take().run();
        }
        now = Math.max(now, untilNanos);
    }

    /// Says whether what `from` sends reaches `to`.
    void cut(SimNode from, SimNode to, boolean isCut) {
        cut[from.index()][to.index()] = isCut;
    }

    boolean isCut(SimNode from, SimNode to) {
        return cut[from.index()][to.index()];
    }

    void healAll() {
        for (boolean[] row : cut) {
            Arrays.fill(row, false);
        }
    }

    /// Puts a frame on a segment: every other interface there gets it, or does not.
    void transmit(SimPort from, byte[] bytes) {
        SimFrame frame = new SimFrame(from.node, from.segment, bytes);
        observer.sent(frame);
        from.segment.sent(from, frame);
        for (SimPort to : from.segment.ports()) {
            if (to != from && to.hears(frame)) {
                if (cut[from.node.index()][to.node.index()] || random.chance(faults.loss())) {
                    observer.lost(to.node, frame);
                } else {
                    deliver(to, frame);
                    if (random.chance(faults.duplication())) {
                        deliver(to, frame);
                    }
                }
            }
        }
    }

    private void deliver(SimPort to, SimFrame frame) {
        long delay = faults.delayNanos();
        if (faults.jitterNanos() > 0) {
            delay += random.below(faults.jitterNanos() + 1);
        }
        if (random.chance(faults.reordering())) {
            delay += random.below(HELD_BACK_NANOS) + faults.worstDelayNanos();
        }
        byte[] bytes = frame.bytes;
        if (random.chance(faults.corruption())) {
            bytes = corrupted(frame.bytes);
            observer.damaged(frame, bytes);
        }
        byte[] received = bytes;
        at(Math.max(now + delay, to.cloggedUntilNanos), () -> to.node.arrive(to, frame, received));
    }

    /// The longest time that a frame, sent with the faults of now, may still be under way, clogs apart.
    long longestFlightNanos() {
        return 2 * faults.worstDelayNanos() + HELD_BACK_NANOS;
    }

    private byte[] corrupted(byte[] bytes) {
        byte[] copy = bytes.clone();
        int bits = random.between(1, MOST_BITS_TURNED);
        for (int i = 0; i < bits; i++) {
            int bit = random.below(copy.length * Byte.SIZE);
            copy[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        return copy;
    }

    /// Sees to it that the node is woken when its next timer is due. A wake-up that is already planned for earlier is
    /// left alone: it finds nothing to do and plans the next.
    void plan(SimNode node) {
        long deadline = node.nextDeadlineNanos();
        if (deadline == State.NEVER) {
            return;
        }
        long due = Math.max(deadline, now);
        if (due >= node.plannedNanos) {
            return;
        }
        long late = faults.wakeNanos() > 0 ? random.below(faults.wakeNanos() + 1) : 0;
        long plan = ++node.plan;
        node.plannedNanos = due;
        at(due + late, () -> {
            if (plan == node.plan) {
                node.plannedNanos = State.NEVER;
                node.wake();
            }
        });
    }
}
