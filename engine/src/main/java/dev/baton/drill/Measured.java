package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What was measured.
///
/// @param gapNanos   the outage: the longest that any vantage saw which is no holder itself
/// @param errorNanos by how much it may be wrong
/// @param backNanos  the longest outage while the addresses went back
/// @param taker      the node that took over; empty: nobody did
/// @param moveNanos  how long after the fault that was; empty: nobody took over, or it is not known when
/// @param homeNanos  how long after the fault the addresses were back where they had been; empty: they were not
/// @param lost       probes that were lost, over all vantages
/// @param seen       each vantage
/// @param marks      the instants, in their order
/// @param phases     the outage in stretches, as [Expected#phases]
/// @param difference the stretch that explains most of the difference to the expectation, in a sentence; empty: there is
///                   none worth a sentence
public record Measured(long gapNanos, long errorNanos, long backNanos, Optional<String> taker, OptionalLong moveNanos,
        OptionalLong homeNanos, int lost, List<Seen> seen, List<Marked> marks, List<Phase> phases, String difference) {
    public Measured {
        seen = List.copyOf(seen);
        marks = List.copyOf(marks);
        phases = List.copyOf(phases);
    }
}
