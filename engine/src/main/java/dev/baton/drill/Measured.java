package dev.baton.drill;

import java.util.List;

/// What was measured.
///
/// @param gapNanos   the outage: the longest that any vantage saw
/// @param errorNanos by how much it may be wrong
/// @param lost       probes that were lost, over all vantages
/// @param seen       each vantage
/// @param marks      the instants, in their order
/// @param phases     the outage in stretches, as [Expected#phases]
/// @param difference the stretch that explains most of the difference to the expectation, in a sentence; empty: there is
///                   none worth a sentence
public record Measured(long gapNanos, long errorNanos, int lost, List<Seen> seen, List<Marked> marks,
        List<Phase> phases, String difference) {
    public Measured {
        seen = List.copyOf(seen);
        marks = List.copyOf(marks);
        phases = List.copyOf(phases);
    }
}
