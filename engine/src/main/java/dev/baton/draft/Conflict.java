package dev.baton.draft;

import java.util.Optional;

/// A configuration has changed under an edit: somebody has to say what is to become of both.
///
/// @param node   whose
/// @param before what the edits began with
/// @param now    what runs now or stands in the file; empty: it is gone
/// @param mine   what the edits have made of the former
/// @param merged both changes together, where they do not meet and mean together what they mean alone; empty: they do
public record Conflict(String node, Base before, Optional<Base> now, Draft mine, Optional<String> merged) {
    /// What is to become of it.
    public enum Choice {
        /// The edits replace what changed meanwhile.
        KEEP_MINE,
        /// The edits are given up.
        TAKE_THEIRS,
        /// Both changes count; only where there is a [#merged] text.
        MERGED
    }
}
