package dev.baton.loop;

import java.util.List;

import dev.baton.track.Tracked;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Succession;

/// A virtual router with the checks that it tracks.
///
/// @param config    what the election needs to know
/// @param tracked   the checks, in the order configured
/// @param announced what it announces as MASTER; empty: the addresses that it advertises, on its own interface
public record RouterSetup(RouterConfig config, List<Tracked> tracked, List<Announced> announced) {
    public RouterSetup {
        tracked = List.copyOf(tracked);
        announced = List.copyOf(announced);
    }

    /// A router that announces just the addresses that it advertises.
    public RouterSetup(RouterConfig config, List<Tracked> tracked) {
        this(config, tracked, List.of());
    }

    /// A router that tracks nothing.
    public static RouterSetup of(RouterConfig config) {
        return new RouterSetup(config, List.of());
    }

    /// Whether a running router of this setup goes over to `next` with its state kept. Otherwise it is another router
    /// under the same name.
    boolean canBecome(RouterSetup next) {
        return Succession.keepsState(config, next.config);
    }

    RouterSetup withPriority(int priority) {
        return new RouterSetup(config.withPriority(priority), tracked, announced);
    }
}
