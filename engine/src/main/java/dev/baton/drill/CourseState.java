package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How a test stands: a value, made by [Course] only.
///
/// @param id          names the test
/// @param order       what is to be tested
/// @param startMillis when it began, as the machine that runs it believed
/// @param startNanos  the same instant on the clock of all times here
/// @param stage       how far it has come
/// @param plan        once it is made
/// @param gauge       the probes
/// @param result      at the end
public record CourseState(String id, DrillOrder order, long startMillis, long startNanos, Stage stage,
        Optional<DrillPlan> plan, Gauge gauge, Optional<DrillResult> result) {
    /// What can be shown of it.
    public DrillProgress progress(long nowNanos) {
        return new DrillProgress(stage, plan, nowNanos, gauge.strips(), List.of(), OptionalLong.empty(), 0, "", result);
    }
}
