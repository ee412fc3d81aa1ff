package dev.baton.app.source;

/// What kind of place clusters are watched from.
public enum SourceKind {
    /// Nothing is watched.
    NONE("source.none"),
    /// A virtual cluster in this process.
    LAB("source.lab"),
    /// What interfaces of this machine hear now.
    LIVE("source.capture"),
    /// A capture file.
    FILE("source.file"),
    /// Configuration files.
    CONFIGS("source.configs"),
    /// What paired nodes tell of themselves.
    NODES("source.nodes");

    private final String actionId;

    SourceKind(String actionId) {
        this.actionId = actionId;
    }

    /// The id of the action that leads there.
    public String actionId() {
        return actionId;
    }
}
