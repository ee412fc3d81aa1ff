package dev.baton.language;

import java.util.List;

/// Something that mends a problem.
///
/// @param kind    what it does
/// @param subject with what: the text that is put in or taken away, shortened
/// @param changes how, in places of the text that the problem was found in
public record Fix(Kind kind, String subject, List<TextChange> changes) {
    private static final int LONGEST = 48;

    public Fix {
        changes = List.copyOf(changes);
        String line = subject.replaceAll("\\s+", " ").strip();
        subject = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /// What a fix does.
    public enum Kind {
        /// It writes something else.
        REPLACE,
        /// It adds something.
        INSERT,
        /// It takes something away.
        REMOVE,
        /// It puts something into quotes.
        QUOTE,
        /// It indents with spaces.
        INDENT,
        /// It moves something to where it belongs.
        MOVE
    }

    static Fix replace(TextRange range, String with) {
        return new Fix(Kind.REPLACE, with, List.of(new TextChange(range.start(), range.end(), with)));
    }

    static Fix insert(String subject, int at, String text) {
        return new Fix(Kind.INSERT, subject, List.of(TextChange.insert(at, text)));
    }

    static Fix remove(String subject, TextRange range) {
        return new Fix(Kind.REMOVE, subject, List.of(new TextChange(range.start(), range.end(), "")));
    }
}
