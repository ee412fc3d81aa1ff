package dev.baton.config;

import java.util.List;

/// What came of an edit.
public sealed interface EditResult {
    /// It was made, and the result is a good configuration.
    ///
    /// @param text     the new text; outside the edit it is the old one, byte for byte
    /// @param config   what it means now
    /// @param warnings what somebody should look at
    record Edited(String text, NodeConfig config, List<Problem> warnings) implements EditResult {
        public Edited {
            warnings = List.copyOf(warnings);
        }
    }

    /// It was not made.
    ///
    /// @param reason   why, in a sentence
    /// @param problems what would be wrong with the result
    record Refused(String reason, List<Problem> problems) implements EditResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
