package dev.baton.draft;

/// How a configuration is written.
public enum Form {
    /// A node's configuration as YAML.
    YAML,
    /// A keepalived.conf.
    KEEPALIVED
}
