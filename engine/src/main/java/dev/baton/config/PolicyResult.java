package dev.baton.config;

import java.util.List;

/// What came of reading a policy.
public sealed interface PolicyResult {
    /// Everything that was found, in the order of the file.
    List<Problem> problems();

    /// It can be used.
    ///
    /// @param problems what somebody should look at
    record Loaded(NodePolicy policy, List<Problem> problems) implements PolicyResult {
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /// It cannot be used.
    ///
    /// @param problems at least one error, and warnings
    record Invalid(List<Problem> problems) implements PolicyResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
