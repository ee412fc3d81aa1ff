package dev.baton.app.lab;

/// How fast the lab runs.
///
/// @param asked   virtual time per real time that was asked for
/// @param reached what the machine reached over the last second
/// @param paused  whether virtual time stands still
public record Pace(double asked, double reached, boolean paused) {
    /// Below this part of what was asked, the lab says what it really runs at.
    private static final double KEPT = 0.9;

    /// Whether the machine cannot keep the speed that was asked for.
    public boolean isBehind() {
        return !paused && reached < asked * KEPT;
    }
}
