package dev.baton.app.findings;

import java.util.OptionalLong;

/// When something was found, on the clock of the source.
///
/// @param sinceNanos when it was first seen
/// @param lastNanos  when it was last seen
/// @param count      how often it was seen
/// @param endedNanos when its cause had gone; empty while it is open
record Span(long sinceNanos, long lastNanos, long count, OptionalLong endedNanos) {
    /// What is so as long as its text is: something in a file.
    static final Span STILL = new Span(0, 0, 1, OptionalLong.empty());
}
