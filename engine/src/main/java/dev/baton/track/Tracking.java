package dev.baton.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What all checks of a router amount to.
///
/// @param priority the effective priority with its contributions
/// @param failed   the names of the checks that put the router into FAULT
/// @param pending  the names of the unweighted checks that have not said anything; until they do, the router stays INIT
public record Tracking(EffectivePriority priority, List<String> failed, List<String> pending) {
    public Tracking {
        failed = List.copyOf(failed);
        pending = List.copyOf(pending);
    }

    /// Folds the verdicts of the checks that a router tracks.
    ///
    /// @param base     the configured priority, 1..255
    /// @param tracked  the checks in the order configured
    /// @param verdicts what each check says now, by its name
    public static Tracking fold(int base, List<Tracked> tracked, Function<String, Verdict> verdicts) {
        List<Contribution> contributions = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        for (Tracked one : tracked) {
            Verdict verdict = verdicts.apply(one.check());
            if (one.weight() != 0) {
                contributions.add(new Contribution(one.check(), verdict == Verdict.PASSING,
                        one.reverse() ? -one.weight() : one.weight(), one.delta(verdict)));
            } else if (verdict == Verdict.UNKNOWN) {
                pending.add(one.check());
            } else if (one.isFault(verdict)) {
                failed.add(one.check());
            }
        }
        return new Tracking(EffectivePriority.of(base, contributions), failed, pending);
    }
}
