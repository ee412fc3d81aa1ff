package dev.baton.manage;

import java.util.OptionalInt;

/// What a router can be told for the time being.
public sealed interface SteerOrder {
    /// Becomes MASTER at once: advertises a priority above the living master's, which yields to it, and claims the
    /// addresses. It lasts until the router leaves MASTER.
    ///
    /// @param settleAt the priority to go on with once no rival is heard any more; empty: the one that the rival held
    ///                 the addresses with, which nobody pre-empts. Never below the router's own
    record Claim(OptionalInt settleAt) implements SteerOrder {}

    /// Steps down with priority 0, and does not preempt until it has been MASTER again or was told otherwise.
    record Resign() implements SteerOrder {}

    /// Takes the addresses only if nobody else does: priority 1, no preemption. Survives a restart.
    record Maintenance(boolean on) implements SteerOrder {}

    /// Counts as configured with this priority, 1..254; empty: with the configured one again. Survives a restart.
    record Priority(OptionalInt value) implements SteerOrder {}
}
