package dev.baton.draft;

import java.util.List;

import dev.baton.config.Change;

/// What one step did: what undo takes back and redo makes again.
public sealed interface Made {
    /// How many changes of a step are told one by one.
    int MAX_CHANGES = 3;

    /// An edit was made, or several that went on from one another.
    ///
    /// @param edit    the last of them
    /// @param changes what it means, at most [#MAX_CHANGES]; empty where that is not known or nothing
    /// @param total   how many changes there are
    record ByEdit(Edit edit, List<Change> changes, int total) implements Made {
        public ByEdit {
            changes = List.copyOf(changes);
        }
    }

    /// Edits of an earlier run of the program came back.
    record Restored() implements Made {}

    /// All edits were discarded.
    record Discarded() implements Made {}

    /// A conflict was decided.
    record Decided(String node, Conflict.Choice choice) implements Made {}
}
