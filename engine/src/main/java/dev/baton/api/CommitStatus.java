package dev.baton.api;

import java.time.Instant;
import java.util.List;

/// What has become of a commit.
///
/// @param phase          where it is
/// @param before         the configuration that it came from, and that an undo goes back to
/// @param after          the configuration that it is
/// @param deadline       when it undoes itself, as the node believes the date and time
/// @param remainingNanos how long until then; 0 once it is decided
/// @param by             who pushed it
/// @param changes        what it changes, a line each
/// @param remarks        what was measured and what went wrong, whole sentences
public record CommitStatus(String id, Phase phase, ConfigStamp before, ConfigStamp after, Instant deadline,
        long remainingNanos, String by, String reason, List<String> changes, List<String> remarks) {
    public CommitStatus {
        changes = List.copyOf(changes);
        remarks = List.copyOf(remarks);
    }

    /// Where a commit can be.
    public enum Phase {
        /// Written down with its undo; not applied yet.
        STAGED,
        /// The routers have gone over to it.
        APPLIED,
        /// Applied, and the node has seen that its routers are as configured; waits to be confirmed.
        VERIFYING,
        /// Kept.
        CONFIRMED,
        /// Undone: the old configuration runs again, and the node has seen that it does.
        REVERTED,
        /// It could not be undone; somebody has to look at the node.
        REVERT_FAILED;

        /// Whether nothing more becomes of it.
        public boolean isDecided() {
            return this == CONFIRMED || this == REVERTED || this == REVERT_FAILED;
        }
    }
}
