package dev.baton.manage;

/// Takes down who did what.
@FunctionalInterface
public interface AuditPort {
    /// Who stands for what the node does by itself.
    String NODE = "node";

    /// Adds a line; it is on disk when this returns.
    ///
    /// @param who     a caller's [Caller#who], or [#NODE]
    /// @param from    the address that it came from; empty for the node itself
    /// @param action  what was asked for
    /// @param subject what it was about
    /// @param result  what came of it
    void record(String who, String from, String action, String subject, String result);
}
