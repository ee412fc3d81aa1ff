package dev.baton.vrrp;

import java.util.OptionalInt;

/// What a person tells a router for the time being.
public sealed interface Order {
    /// Becomes MASTER at once, above whoever is it now. It lasts until the router leaves MASTER.
    ///
    /// @param settleAt the priority to go on with once the rival is silent, 1..254; empty: the one that the rival held the
    ///                 addresses with. Never below the router's own
    record Claim(OptionalInt settleAt) implements Order {}

    /// Steps down, and does not pre-empt until it has been MASTER again.
    record Resign() implements Order {}

    /// Takes the addresses only if nobody else does, or no longer so.
    record Maintenance(boolean on) implements Order {}

    /// Counts as configured with this priority, 1..254; empty: with the configured one.
    record Priority(OptionalInt value) implements Order {}

    /// Ends a claim: counts with its own priority again, and the election decides who is MASTER.
    record LetGo() implements Order {}

    /// Pre-empts again as configured, although it resigned.
    record Rejoin() implements Order {}

    /// For a failover test counts with this priority at most, 1..254, whatever else was told and whatever checks say;
    /// empty: no more.
    record Tested(OptionalInt value) implements Order {}

    /// Whether the other members of a sync group are told the same.
    default boolean isForGroup() {
        return switch (this) {
            case Claim _,Resign _,Maintenance _,LetGo _,Rejoin _,Tested _ -> true;
            case Priority _ -> false;
        };
    }
}
