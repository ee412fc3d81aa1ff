package dev.baton.api;

import java.util.List;

/// Why a request was refused: the body of an answer of `application/problem+json` (RFC 9457).
///
/// @param type       `urn:baton:problem:` and the name of the kind
/// @param title      the kind in words
/// @param status     the HTTP status
/// @param detail     what was wrong and what to do, whole sentences
/// @param violations the single things that were wrong, where there are several or they have places
public record Problem(String type, String title, int status, String detail, List<Violation> violations) {
    /// The media type of a problem.
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "urn:baton:problem:";

    public Problem {
        violations = List.copyOf(violations);
    }

    /// A problem of a kind, without single violations.
    public static Problem of(Kind kind, String detail) {
        return of(kind, detail, List.of());
    }

    /// A problem of a kind.
    public static Problem of(Kind kind, String detail, List<Violation> violations) {
        return new Problem(TYPE_PREFIX + kind.word(), kind.title(), kind.status(), detail, violations);
    }

    /// Whether it is of this kind.
    public boolean is(Kind kind) {
        return type.equals(TYPE_PREFIX + kind.word());
    }

    /// One thing that was wrong.
    ///
    /// @param line   from 1 in the text that was sent; 0: it has no place
    /// @param column from 1; 0: it has no place
    /// @param rule   the rule that it breaks, such as `policy.vrids` or a finding's code
    /// @param message what is wrong
    /// @param advice  what to do
    /// @param fatal   whether it is refused for that; otherwise it is a warning
    public record Violation(int line, int column, String rule, String message, String advice, boolean fatal) {}

    /// The kinds of problems.
    public enum Kind {
        MALFORMED(400, "malformed", "The request cannot be read"),
        NOT_PAIRED(401, "not-paired", "This client is not paired with the node"),
        FORBIDDEN(403, "forbidden", "This client may not do that"),
        ORIGIN(403, "origin", "Requests of web pages are refused"),
        NOT_FOUND(404, "not-found", "There is no such thing"),
        METHOD(405, "method", "This path does not take that method"),
        CONFLICT(409, "conflict", "It does not fit the state that the node is in"),
        PENDING(409, "pending", "Another commit is pending"),
        STALE(412, "stale", "The configuration has changed since it was read"),
        TOO_LARGE(413, "too-large", "The request is too large"),
        MEDIA(415, "media", "The body is of another kind than expected"),
        REFUSED(422, "refused", "The node refuses this"),
        NO_BASE(428, "no-base", "If-Match is missing"),
        TOO_MANY(429, "too-many", "Too many requests"),
        INTERNAL(500, "internal", "The node has made a mistake"),
        UNAVAILABLE(503, "unavailable", "The node cannot do that now");

        private final int status;
        private final String word;
        private final String title;

        Kind(int status, String word, String title) {
            this.status = status;
            this.word = word;
            this.title = title;
        }

        public int status() {
            return status;
        }

        String word() {
            return word;
        }

        String title() {
            return title;
        }
    }
}
