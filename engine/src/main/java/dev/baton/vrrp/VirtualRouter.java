package dev.baton.vrrp;

import java.util.List;

/// The election of one virtual router.
public final class VirtualRouter {
    /// How many oddities are remembered, so that each is told once.
    static final int SEEN_LIMIT = 16;

    private final RouterConfig config;

    public VirtualRouter(RouterConfig config) {
        this.config = config;
    }

    /// What this router is set up as.
    public RouterConfig config() {
        return config;
    }

    /// The next state and what is to be done, after `input` at `nowNanos`.
    public Step step(State state, Input input, long nowNanos) {
        return new Step(state, List.of());
    }
}
