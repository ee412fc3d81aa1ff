package dev.baton.commit;

import java.util.List;

import dev.baton.config.ConfigDiff;
import dev.baton.config.Problem;

/// What came of reading the configuration's file again.
///
/// @param diff     what is different
/// @param warnings what somebody should look at
public record Reread(ConfigDiff diff, List<Problem> warnings) {
    public Reread {
        warnings = List.copyOf(warnings);
    }
}
