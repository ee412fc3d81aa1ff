package dev.baton.adapter.sim;

import dev.baton.loop.RouterView;
import dev.baton.vrrp.Memory;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Steering;

/// What must hold of a router that a person has told something: priorities stay what they can be, and what was told for a
/// MASTER ends with it.
final class SteeringRules {
    private final SimRules rules;

    SteeringRules(SimRules rules) {
        this.rules = rules;
    }

    void check(SimNode node, RouterView view) {
        RouterConfig router = view.config();
        Memory memory = view.state().memory();
        Steering steering = memory.steering();
        int value = memory.priority().value();
        boolean isMaster = view.state().role() == Role.MASTER;
        boolean isOwner = router.priority() == RouterConfig.OWNER;
        rules.require(steering.claim().isEmpty() || isMaster, node, router,
                "is not MASTER and goes on with a hand-over");
        rules.require(steering.claim().isEmpty() || !steering.maintenance(), node, router,
                "is in maintenance and goes on with a hand-over");
        rules.require(!steering.resigned() || !isMaster, node, router, "has resigned and is MASTER");
        rules.require(value == 1 || !steering.maintenance(), node, router,
                "is in maintenance with another priority than 1");
        rules.require(steering.maintenance() || isOwner == (value == RouterConfig.OWNER), node, router,
                "is an owner without 255, or has 255 and is none");
        rules.require(value >= 1 && value <= RouterConfig.OWNER, node, router, "has a priority that there is not");
        int base = isOwner ? RouterConfig.OWNER : steering.priority().orElse(router.priority());
        rules.require(memory.priority().base() == base, node, router, "counts as configured with another priority");
    }
}
