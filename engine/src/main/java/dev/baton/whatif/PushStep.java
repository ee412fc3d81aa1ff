package dev.baton.whatif;

import java.util.List;

/// One node's turn in a push.
///
/// @param node      who is pushed to
/// @param handOvers what others take over from it first
/// @param outcomes  what then comes of its new configuration, for each virtual router that it concerns
public record PushStep(String node, List<HandOver> handOvers, List<Outcome> outcomes) {
    public PushStep {
        handOvers = List.copyOf(handOvers);
        outcomes = List.copyOf(outcomes);
    }
}
