package dev.baton.drill;

import dev.baton.vrrp.Transition;

/// A change of state of the tested virtual router on a node.
///
/// @param atNanos    when, on our clock
/// @param errorNanos by how much that may be wrong
record Move(String node, Transition transition, long atNanos, long errorNanos) {
    /// Whether it is the same change, told by another way.
    boolean isSame(Move other) {
        return node.equals(other.node) && transition.atNanos() == other.transition.atNanos()
                && transition.to() == other.transition.to() && transition.from() == other.transition.from();
    }
}
