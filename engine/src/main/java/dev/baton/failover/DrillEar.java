package dev.baton.failover;

import dev.baton.traffic.Packet;
import dev.baton.vrrp.Transition;

/// Hears what passes while a test goes on. Times are nanoseconds on the clock of the ground. Called from any thread; it must
/// not wait.
public interface DrillEar {
    /// A frame was heard.
    ///
    /// @param packet     decoded; [Packet#observer] says by whom
    /// @param errorNanos by how much its time may be wrong
    void heard(Packet packet, long errorNanos);

    /// Somebody has answered an identity probe of this machine.
    ///
    /// @param name       what it calls itself
    /// @param theirNanos its clock when it took the probe, which was sent and answered at the other two instants
    default void echoed(String name, long theirNanos, long sentNanos, long receivedNanos) {
        // Who looks at frames alone needs no clocks.
    }

    /// A router of a node has changed its state.
    void moved(String node, String router, Transition transition, long atNanos, long errorNanos);
}
