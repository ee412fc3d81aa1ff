package dev.baton.app.link;

import java.util.List;
import java.util.Optional;

import dev.baton.api.NodeState;
import dev.baton.api.RouterState;

/// All that is known of a paired node now.
///
/// @param node      who it is
/// @param link      how the link to it is
/// @param state     what it last said of itself; empty: nothing yet
/// @param heardNanos when it said so, on `System.nanoTime`
public record LinkedNode(PairedNode node, LinkState link, Optional<NodeState> state, long heardNanos) {
    /// Nothing is known yet.
    static LinkedNode unknown(PairedNode node) {
        return new LinkedNode(node, LinkState.CONNECTING, Optional.empty(), 0);
    }

    public String name() {
        return node.name();
    }

    /// What it calls itself; what it is called here until it has said so.
    public String ownName() {
        return state.map(NodeState::node).orElse(node.name());
    }

    /// Its routers as it last told.
    public List<RouterState> routers() {
        return state.map(NodeState::routers).orElse(List.of());
    }

    /// One of them.
    public Optional<RouterState> router(String name) {
        return routers().stream().filter(router -> router.name().equals(name)).findFirst();
    }

    /// The same as the address book has it now.
    LinkedNode with(PairedNode now) {
        return new LinkedNode(now, link, state, heardNanos);
    }

    LinkedNode with(LinkState next) {
        return new LinkedNode(node, next, state, heardNanos);
    }

    LinkedNode with(NodeState next, long nowNanos) {
        return new LinkedNode(node, link, Optional.of(next), nowNanos);
    }
}
