package dev.baton.app.i18n;

import java.util.Locale;
import java.util.Optional;

/// The unit that measured lengths of time are shown in.
public enum Units {
    /// Milliseconds below a second, else seconds.
    AUTOMATIC,
    /// Always milliseconds.
    MILLISECONDS,
    /// Always seconds.
    SECONDS;

    /// As settings and actions name it.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The unit of that name.
    public static Optional<Units> find(String id) {
        for (Units units : values()) {
            if (units.id().equals(id)) {
                return Optional.of(units);
            }
        }
        return Optional.empty();
    }
}
