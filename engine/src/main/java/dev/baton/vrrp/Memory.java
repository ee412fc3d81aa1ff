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
public record Memory(EffectivePriority priority, ChecksumForm form, List<FaultCause> causes, List<Oddity> seen) {
    public Memory {
        causes = List.copyOf(causes);
        seen = List.copyOf(seen);
    }

    Memory withPriority(EffectivePriority newPriority) {
        return new Memory(newPriority, form, causes, seen);
    }

    Memory withForm(ChecksumForm newForm) {
        return newForm == form ? this : new Memory(priority, newForm, causes, seen);
    }

    Memory with(FaultCause cause) {
        return causes.contains(cause)
                ? this
                : new Memory(priority, form, Stream.concat(causes.stream(), Stream.of(cause)).sorted().toList(), seen);
    }

    Memory without(FaultCause cause) {
        return new Memory(priority, form, causes.stream().filter(c -> !c.equals(cause)).toList(), seen);
    }

    Memory withSeen(List<Oddity> newSeen) {
        return new Memory(priority, form, causes, newSeen);
    }
}
