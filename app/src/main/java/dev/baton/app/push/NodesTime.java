package dev.baton.app.push;

import java.util.Optional;
import java.util.function.LongSupplier;

/// The time of the nodes as a push counts it. What a push waits for happens in their time: three advertisement intervals of
/// a lab that runs at ten times the speed are over in a tenth of the time, and those of a paused one are not. Thread-safe.
final class NodesTime {
    /// No more of their time is counted for a nanosecond of this machine: asking a node takes as long as ever.
    static final int FASTEST = 10;
    /// So much longer than on this machine something is waited for at most, however slowly their time goes.
    static final int SLOWEST = 10;

    private final LongSupplier machine;
    private final Optional<LongSupplier> nodes;
    private long machineNanos;
    private long nodesNanos;
    private long countedNanos;

    /// @param machine nanoseconds of this machine
    /// @param nodes   those of the nodes; empty: they live in the time of this machine
    NodesTime(LongSupplier machine, Optional<LongSupplier> nodes) {
        this.machine = machine;
        this.nodes = nodes;
        machineNanos = machine.getAsLong();
        nodesNanos = nodes.map(LongSupplier::getAsLong).orElse(machineNanos);
    }

    /// What has passed for the nodes.
    synchronized long nowNanos() {
        long here = machine.getAsLong();
        long there = nodes.map(LongSupplier::getAsLong).orElse(here);
        countedNanos += Math.max(0, Math.min(there - nodesNanos, (here - machineNanos) * FASTEST));
        machineNanos = here;
        nodesNanos = there;
        return countedNanos;
    }

    /// How much of this machine's time passes at least while so much passes for the nodes.
    long leastNanos(long nanos) {
        return nodes.isPresent() ? nanos / FASTEST : nanos;
    }

    /// How much of this machine's time is waited at most for so much of the nodes' time.
    long mostNanos(long nanos) {
        return nodes.isPresent() ? nanos * SLOWEST : nanos;
    }
}
