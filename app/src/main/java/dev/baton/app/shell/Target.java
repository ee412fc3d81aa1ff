package dev.baton.app.shell;

import java.util.List;
import java.util.Optional;

import dev.baton.config.Place;
import dev.baton.drill.Subject;

/// Something on a screen that another screen leads to.
public sealed interface Target {
    /// Packets of the source.
    ///
    /// @param numbers which, at least one
    record Packets(List<Long> numbers) implements Target {
        public Packets {
            numbers = List.copyOf(numbers);
        }
    }

    /// A place in an opened file.
    record InFile(Place place) implements Target {}

    /// Pairing with a node.
    record PairNode() implements Target {}

    /// A router of a paired node.
    ///
    /// @param node what it is called here, or calls itself
    /// @param wish what is wanted of it; it is asked about first
    record OfNode(String node, String router, NodeWish wish) implements Target {}

    /// What is staged, in the stepper of a push.
    record Staged(PushStep step) implements Target {}

    /// Where a look at what is staged begins.
    enum PushStep {
        DIFF, CHECKS, PLAN
    }

    /// A node's configuration.
    record Configuration(String node) implements Target {}

    /// The failover test.
    ///
    /// @param subject what is to be tested; empty: what was chosen there
    record Failover(Optional<Subject> subject) implements Target {}

    /// What may be wanted of a router.
    enum NodeWish {
        LOOK, HAND_OVER, MAINTENANCE, PRIORITY
    }
}
