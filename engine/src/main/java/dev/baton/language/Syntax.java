package dev.baton.language;

/// The language of a text.
public enum Syntax {
    /// A node's configuration as YAML.
    YAML,
    /// A keepalived.conf.
    KEEPALIVED
}
