package dev.baton.api;

import java.util.List;

/// What a node says of a configuration that it has not applied.
///
/// @param acceptable whether a commit of it would be taken now
/// @param sha256     of the text as the node would keep it; empty if it is not acceptable
/// @param violations errors and warnings with their places
/// @param changes    what it would change, a line each
public record Validation(boolean acceptable, String sha256, List<Problem.Violation> violations, List<String> changes) {
    public Validation {
        violations = List.copyOf(violations);
        changes = List.copyOf(changes);
    }
}
