package dev.baton.keepalived;

import java.util.List;

import dev.baton.config.Problem;

/// What came of an edit of a keepalived.conf.
public sealed interface ConfEditResult {
    /// It was made.
    ///
    /// @param text     the new text; outside the edit it is the old one, byte for byte
    /// @param imported what it means now
    record Edited(String text, Import imported) implements ConfEditResult {}

    /// It was not made.
    ///
    /// @param reason   why and where, in whole sentences
    /// @param problems what would be wrong with the result
    record Refused(String reason, List<Problem> problems) implements ConfEditResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
