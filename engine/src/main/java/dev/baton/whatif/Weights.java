package dev.baton.whatif;

import java.util.List;
import java.util.function.Predicate;

import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

/// What the checks of a router can make of its priority. Each weight adds or takes by itself, so the ends of the range are
/// the sums of the ends.
///
/// @param tracked what the router tracks, its group's included
public record Weights(List<Tracked> tracked) {
    /// A router that nothing is tracked for.
    public static final Weights NONE = new Weights(List.of());

    public Weights {
        tracked = List.copyOf(tracked);
    }

    /// Whether some check changes the priority, rather than putting the router into FAULT.
    public boolean isWeighted() {
        return tracked.stream().anyMatch(t -> t.weight() != 0);
    }

    /// The lowest effective priority that there can be.
    ///
    /// @param base the configured priority, 1..255
    public int lowest(int base) {
        return folded(base, t -> delta(base, t, Verdict.FAILING) < delta(base, t, Verdict.PASSING));
    }

    /// The highest effective priority that there can be.
    ///
    /// @param base the configured priority, 1..255
    public int highest(int base) {
        return folded(base, t -> delta(base, t, Verdict.FAILING) > delta(base, t, Verdict.PASSING));
    }

    /// The effective priority.
    ///
    /// @param base  the configured priority, 1..255
    /// @param fails which checks fail, by their names; the others pass
    public int effective(int base, Predicate<String> fails) {
        return folded(base, t -> fails.test(t.check()));
    }

    private int folded(int base, Predicate<Tracked> fails) {
        List<Contribution> contributions = tracked.stream().filter(t -> t.weight() != 0).map(t -> {
            int delta = delta(base, t, fails.test(t) ? Verdict.FAILING : Verdict.PASSING);
            return new Contribution(t.check(), !fails.test(t), t.weight(), delta);
        }).toList();
        return EffectivePriority.of(base, contributions).value();
    }

    private static int delta(int base, Tracked tracked, Verdict verdict) {
        return Tracking.fold(base, List.of(tracked), _ -> verdict).priority().contributions().stream()
                .mapToInt(Contribution::delta).sum();
    }
}
