package dev.baton.track;

import java.util.List;

/// A router's priority with everything that made it: base, each contribution, and the clamp to 1..254. An owner (255)
/// is not changed by weights.
///
/// @param base          the configured priority, 1..255
/// @param contributions one per weighted check, in the order configured
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

    /// Whether the sum was outside 1..254 and was cut.
    public boolean clamped() {
        return base != OWNER && value != base + contributions.stream().mapToInt(Contribution::delta).sum();
    }
}
