package dev.baton.track;

import java.util.List;
import java.util.stream.Stream;

/// A router's priority with everything that made it: base, each contribution, and the clamp to 1..254. An owner (255)
/// is not changed by weights.
///
/// @param base          the configured priority, 1..255, or the one that was set in its place
/// @param contributions one per weighted check, in the order configured; then what a person has told the router
/// @param value         the sum, clamped; what is advertised
public record EffectivePriority(int base, List<Contribution> contributions, int value) {
    private static final int OWNER = 255;
    private static final int LOWEST = 1;
    private static final int HIGHEST = 254;

    public EffectivePriority {
        contributions = List.copyOf(contributions);
    }

    /// A priority that nothing is tracked for.
    public static EffectivePriority of(int base) {
        return new EffectivePriority(base, List.of(), base);
    }

    /// The sum of `base` and all contributions, clamped to 1..254; 255 stays 255.
    public static EffectivePriority of(int base, List<Contribution> contributions) {
        if (base == OWNER) {
            return new EffectivePriority(base, contributions, OWNER);
        }
        int sum = base;
        for (Contribution contribution : contributions) {
            sum += contribution.delta();
        }
        return new EffectivePriority(base, contributions, Math.clamp(sum, LOWEST, HIGHEST));
    }

    /// The same with one contribution more.
    public EffectivePriority with(Contribution contribution) {
        return of(base, Stream.concat(contributions.stream(), Stream.of(contribution)).toList());
    }

    /// The same on top of another base.
    public EffectivePriority withBase(int newBase) {
        return of(newBase, contributions);
    }

    /// Brought down to 1 by [Contribution#MAINTENANCE], whatever it was: an owner (255) is none any more.
    public EffectivePriority inMaintenance() {
        Contribution fall = Contribution.told(Contribution.MAINTENANCE, LOWEST - sum());
        return new EffectivePriority(base, Stream.concat(contributions.stream(), Stream.of(fall)).toList(), LOWEST);
    }

    /// The sum before it is clamped.
    public int sum() {
        return base + contributions.stream().mapToInt(Contribution::delta).sum();
    }

    /// Whether the sum was outside 1..254 and was cut.
    public boolean clamped() {
        return base != OWNER && value != sum();
    }
}
