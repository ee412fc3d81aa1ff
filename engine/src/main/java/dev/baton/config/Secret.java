package dev.baton.config;

/// A text that must not turn up in logs and messages.
///
/// @param value the text itself
public record Secret(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
