package dev.baton.node;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.Steering;
import dev.baton.loop.RouterView;
import dev.baton.manage.SteerOrder;

/// How a router of a node is told something for the time being.
@FunctionalInterface
public interface Helm {
    /// Nothing can be told.
    Helm NONE = (_, _) -> {
        throw new Refusal(Problem.Kind.UNAVAILABLE, "This node takes no orders for its routers.");
    };

    /// Tells a router something; returns once it has been done.
    ///
    /// @throws Refusal if there is no such router, or it cannot be done in its state, with the reason
    void steer(String router, SteerOrder order);

    /// What a router has been told. From any thread.
    default Steering steering(RouterView router) {
        return Steering.NONE;
    }
}
