package dev.baton.config;

/// A text that must not turn up in logs and messages.
///
/// @param value the text itself
public record Secret(String value) {
    /// What stands for a text that is not shown.
    public static final Secret HIDDEN = new Secret("(hidden)");

    @Override
    public String toString() {
        return HIDDEN.value;
    }
}
