package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A test as it goes on: whole at every instant, so that who missed one sees the next.
///
/// @param stage      how far it has come
/// @param plan       once it is made
/// @param nowNanos   the clock that all times here are on
/// @param strips     the probes so far
/// @param marks      the instants so far
/// @param leaseNanos how long the fault is held yet; empty: it is not
/// @param gapNanos   the outage that goes on, or the longest so far
/// @param told       the latest line of the story
/// @param result     at the end
public record DrillProgress(Stage stage, Optional<DrillPlan> plan, long nowNanos, List<Strip> strips,
        List<Marked> marks, OptionalLong leaseNanos, long gapNanos, String told, Optional<DrillResult> result) {
    public DrillProgress {
        strips = List.copyOf(strips);
        marks = List.copyOf(marks);
    }
}
