package dev.baton.loop;

import dev.baton.track.CheckState;

/// A check that routers of a node track.
///
/// @param name          its name on the node
/// @param rise          how many successes in a row make it pass
/// @param fall          how many failures in a row make it fail
/// @param startsFailing whether it fails until it has passed once
public record CheckSetup(String name, int rise, int fall, boolean startsFailing) {
    CheckState initial() {
        return CheckState.initial(rise, fall, startsFailing);
    }
}
