package dev.baton.app.lab;

import java.util.Optional;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.cluster.ClusterKey;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// One line of the lab's log: something that happened, as values. [LabWords] says it in the language of the window.
public sealed interface LabLine {
    /// Its place in the run; counts up from 0 without gaps.
    long number();

    /// When it happened, in the lab's virtual time.
    long atNanos();

    /// A router changed its state.
    ///
    /// @param key    its cluster
    /// @param node   its node
    /// @param router its name on the node
    /// @param peer   the node that the reason is about, where there is one
    record Moved(long number, long atNanos, ClusterKey key, String node, String router, Transition transition,
            Optional<String> peer) implements LabLine {}

    /// Somebody did something to the lab.
    record Commanded(long number, long atNanos, LabCommand command) implements LabLine {}

    /// A router noticed something odd.
    record Noticed(long number, long atNanos, String node, String router, Oddity oddity, Optional<String> peer)
            implements
                LabLine {}
}
