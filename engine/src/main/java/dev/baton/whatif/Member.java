package dev.baton.whatif;

import java.util.List;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;

/// A router of a virtual router at some instant.
///
/// @param ref      which it is
/// @param role     its state; INIT once its node is gone
/// @param priority its effective priority with what makes it up
/// @param preempts whether it takes over from a living master of lower priority
/// @param holds    whether it has the addresses and can be reached
/// @param isGone   whether its node does not run any more
/// @param causes   why it is in FAULT, if it is
/// @param source   where its adverts come from
/// @param addresses what it advertises
public record Member(RouterRef ref, Role role, EffectivePriority priority, boolean preempts, boolean holds,
        boolean isGone, List<FaultCause> causes, Source source, List<VirtualAddress> addresses) {
    public Member {
        causes = List.copyOf(causes);
        addresses = List.copyOf(addresses);
    }
}
