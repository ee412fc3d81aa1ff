package dev.baton.loop;

import dev.baton.track.CheckState;

/// A check that routers of a node track.
///
/// @param name          its name on the node
/// @param rise          how many successes in a row make it pass
/// @param fall          how many failures in a row make it fail
/// @param startsFailing whether it fails until it has passed once
/// @param subject       what it is about, in any words: a check that is about something else under the same name is
///                      another one
public record CheckSetup(String name, int rise, int fall, boolean startsFailing, String subject) {
    /// A check that is about the same for ever.
    public CheckSetup(String name, int rise, int fall, boolean startsFailing) {
        this(name, rise, fall, startsFailing, "");
    }

    CheckState initial() {
        return CheckState.initial(rise, fall, startsFailing);
    }
}
