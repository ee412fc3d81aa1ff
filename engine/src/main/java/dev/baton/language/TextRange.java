package dev.baton.language;

/// A stretch of a text.
///
/// @param start its first character, from 0
/// @param end   behind its last character
public record TextRange(int start, int end) {
    public TextRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + ".." + end + " is no range");
        }
    }

    public int length() {
        return end - start;
    }

    /// Whether an offset is within it or directly behind it.
    public boolean touches(int offset) {
        return offset >= start && offset <= end;
    }
}
