package dev.baton.loop;

import java.util.List;

/// How long adverts were apart, by classes.
///
/// @param boundsNanos the upper bounds of the classes, ascending
/// @param counts      how many were in each class; the last, one more than there are bounds, is what was beyond
/// @param sumNanos    all of them together
public record Intervals(List<Long> boundsNanos, List<Long> counts, long sumNanos) {
    public Intervals {
        boundsNanos = List.copyOf(boundsNanos);
        counts = List.copyOf(counts);
    }
}
