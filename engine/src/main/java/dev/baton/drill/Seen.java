package dev.baton.drill;

/// What one vantage has seen of the outage. Times are nanoseconds.
///
/// @param sent         probes
/// @param lost         of these, while the test went on
/// @param gapNanos     from the sending of the last probe that was answered before the outage to the sending of the first
///                     that was answered after it, less the time between two probes; 0: none was lost. Several outages:
///                     the longest
/// @param atNanos      when that outage began
/// @param errorNanos   by how much the gap may be wrong: the time between two probes and the scheduling
/// @param overlapNanos how long two nodes answered at once
/// @param staleNanos   how long after the heir was MASTER the old holder still answered
/// @param backNanos    the longest outage after the fault had ended, while the addresses went back
/// @param isLocal      whether it is one of the two nodes that have the addresses by turns: what it sees, no client does
public record Seen(Vantage vantage, int sent, int lost, long gapNanos, long atNanos, long errorNanos,
        long overlapNanos, long staleNanos, long backNanos, boolean isLocal) {}
