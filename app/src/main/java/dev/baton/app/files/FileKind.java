package dev.baton.app.files;

import dev.baton.doctor.Format;

/// How a configuration is written.
public enum FileKind {
    /// A node's configuration as YAML.
    YAML("yaml"),
    /// A keepalived.conf.
    KEEPALIVED("conf");

    private final String ending;

    FileKind(String ending) {
        this.ending = ending;
    }

    /// How the names of its files end.
    public String ending() {
        return ending;
    }

    /// Told by what is in it; where that says nothing, by its name.
    static FileKind of(String name, String text) {
        return switch (Format.of(name, text)) {
            case KEEPALIVED -> KEEPALIVED;
            case YAML, SCRIPT -> YAML;
        };
    }
}
