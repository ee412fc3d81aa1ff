package dev.baton.drill;

/// What came of a test.
public enum Verdict {
    /// The addresses moved within the limit, and all is as it was.
    PASSED,
    /// The addresses moved, but the outage was longer than the limit.
    TOO_LONG,
    /// They did not move, moved to somebody else, or did not come back.
    FAILED,
    /// It was ended early: by a person, or by a guardrail.
    ABORTED,
    /// It did not begin: the preflight said why. Nothing was done.
    REFUSED
}
