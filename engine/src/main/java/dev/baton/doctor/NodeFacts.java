package dev.baton.doctor;

import java.util.Optional;
import java.util.OptionalLong;

/// What somebody who is connected to a node knows of it. What is empty is not known.
///
/// @param node     its name
/// @param clock    how far its clock is from ours
/// @param pending  a push that it has taken and that nobody has confirmed
/// @param approved the revision that it should run
/// @param running  the revision that it runs
public record NodeFacts(String node, Optional<Clock> clock, Optional<Pending> pending, Optional<String> approved,
        Optional<String> running) {

    /// A node's clock against ours.
    ///
    /// @param offsetNanos the node's time less ours
    /// @param errorNanos  by how much that may be wrong: half the round trip of the question
    public record Clock(long offsetNanos, long errorNanos) {}

    /// A push that waits to be confirmed.
    ///
    /// @param revision      what was pushed
    /// @param ageNanos      since when it waits; empty: not known
    /// @param rollbackNanos until the node takes it back by itself; empty: it does not
    public record Pending(String revision, OptionalLong ageNanos, OptionalLong rollbackNanos) {}

    /// When a router's failover was last tested.
    ///
    /// @param router       its name
    /// @param testAgeNanos since its last test that passed; empty: there was none
    public record LastTest(String router, OptionalLong testAgeNanos) {}
}
