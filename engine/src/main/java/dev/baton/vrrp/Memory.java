package dev.baton.vrrp;

import java.util.List;
import java.util.stream.Stream;

import dev.baton.track.EffectivePriority;
import dev.baton.wire.ChecksumForm;

/// What a router remembers whatever state it is in.
///
/// @param priority the effective priority
/// @param form     the checksum form it sends now
/// @param causes   the causes of FAULT that hold, sorted
/// @param seen     oddities already told of, so that each is told once; bounded by [VirtualRouter#SEEN_LIMIT]
/// @param standoffs how often in a row its sync group made it step down before it had been MASTER for long
public record Memory(EffectivePriority priority, ChecksumForm form, List<FaultCause> causes, List<Oddity> seen,
        int standoffs) {
    /// More of them are not counted: the wait does not grow any further.
    static final int MAX_STANDOFFS = 100;

    public Memory {
        causes = List.copyOf(causes);
        seen = List.copyOf(seen);
    }

    Memory withPriority(EffectivePriority newPriority) {
        return new Memory(newPriority, form, causes, seen, standoffs);
    }

    Memory withForm(ChecksumForm newForm) {
        return newForm == form ? this : new Memory(priority, newForm, causes, seen, standoffs);
    }

    Memory with(FaultCause cause) {
        return causes.contains(cause)
                ? this
                : new Memory(priority, form, Stream.concat(causes.stream(), Stream.of(cause)).sorted().toList(), seen,
                        standoffs);
    }

    Memory without(FaultCause cause) {
        return new Memory(priority, form, causes.stream().filter(c -> !c.equals(cause)).toList(), seen,
                standoffs);
    }

    Memory withSeen(List<Oddity> newSeen) {
        return new Memory(priority, form, causes, newSeen, standoffs);
    }

    /// One more step down for the group's sake.
    ///
    /// @param again whether it came soon after the promotion, so that it is another round of the same contest
    Memory withStandoff(boolean again) {
        return new Memory(priority, form, causes, seen, again ? Math.min(standoffs + 1, MAX_STANDOFFS) : 1);
    }
}
