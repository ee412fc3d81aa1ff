package dev.baton.track;

/// What one check adds to a router's priority right now; or what a person has told the router, which is named
/// [#HAND_OVER], [#MAINTENANCE] or [#TEST], passes, and always adds its whole weight.
///
/// @param check   the check's name
/// @param passing whether the check passes
/// @param weight  the weight it is tracked with; positive adds while it passes, negative subtracts while it fails
/// @param delta   what it adds now: `weight` or 0
public record Contribution(String check, boolean passing, int weight, int delta) {
    /// What a hand-over adds, so that the living master yields.
    public static final String HAND_OVER = "hand-over";
    /// What maintenance takes away, so that 1 is left.
    public static final String MAINTENANCE = "maintenance";

    /// What a failover test adds or takes away, so that a certain priority is left.
    public static final String TEST = "failover test";

    /// What a person has told a router.
    public static Contribution told(String name, int delta) {
        return new Contribution(name, true, delta, delta);
    }

    /// Whether a person has told it, and no check says it.
    public boolean isTold() {
        return passing && delta == weight
                && (check.equals(HAND_OVER) || check.equals(MAINTENANCE) || check.equals(TEST));
    }
}
