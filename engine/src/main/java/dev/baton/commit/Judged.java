package dev.baton.commit;

import java.util.List;
import java.util.Optional;

import dev.baton.api.Problem.Violation;

/// What was thought of a pushed text.
///
/// @param violations errors and warnings, in the order of the text
/// @param accepted   what may be applied; empty: there is at least one error
record Judged(List<Violation> violations, Optional<Accepted> accepted) {
    Judged {
        violations = List.copyOf(violations);
    }
}
