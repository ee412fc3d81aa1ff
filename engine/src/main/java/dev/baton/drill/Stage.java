package dev.baton.drill;

/// How far a test has come.
public enum Stage {
    /// The nodes are asked, and the plan is made.
    PREFLIGHT,
    /// The addresses are probed while nothing is wrong.
    BASELINE,
    /// The fault is held, and the addresses move.
    FAULT,
    /// The fault has ended; the addresses go back.
    RESTORE,
    /// The addresses are probed a while yet.
    AFTERMATH,
    /// There is a result.
    ENDED
}
