package dev.baton.drill;

import java.util.List;
import java.util.Optional;

/// The course of a test. It holds nothing that changes; every state is a value.
public final class Course {
    /// What comes of an event.
    ///
    /// @param acts to be performed in this order
    public record Step(CourseState state, List<DrillAct> acts) {
        public Step {
            acts = List.copyOf(acts);
        }
    }

    private Course() {}

    /// A test begins.
    ///
    /// @param id          names it, and its leases: 1..40 of `a-z`, `0-9` and `-`
    /// @param startMillis the date and time, for the report
    public static Step begin(String id, DrillOrder order, long startMillis, long nowNanos) {
        return new Step(new CourseState(id, order, startMillis, nowNanos, Stage.PREFLIGHT, Optional.empty(), Gauge.NONE,
                Optional.empty()), List.of(new DrillAct.AskNodes()));
    }

    /// The next state and what is to be done, after `event` at `nowNanos`, which never runs backwards.
    public static Step step(CourseState state, DrillEvent event, long nowNanos) {
        return new Step(state, List.of());
    }
}
