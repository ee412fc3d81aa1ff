package dev.baton.vrrp;

import java.util.List;

/// What one input led to.
///
/// @param state   the state from now on
/// @param effects what is to be done, in this order
public record Step(State state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }
}
