package dev.baton.app.priority;

import java.util.List;
import java.util.Optional;

import dev.baton.draft.Workspace;
import dev.baton.whatif.Change;
import dev.baton.whatif.VirtualRouterId;

/// What the engine is asked.
///
/// @param workspace what is edited
/// @param already   what is so at the moment, such as checks that fail
/// @param faults    what is tried besides
/// @param dragged   the priority that is being dragged
/// @param only      the only virtual router that is of interest; empty: all
record Question(Workspace workspace, List<Change> already, List<Change> faults, Optional<Change.Priority> dragged,
        Optional<VirtualRouterId> only) {
    Question {
        already = List.copyOf(already);
        faults = List.copyOf(faults);
    }
}
