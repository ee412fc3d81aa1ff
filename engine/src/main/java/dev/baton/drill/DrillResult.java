package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A test that has ended: all that a report tells.
///
/// @param id          names it: letters, digits and `-`
/// @param plan        what was to be done
/// @param startMillis when it began: milliseconds since 1970-01-01 UTC, as the machine that ran it believed
/// @param startNanos  the same instant on the clock that all times here are on
/// @param endNanos    when it ended
/// @param isRehearsal whether it ran in the lab, on a copy of the cluster
/// @param measured    empty: nothing was done
/// @param strips      the probes, as they came
/// @param verdict     what came of it
/// @param sentence    that in words, with the numbers
/// @param limitNanos  the outage of the take-over that was still good
/// @param isRestored  whether the cluster is as it was: same holder, no lease held, nothing steered
/// @param story       what happened, a line each
/// @param revisions   the configuration that each node ran, by `node sha-256`
public record DrillResult(String id, DrillPlan plan, long startMillis, long startNanos, long endNanos,
        boolean isRehearsal, Optional<Measured> measured, List<Strip> strips, Verdict verdict, String sentence,
        long limitNanos, boolean isRestored, List<Told> story, List<String> revisions) {
    /// A line of the story.
    public record Told(long atNanos, String sentence) {}

    public DrillResult {
        strips = List.copyOf(strips);
        story = List.copyOf(story);
        revisions = List.copyOf(revisions);
    }

    /// The same with its probes in less room, for who keeps many.
    public DrillResult packed() {
        return with(strips.stream().map(Strip::packed).toList(), story);
    }

    /// The same without its probes, and why in the story.
    public DrillResult withoutProbes(String why) {
        List<Told> more = new ArrayList<>(story);
        more.add(new Told(endNanos, why));
        return with(List.of(), more);
    }

    private DrillResult with(List<Strip> newStrips, List<Told> newStory) {
        return new DrillResult(id, plan, startMillis, startNanos, endNanos, isRehearsal, measured, newStrips, verdict,
                sentence, limitNanos, isRestored, newStory, revisions);
    }

    /// The outage on the way back that was still good.
    public long backLimitNanos() {
        return Verdicts.backLimitNanos(plan.order().guardrails(), plan.expected());
    }
}
