package dev.baton.config;

/// Something wrong with a configuration, and what to do about it.
///
/// @param severity how bad it is
/// @param place    where it is
/// @param message  what is wrong, a clause without a full stop
/// @param advice   what to do, a full sentence
public record Problem(Severity severity, Place place, String message, String advice) {

    /// The problem as a person reads it in a terminal: place and message, the line with a caret under the place, and
    /// the advice.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(place).append(": ").append(severity.word()).append(": ").append(message).append('\n');
        if (!place.excerpt().isEmpty()) {
            int tail = Math.clamp(place.excerpt().length() - place.caret(), 1, place.length());
            text.append("    ").append(place.excerpt()).append('\n');
            text.append("    ").repeat(" ", place.caret()).append('^').repeat("~", tail - 1).append('\n');
        }
        return text.append("  ").append(advice).append('\n').toString();
    }

    /// Place and message on one line.
    @Override
    public String toString() {
        return place + ": " + severity.word() + ": " + message;
    }
}
