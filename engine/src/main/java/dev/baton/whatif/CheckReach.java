package dev.baton.whatif;

import java.util.List;
import java.util.Optional;

/// What a check can do to the addresses of a virtual router.
///
/// @param id      the virtual router
/// @param ref     the router that tracks the check
/// @param check   the check's name
/// @param passing the router's effective priority while all its checks pass
/// @param failing the same while this one fails
/// @param reach   what it can do
public record CheckReach(VirtualRouterId id, RouterRef ref, String check, int passing, int failing, Reach reach) {
    /// What a check can do.
    public sealed interface Reach {}

    /// It has no weight: when it fails the router gives everything up.
    ///
    /// @param to who holds the addresses then; none: nobody
    public record Faults(List<String> to) implements Reach {
        public Faults {
            to = List.copyOf(to);
        }
    }

    /// When it fails alone, the addresses move.
    ///
    /// @param to   who holds them then
    /// @param rival the one of those whose priority decides, with it
    public record Moves(List<String> to, Optional<Rival> rival) implements Reach {
        public Moves {
            to = List.copyOf(to);
        }
    }

    /// It does not move them alone, but it does so when others fail as well.
    ///
    /// @param others the fewest that are needed besides, checks of the same router
    /// @param to     who holds the addresses then
    public record Together(List<String> others, List<String> to) implements Reach {
        public Together {
            others = List.copyOf(others);
            to = List.copyOf(to);
        }
    }

    /// It can never move them: whatever the other checks of all nodes say, it changes nobody's rank. That is proved for
    /// every combination of passing and failing.
    ///
    /// @param rival the router that comes nearest; empty: there is no other
    public record Never(Optional<Rival> rival) implements Reach {}

    /// It does not move them as things are; under other circumstances its weight may count.
    ///
    /// @param why   why not
    /// @param rival whose priority matters; empty where none does
    public record NotNow(Why why, Optional<Rival> rival) implements Reach {}

    /// Why a check does not move the addresses as things are.
    public enum Why {
        /// The rival has the higher priority then, but does not take over from a living master.
        PREEMPT_OFF,
        /// The rival has the same priority then, and an equal one does not take over.
        EQUAL,
        /// The router does not hold the addresses: the check decides only who comes next.
        NOT_THE_HOLDER,
        /// Something else keeps them where they are, such as the sync group, or the proof was not tried.
        OTHERWISE
    }

    /// Another router and its effective priority while all its checks pass.
    public record Rival(RouterRef ref, int priority) {}
}
