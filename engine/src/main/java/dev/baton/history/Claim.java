package dev.baton.history;

import dev.baton.vrrp.Role;

/// Somebody or something says that a router was in a state.
///
/// @param fromNanos  since when
/// @param lastNanos  when it was said last
/// @param untilNanos until when that is to be trusted
/// @param role       the state
/// @param isGone     the node is known to be gone: no state
/// @param priority   the priority advertised; -1: not told
/// @param sequence   the order in which it became known; settles what began at the same instant
record Claim(long fromNanos, long lastNanos, long untilNanos, Role role, boolean isGone, int priority, int sequence) {
    Claim until(long nanos) {
        return new Claim(fromNanos, lastNanos, Math.min(untilNanos, nanos), role, isGone, priority, sequence);
    }

    Claim from(long nanos) {
        return new Claim(Math.max(fromNanos, nanos), lastNanos, untilNanos, role, isGone, priority, sequence);
    }

    Claim stretchedTo(long nanos) {
        return new Claim(fromNanos, lastNanos, nanos, role, isGone, priority, sequence);
    }

    Claim merged(Claim piece, Claim whole) {
        return new Claim(fromNanos, Math.max(lastNanos, whole.lastNanos), piece.untilNanos, role, isGone,
                piece.priority, sequence);
    }

    boolean isSameAs(Claim other) {
        return role == other.role && isGone == other.isGone;
    }

    boolean isMaster() {
        return role == Role.MASTER && !isGone;
    }
}
