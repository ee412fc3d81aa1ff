package dev.baton.client;

/// How the connection to a node is.
///
/// @param phase      how
/// @param why        why it is not live, whole sentences; empty while it is
/// @param sinceNanos since when, on the clock of whoever listens
public record NodeLink(Phase phase, String why, long sinceNanos) {
    /// How a connection can be.
    public enum Phase {
        /// It is being made.
        CONNECTING,
        /// The node has told of itself within the last three seconds.
        LIVE,
        /// It has been silent for longer: what is shown was true once.
        STALE,
        /// The node does not know this client, or not any more; it is asked again now and then.
        UNPAIRED,
        /// The node knows this client and does not let it look; it is asked again now and then.
        FORBIDDEN,
        /// The node refuses this client for another reason; it is asked again now and then.
        REFUSED,
        /// Another key answers there: nothing is asked any more.
        PIN_CHANGED,
        /// It cannot be reached; it is tried again.
        LOST
    }
}
