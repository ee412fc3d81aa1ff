package dev.baton.cluster;

/// How far what is known of a member can be trusted now.
public enum Freshness {
    /// Heard within three advertisement intervals, or reported by its node within its heartbeat.
    LIVE,
    /// Nothing for longer than that: what is shown was true once.
    STALE,
    /// Known to be gone.
    LOST
}
