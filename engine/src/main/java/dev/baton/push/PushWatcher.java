package dev.baton.push;

/// Hears how a push goes on.
@FunctionalInterface
public interface PushWatcher {
    /// Something has happened on a node.
    ///
    /// @param turn     the node's turn as it is now
    /// @param sentence what, in words
    void told(Turn turn, String sentence);
}
