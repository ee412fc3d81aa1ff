package dev.baton.push;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What has come of a push.
///
/// @param result the whole
/// @param why    why it is not done; empty if it is
/// @param nodes  which configuration each node has
public record PushEnd(Result result, String why, List<NodeEnd> nodes) {
    public PushEnd {
        nodes = List.copyOf(nodes);
    }

    /// What has come of all of it.
    public enum Result {
        /// Every node keeps the new configuration.
        DONE,
        /// Nothing was sent to any node.
        REFUSED,
        /// Every node runs the old configuration, or goes back to it by itself.
        UNDONE,
        /// Some nodes keep the new one and others have the old one.
        MIXED
    }

    /// Which configuration a node has.
    public enum Has {
        OLD,
        NEW,
        /// The old one soon: it undoes the new one by itself.
        OLD_SOON,
        /// Somebody has to look.
        UNKNOWN
    }

    /// What has come of one node.
    ///
    /// @param has      which configuration it has
    /// @param deadline when it has the old one at the latest, if it undoes the new one by itself
    /// @param sentence that in words
    public record NodeEnd(String node, Has has, Optional<Instant> deadline, String sentence) {}
}
