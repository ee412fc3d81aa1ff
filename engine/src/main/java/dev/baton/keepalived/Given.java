package dev.baton.keepalived;

import dev.baton.config.Place;

/// A value with the statement that gives it.
record Given<T>(T value, Node node) {
    /// Where the value stands.
    Place place() {
        return node.arg(0).orElse(node.keyword()).place();
    }
}
