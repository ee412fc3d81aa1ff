package dev.baton.api;

/// What a paired client may do on a node. Each includes all before it.
public enum Access {
    /// May look: state, events, adverts, and the configuration without its secrets.
    VIEWER,
    /// May hand over, resign, set maintenance and a temporary priority, and run tests within leases.
    OPERATOR,
    /// May push configurations that the node's policy allows.
    EDITOR,
    /// May pair further clients, take pairings back, and handle services.
    ADMIN;

    /// Whether who has this may do what needs `other`.
    public boolean includes(Access other) {
        return compareTo(other) >= 0;
    }
}
