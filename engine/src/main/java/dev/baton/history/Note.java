package dev.baton.history;

/// Something that happened beside the election.
///
/// @param atNanos when, on the clock of the sightings
/// @param kind    what sort of thing
/// @param node    the node it was on; empty: none, or all
/// @param text    what happened, as a sentence or a word; never a secret
public record Note(long atNanos, Kind kind, String node, String text) {
    /// A longer text is cut.
    public static final int MAX_TEXT = 500;

    public Note {
        text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /// The sorts of things.
    public enum Kind {
        /// A configuration was pushed.
        PUSH,
        /// A check's verdict changed.
        CHECK,
        /// A check has come to pass.
        CHECK_PASSES,
        /// A check has come to fail.
        CHECK_FAILS,
        /// A configuration runs.
        CONFIG,
        /// A router was told to take or give up its addresses.
        HAND_OVER,
        /// A priority was set by hand.
        PRIORITY,
        /// Maintenance began or ended.
        MAINTENANCE,
        /// A fault was brought about on purpose.
        TEST,
        /// A person wrote something down.
        NOTE
    }
}
