package dev.baton.config;

/// A stretch of a text.
///
/// @param start offset of its first character (UTF-16 unit, from 0)
/// @param end   offset behind its last character
record Span(int start, int end) {
    /// From the start of `first` to the end of `last`.
    static Span between(Span first, Span last) {
        return new Span(first.start, Math.max(first.end, last.end));
    }
}
