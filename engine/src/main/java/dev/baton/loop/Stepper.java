package dev.baton.loop;

import dev.baton.vrrp.Input;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Step;
import dev.baton.vrrp.VirtualRouter;

/// How a router takes a step. There is one right way, [#RFC]; the simulation's own tests hand in wrong ones and see them
/// caught.
@FunctionalInterface
public interface Stepper {
    /// The election as it is specified.
    Stepper RFC = VirtualRouter::step;

    /// The next state of `router` and what is to be done.
    Step step(VirtualRouter router, State state, Input input, long nowNanos);
}
