package dev.baton.app.nodes;

import java.util.List;

/// A list that a node is asked for.
///
/// @param phase   whether it is there
/// @param items   what it holds; what was there before stays while it is asked for again
/// @param problem why it could not be had, as a sentence; empty: nothing is wrong
record Loaded<T>(Phase phase, List<T> items, String problem) {
    /// Whether a list is there.
    enum Phase {
        NOT_ASKED, LOADING, THERE, FAILED
    }

    Loaded {
        items = List.copyOf(items);
    }

    static <T> Loaded<T> notAsked() {
        return new Loaded<>(Phase.NOT_ASKED, List.of(), "");
    }

    Loaded<T> loading() {
        return new Loaded<>(Phase.LOADING, items, "");
    }

    static <T> Loaded<T> there(List<T> items) {
        return new Loaded<>(Phase.THERE, items, "");
    }

    Loaded<T> failed(String why) {
        return new Loaded<>(Phase.FAILED, items, why);
    }
}
