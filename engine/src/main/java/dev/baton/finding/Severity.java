package dev.baton.finding;

import java.util.Locale;

/// How bad a finding is, worst first.
public enum Severity {
    /// Something does not work, or will not when it is needed.
    ERROR,
    /// It works, but somebody should look at it.
    WARNING,
    /// Worth knowing.
    NOTE;

    /// The word used in texts: `error`, `warning`, `note`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
