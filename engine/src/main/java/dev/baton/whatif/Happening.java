package dev.baton.whatif;

import java.util.Optional;

import dev.baton.vrrp.Transition;

/// A change of state that is predicted.
///
/// @param afterNanos how long after the change
/// @param ref        the router
/// @param transition from what to what, why, and the numbers behind it
/// @param peer       the node that the transition's evidence is about, if it is about one
public record Happening(long afterNanos, RouterRef ref, Transition transition, Optional<String> peer) {}
