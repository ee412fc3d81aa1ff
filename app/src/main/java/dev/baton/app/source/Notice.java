package dev.baton.app.source;

import java.util.List;

/// Something that the window tells in its frame, without stopping anybody: at most one at a time.
///
/// @param level   how bad it is
/// @param key     the key of its text
/// @param args    what goes into the places of the text
/// @param detail  more of it, as a sentence; empty: nothing more
/// @param actionId the action that helps; empty: none
public record Notice(Level level, String key, List<Object> args, String detail, String actionId) {
    public Notice {
        args = List.copyOf(args);
    }

    /// How bad it is.
    public enum Level {
        /// It went well.
        DONE,
        /// Only a part went well.
        PARTLY,
        /// It did not work; nothing was lost.
        FAILED
    }
}
