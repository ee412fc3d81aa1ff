package dev.baton.failover;

import java.util.Map;

import dev.baton.client.NodeCalls;
import dev.baton.manage.ProbeDesk;

/// Where a test runs: nodes, real or of the lab, and a place to probe from. [AutoCloseable], as what is opened for a test is
/// closed with it.
public interface DrillGround extends AutoCloseable {
    /// How the nodes are asked, by name. May be called from any thread but that of a window.
    Map<String, NodeCalls> nodes();

    /// Probes from this machine, or from a place of its own on the lab's segment.
    ProbeDesk here();

    /// The clock of [#here], on which the test's times are: [System#nanoTime], or the lab's.
    long nowNanos();

    /// Waits for so long of that clock.
    void pause(long nanos) throws InterruptedException;

    /// Whether it is the lab.
    boolean isLab();

    @Override
    default void close() {}
}
