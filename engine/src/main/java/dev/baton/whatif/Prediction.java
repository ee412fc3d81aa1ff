package dev.baton.whatif;

import java.util.List;

/// What comes of a change.
///
/// @param changes  what was changed
/// @param outcomes what it does to the virtual routers that it concerns, in order; the others stay as they are
public record Prediction(List<Change> changes, List<Outcome> outcomes) {
    public Prediction {
        changes = List.copyOf(changes);
        outcomes = List.copyOf(outcomes);
    }

    /// Whether some virtual router is left without a holder, with several, or without rest.
    public boolean isBroken() {
        return outcomes.stream().anyMatch(Outcome::isBroken);
    }
}
