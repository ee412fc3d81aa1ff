package dev.baton.app.control;

/// One line of a log in the language of the window.
///
/// @param number its place in the log; counts up, so that a newer line has a larger one
/// @param kind   the style class of its mark: a state's, or [#BY_HAND]
/// @param time   when, on the clock of what is watched, for a column
/// @param who    the node it is about; empty where it is about all of them
/// @param what   what happened, without `who`: `BACKUP → MASTER`, or what was done
/// @param why    the reason with its numbers; empty where somebody did it
public record LogEntry(long number, String kind, String time, String who, String what, String why) {
    /// The kind of what somebody did, which has no state.
    public static final String BY_HAND = "done";

    /// The whole line as one piece of text, for copying and for screen readers.
    public String text() {
        String head = who.isEmpty() ? time + "  " + what : time + "  " + who + " " + what;
        return why.isEmpty() ? head : head + ": " + why;
    }
}
