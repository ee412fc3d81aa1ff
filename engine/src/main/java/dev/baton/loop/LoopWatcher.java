package dev.baton.loop;

import dev.baton.track.Verdict;
import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.wire.IpAddress;

/// Is told of everything that a loop does, on the loop's thread and after it was done.
public interface LoopWatcher {
    /// Watches nothing.
    LoopWatcher NONE = new LoopWatcher() {
    };

    /// A router has taken a step and its effects were performed.
    default void stepped(RouterConfig router, State before, Input input, State after) {}

    /// A frame was let into the election of a router; told before the step.
    default void accepted(RouterConfig router, Advert advert, byte[] frame) {}

    /// A packet was not let into the election of a router.
    default void discarded(RouterConfig router, IpAddress source, Discard reason) {}

    /// A check says something else than before; told before the routers that track it are.
    default void checkTurned(String check, Verdict verdict) {}
}
