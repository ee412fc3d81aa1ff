package dev.baton.vrrp;

import java.util.List;
import java.util.stream.Stream;

import dev.baton.track.EffectivePriority;
import dev.baton.wire.ChecksumForm;

/// What a router remembers whatever state it is in.
///
/// @param tracked   the priority as configured and as its checks make it
/// @param priority  the effective priority: `tracked` with what a person has told the router
/// @param form      the checksum form it sends now
/// @param causes    the causes of FAULT that hold, sorted
/// @param seen      oddities already told of, so that each is told once; bounded by [VirtualRouter#SEEN_LIMIT]
/// @param standoffs how often in a row its sync group made it step down before it had been MASTER for long
/// @param steering  what a person has told the router for the time being
/// @param incumbent the other router that was heard as MASTER last
public record Memory(EffectivePriority tracked, EffectivePriority priority, ChecksumForm form, List<FaultCause> causes,
        List<Oddity> seen, int standoffs, Steering steering, Incumbent incumbent) {
    /// More of them are not counted: the wait does not grow any further.
    static final int MAX_STANDOFFS = 100;

    public Memory {
        causes = List.copyOf(causes);
        seen = List.copyOf(seen);
    }

    /// The memory of a router that nothing has happened to.
    static Memory of(EffectivePriority tracked, ChecksumForm form, Steering steering) {
        return new Memory(tracked, steering.applied(tracked), form, List.of(), List.of(), 0, steering,
                Incumbent.NONE);
    }

    Memory withTracked(EffectivePriority newTracked) {
        return new Memory(newTracked, steering.applied(newTracked), form, causes, seen, standoffs, steering,
                incumbent);
    }

    Memory withSteering(Steering newSteering) {
        return newSteering.equals(steering)
                ? this
                : new Memory(tracked, newSteering.applied(tracked), form, causes, seen, standoffs, newSteering,
                        incumbent);
    }

    Memory withIncumbent(Incumbent newIncumbent) {
        return newIncumbent.equals(incumbent)
                ? this
                : new Memory(tracked, priority, form, causes, seen, standoffs, steering, newIncumbent);
    }

    Memory withForm(ChecksumForm newForm) {
        return newForm == form
                ? this
                : new Memory(tracked, priority, newForm, causes, seen, standoffs, steering, incumbent);
    }

    Memory with(FaultCause cause) {
        return causes.contains(cause)
                ? this
                : withCauses(Stream.concat(causes.stream(), Stream.of(cause)).sorted().toList());
    }

    Memory without(FaultCause cause) {
        return withCauses(causes.stream().filter(c -> !c.equals(cause)).toList());
    }

    private Memory withCauses(List<FaultCause> newCauses) {
        return new Memory(tracked, priority, form, newCauses, seen, standoffs, steering, incumbent);
    }

    Memory withSeen(List<Oddity> newSeen) {
        return new Memory(tracked, priority, form, causes, newSeen, standoffs, steering, incumbent);
    }

    /// One more step down for the group's sake.
    ///
    /// @param again whether it came soon after the promotion, so that it is another round of the same contest
    Memory withStandoff(boolean again) {
        return new Memory(tracked, priority, form, causes, seen,
                again ? Math.min(standoffs + 1, MAX_STANDOFFS) : 1, steering, incumbent);
    }

    /// What is left of it when MASTER is left: addresses that were taken over by hand-over are held no more.
    Memory afterMaster() {
        return withSteering(steering.withoutClaim());
    }
}
