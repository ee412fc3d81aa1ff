package dev.baton.push;

/// How far a push has come on one node.
public enum Progress {
    /// Nothing was sent to it.
    WAITING,
    /// The commit was sent or was about to be: the node may have it.
    ASKED,
    /// The node runs the new configuration, which undoes itself.
    APPLIED,
    /// The gates were green, too.
    GREEN,
    /// The node was asked to keep it, or was about to be: it may do so.
    CONFIRM_ASKED,
    /// The node keeps the new configuration.
    CONFIRMED,
    /// The node runs the old configuration.
    UNDONE,
    /// The node does not answer; it goes back to the old configuration by itself.
    UNDOES_ITSELF,
    /// The node does not answer, and may have kept the new configuration before: somebody has to look at it.
    UNKNOWN,
    /// The node could not go back: somebody has to look at it.
    UNDO_FAILED;

    /// Whether the node may run the new configuration without having decided, as far as is known.
    public boolean isOpen() {
        return isApplied() || this == ASKED || this == UNDOES_ITSELF || this == UNKNOWN;
    }

    /// Whether the node has said that it runs the new configuration and waits.
    boolean isApplied() {
        return this == APPLIED || this == GREEN || this == CONFIRM_ASKED;
    }
}
