package dev.baton.config;

import java.util.Locale;

/// How bad a problem of a configuration is.
public enum Severity {
    /// The configuration cannot be used.
    ERROR,
    /// It can be used, but somebody should look at it.
    WARNING;

    /// The word used in messages: `error`, `warning`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
