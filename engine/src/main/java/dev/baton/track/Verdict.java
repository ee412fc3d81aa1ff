package dev.baton.track;

/// What a check says now.
public enum Verdict {
    /// It has not said anything yet.
    UNKNOWN,
    /// It passes.
    PASSING,
    /// It fails.
    FAILING
}
