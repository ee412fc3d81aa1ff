package dev.baton.keepalived;

import dev.baton.config.Place;

/// One word of a line.
///
/// @param text   what it says, without quotes
/// @param quoted whether it stood within double quotes: then it is never a brace
/// @param line   the line it is on
/// @param start  where in the line it begins, quotes included
/// @param end    behind its last character
public record Word(String text, boolean quoted, Line line, int start, int end) {
    /// Where it is in its file.
    public Place place() {
        return line.place(start, end);
    }

    boolean opens() {
        return !quoted && text.equals("{");
    }

    boolean closes() {
        return !quoted && text.equals("}");
    }

    @Override
    public String toString() {
        return text;
    }
}
