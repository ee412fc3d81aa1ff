package dev.baton.drill;

import java.util.List;

/// What is expected to come of a fault, from the configurations and the RFC's formulas.
///
/// @param gapNanos  the longest outage of a client
/// @param leastNanos the shortest: a fault right before an advert was due is noticed earlier by one interval
/// @param phases    what it is made up of, in order, for the longest
/// @param sentence  that in words, beginning with the heir's name
public record Expected(long gapNanos, long leastNanos, List<Phase> phases, String sentence) {
    public Expected {
        phases = List.copyOf(phases);
    }
}
