/// Prediction: the configurations of several nodes are run by the engine's own code on virtual segments, something is
/// changed, and what comes of it is told: who holds what, when, and why. Nothing about the election is written here.
@NullMarked
package dev.baton.whatif;

import org.jspecify.annotations.NullMarked;
