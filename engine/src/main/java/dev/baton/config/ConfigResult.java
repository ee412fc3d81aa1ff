package dev.baton.config;

import java.util.List;

/// What came of reading a configuration.
public sealed interface ConfigResult {
    /// Everything that was found, in the order of the file.
    List<Problem> problems();

    /// It can be used.
    ///
    /// @param warnings what somebody should look at
    record Loaded(NodeConfig config, List<Problem> warnings) implements ConfigResult {
        public Loaded {
            warnings = List.copyOf(warnings);
        }

        @Override
        public List<Problem> problems() {
            return warnings;
        }
    }

    /// It cannot be used.
    ///
    /// @param problems at least one error, and warnings
    record Invalid(List<Problem> problems) implements ConfigResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
