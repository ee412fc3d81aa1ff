package dev.baton.drill;

import java.util.List;

/// What is expected to come of a fault, from the configurations and the RFC's formulas. The time until another has taken over
/// and the outage that clients see are two things: who is put below another by its priority serves until it yields.
///
/// @param gapNanos       the longest outage of a client
/// @param leastNanos     the shortest: a fault right before an advert was due is noticed earlier by one interval
/// @param moveNanos      the longest time until the heir is MASTER
/// @param leastMoveNanos the shortest
/// @param backNanos      the longest outage when the fault ends and the addresses go back
/// @param phases         what the time until the heir is MASTER is made up of, in order, for the longest
/// @param sentence       that in words, beginning with the heir's name
public record Expected(long gapNanos, long leastNanos, long moveNanos, long leastMoveNanos, long backNanos,
        List<Phase> phases, String sentence) {
    /// Nothing is expected, as nobody would take over.
    public static final Expected NONE = new Expected(0, 0, 0, 0, 0, List.of(), "Nobody would take over.");

    public Expected {
        phases = List.copyOf(phases);
    }
}
