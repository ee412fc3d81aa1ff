package dev.baton.push;

/// Hears how a push goes on.
@FunctionalInterface
public interface PushWatcher {
    /// Something has happened on a node.
    ///
    /// @param turn     the node's turn as it is now
    /// @param sentence what, in words
    void told(Turn turn, String sentence);

    /// A node has come to a point of its way, by its own word.
    ///
    /// @param turn the node's turn as it is now
    default void reached(Turn turn, Milestone milestone) {
        // Who needs sentences only hears them above.
    }
}
