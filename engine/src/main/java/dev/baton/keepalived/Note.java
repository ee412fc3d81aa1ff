package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import dev.baton.config.Place;

/// What became of one statement that is not simply taken over.
///
/// @param kind    what happened to it
/// @param place   where it stands in the keepalived.conf
/// @param written the statement or the part of it, as it is written; secrets are left out
/// @param becomes what it is now; empty: nothing
/// @param reason  why, and what to do if something is to be done; whole sentences
/// @param kept    the whole statement with what its braces hold, a line each; empty when it was taken over
public record Note(Kind kind, Place place, String written, Optional<String> becomes, String reason,
        List<String> kept) {
    private static final int LONGEST = 100;

    public Note {
        written = shortened(written);
        becomes = becomes.map(Note::shortened);
        kept = List.copyOf(kept);
    }

    /// What happened to a statement.
    public enum Kind {
        /// It was taken over with another value.
        CHANGED("changed"),
        /// Our configuration has no place for it. It is kept as a comment.
        NOT_IMPORTED("not imported"),
        /// It belongs to the load balancer, which is none of our business.
        NOT_MANAGED("not managed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// As messages have it.
        public String words() {
            return words;
        }
    }

    /// The note as a person reads it in a terminal: place, what happened, both values; and the reason below.
    public String text() {
        return this + System.lineSeparator() + "  " + reason;
    }

    /// Place, what happened and both values, on one line.
    @Override
    public String toString() {
        return place + ": " + kind.words() + ": " + written + becomes.map(b -> " → " + b).orElse("");
    }

    private static String shortened(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST + 1L).map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line.toString()
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
