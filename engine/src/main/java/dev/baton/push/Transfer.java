package dev.baton.push;

/// A hand-over that a push does.
///
/// @param fromNode   who holds the addresses
/// @param fromRouter its router
/// @param toNode     who takes them
/// @param toRouter   its router
/// @param isAsked    whether it was asked for, or was about to be
public record Transfer(String fromNode, String fromRouter, String toNode, String toRouter, boolean isAsked) {
    /// The same, asked for.
    Transfer asked() {
        return new Transfer(fromNode, fromRouter, toNode, toRouter, true);
    }

    /// The way back.
    Transfer back() {
        return new Transfer(/* fromNode= */ toNode, /* fromRouter= */ toRouter, /* toNode= */ fromNode,
                /* toRouter= */ fromRouter, false);
    }
}
