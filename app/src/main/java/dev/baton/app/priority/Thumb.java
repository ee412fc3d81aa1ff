package dev.baton.app.priority;

import java.util.List;
import java.util.Optional;

import dev.baton.app.control.NodeState;
import dev.baton.whatif.RouterRef;

/// A router on the scale of its virtual router.
///
/// @param ref       the router
/// @param base      the configured priority that the edits began with
/// @param staged    the configured priority as it is staged, or dragged, now; 1..255
/// @param effective what the checks make of it now, as far as is known
/// @param lowest    the lowest effective priority that its weights can make of it
/// @param highest   the highest
/// @param isReach   whether some check has a weight at all
/// @param crosses   whether its range crosses that of the holder, or as the holder that of another
/// @param preempts  whether it takes over from a living master of lower priority
/// @param isPreemptStaged whether that was another before the edits
/// @param locked    why it cannot be dragged, as a sentence; empty: it can
/// @param predicted what it is once everything has come to rest
/// @param holds     whether it has the addresses then
/// @param live      what it is now, where that is known
/// @param toggles   the faults that can be tried
record Thumb(RouterRef ref, int base, int staged, int effective, int lowest, int highest, boolean isReach,
        boolean crosses, boolean preempts, boolean isPreemptStaged, String locked, NodeState predicted, boolean holds,
        Optional<NodeState> live, List<Toggle> toggles) {
    /// The lowest priority that can be configured.
    static final int MIN = 1;
    /// The highest priority that a router which does not own the addresses can have.
    static final int MAX = 254;
    /// The priority of the owner of the addresses.
    static final int OWNER = 255;

    Thumb {
        toggles = List.copyOf(toggles);
    }

    boolean isLocked() {
        return !locked.isEmpty();
    }

    boolean isEdited() {
        return base != staged;
    }

    Thumb crossing(boolean now) {
        return new Thumb(ref, base, staged, effective, lowest, highest, isReach, now, preempts, isPreemptStaged, locked,
                predicted, holds, live, toggles);
    }
}
