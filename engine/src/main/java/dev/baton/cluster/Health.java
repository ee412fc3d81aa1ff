package dev.baton.cluster;

/// The state of a whole cluster, worst first.
public enum Health {
    /// Two or more living masters.
    SPLIT,
    /// Members are known and none is a living master.
    NO_MASTER,
    /// One master and nobody to take over.
    NO_BACKUP,
    /// No living member is known well enough to say.
    UNKNOWN,
    /// One master and at least one backup that is ready.
    READY
}
