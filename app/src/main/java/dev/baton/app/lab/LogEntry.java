package dev.baton.app.lab;

/// One line of the log in the language of the window.
///
/// @param line  what happened
/// @param time  when, in virtual time, for a column
/// @param who   the node it is about; empty for a command to the whole lab
/// @param what  what happened, without `who`: `BACKUP → MASTER`, or what was done
/// @param why   the reason with its numbers; empty for a command
public record LogEntry(LabLine line, String time, String who, String what, String why) {
    /// The whole line as one piece of text, for copying and for screen readers.
    public String text() {
        String head = who.isEmpty() ? time + "  " + what : time + "  " + who + " " + what;
        return why.isEmpty() ? head : head + ": " + why;
    }
}
