package dev.baton.history;

import dev.baton.vrrp.Role;

/// A router was in a state for a while. Where there is no bar, nothing is known.
///
/// @param fromNanos since when
/// @param toNanos   until when, or until when that is known
/// @param role      the state
/// @param told      whether the node itself told it; otherwise its adverts imply it
public record Bar(long fromNanos, long toNanos, Role role, boolean told) {
    /// How long it is.
    public long nanos() {
        return toNanos - fromNanos;
    }
}
