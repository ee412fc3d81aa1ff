package dev.baton.draft;

import java.util.List;
import java.util.Optional;

import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;

/// A configuration while it is edited.
///
/// @param base     what the edits began with
/// @param text     what it is now
/// @param config   what the text means; empty: it is no good configuration now
/// @param lastGood what the last good text meant; empty: none was good
/// @param problems all that is wrong with the text, in its order
public record Draft(Base base, String text, Optional<NodeConfig> config, Optional<NodeConfig> lastGood,
        List<Problem> problems) {
    public Draft {
        problems = List.copyOf(problems);
    }

    /// The node's name.
    public String node() {
        return base.node();
    }

    /// Whether it differs from what it began with.
    public boolean isEdited() {
        return !text.equals(base.text());
    }
}
