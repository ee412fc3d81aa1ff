package dev.baton.failover;

import java.util.Map;

import dev.baton.client.NodeCalls;
import dev.baton.manage.ProbeDesk;
import dev.baton.wire.IpAddress;

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

    /// Does what may have to wait for a node, so that the test's thread need not. A lab that runs as fast as it can does it
    /// at once, on the thread that asks for it: its time stands still meanwhile.
    default void work(Runnable work) {
        Thread.ofVirtual().name("baton-drill-call").start(work);
    }

    /// Hears what passes on the segments and in the nodes, as far as this can be heard here, until the answer is closed.
    default Listening listen(DrillEar ear) {
        return () -> {};
    }

    /// Whether an address is one of this machine, so that a node which sends from it runs here.
    default boolean isHere(IpAddress address) {
        return false;
    }

    /// The clock of a node was read between these two instants of ours, in an answer of its own: whoever listens may know
    /// times the better for it. From any thread.
    default void clockRead(String node, long theirNanos, long askedNanos, long receivedNanos) {}

    @Override
    default void close() {}

    /// Ends with it.
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
