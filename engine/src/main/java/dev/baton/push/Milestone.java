package dev.baton.push;

/// The points of a node's way through a push, in their order. A node has come to one only when it has said so itself.
public enum Milestone {
    /// It would take its new configuration.
    VALIDATED,
    /// The undo is on its disk, and its timer runs.
    ARMED,
    /// Its routers run as the new configuration says.
    APPLIED,
    /// All gates were green.
    AS_PLANNED,
    /// It keeps the new configuration.
    CONFIRMED
}
