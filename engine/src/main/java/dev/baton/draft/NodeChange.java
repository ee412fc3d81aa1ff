package dev.baton.draft;

import java.util.List;

import dev.baton.config.Change;

/// What is different about one node's configuration, by meaning.
///
/// @param node    which
/// @param kind    what can be said of it
/// @param changes every difference; empty but for [Kind#CHANGED]
public record NodeChange(String node, Kind kind, List<Change> changes) {
    /// What can be said of a changed text.
    public enum Kind {
        /// It means something else.
        CHANGED,
        /// Only comments and layout are different.
        WORDING,
        /// It is no good configuration.
        BROKEN,
        /// It is new.
        ADDED
    }

    public NodeChange {
        changes = List.copyOf(changes);
    }

    /// How many edits that is.
    public int count() {
        return Math.max(1, changes.size());
    }
}
