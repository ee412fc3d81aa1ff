package dev.baton.failover;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.baton.client.NodeCalls;
import dev.baton.manage.ProbeDesk;

/// The nodes of a lab that somebody else runs, at whatever pace. While it is paused, a test in it stands still.
public final class LabGround implements DrillGround {
    private static final Duration LOOK = Duration.ofMillis(2);
    /// A pause ends after so much real time in any case, so that a test in a lab that is paused can be stopped.
    private static final long MOST_NANOS = 100_000_000L;

    private final Map<String, NodeCalls> nodes;
    private final ProbeDesk client;
    private final LongSupplier clock;
    private final Function<DrillEar, Listening> listening;

    /// @param nodes     how they are asked, by name
    /// @param client    probes from a host on their segments
    /// @param clock     the lab's time, which can be read without waiting
    /// @param listening has an ear hear what is put on the segments
    public LabGround(Map<String, NodeCalls> nodes, ProbeDesk client, LongSupplier clock,
            Function<DrillEar, Listening> listening) {
        this.nodes = new LinkedHashMap<>(nodes);
        this.client = client;
        this.clock = clock;
        this.listening = listening;
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        return new LinkedHashMap<>(nodes);
    }

    @Override
    public ProbeDesk here() {
        return client;
    }

    @Override
    public long nowNanos() {
        return clock.getAsLong();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        long until = clock.getAsLong() + nanos;
        long begin = System.nanoTime();
        while (clock.getAsLong() < until && System.nanoTime() - begin < MOST_NANOS) {
            Thread.sleep(LOOK);
        }
    }

    @Override
    public boolean isLab() {
        return true;
    }

    @Override
    public Listening listen(DrillEar ear) {
        return listening.apply(ear);
    }
}
