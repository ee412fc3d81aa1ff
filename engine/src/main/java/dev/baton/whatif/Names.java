package dev.baton.whatif;

import dev.baton.config.NodeConfig;
import dev.baton.vrrp.RouterConfig;

/// Sees to it that a change names what there is.
final class Names {
    private Names() {}

    /// @throws IllegalArgumentException naming what there is not
    static void require(Fleet fleet, Change change) {
        NodeConfig node = fleet.node(change.node())
                .orElseThrow(() -> new IllegalArgumentException("there is no node " + change.node()));
        switch (change) {
            case Change.Priority(String name, String router, int priority) -> {
                requireRouter(node, router);
                require(priority >= 1 && priority <= RouterConfig.OWNER,
                        "priority " + priority + " of " + name + "." + router + " is outside 1..255");
            }
            case Change.Preempt(var _, String router, boolean _) -> requireRouter(node, router);
            case Change.LinkDown(String name, String link) -> requireInterface(fleet, name, link);
            case Change.LinkUp(String name, String link) -> requireInterface(fleet, name, link);
            case Change.CheckFails(var _, String check) -> requireCheck(node, check);
            case Change.CheckPasses(var _, String check) -> requireCheck(node, check);
            case Change.Configured _,Change.NodeDown _,Change.NodeStopped _ -> {
                // They name only the node.
            }
        }
    }

    private static void requireRouter(NodeConfig node, String router) {
        require(node.router(router).isPresent(), node.node() + " has no router " + router);
    }

    private static void requireInterface(Fleet fleet, String node, String interfaceName) {
        require(fleet.interfaces(node).contains(interfaceName),
                "nothing of " + node + " depends on an interface " + interfaceName);
    }

    private static void requireCheck(NodeConfig node, String check) {
        require(node.check(check).isPresent(), node.node() + " has no check " + check);
    }

    private static void require(boolean rule, String problem) {
        if (!rule) {
            throw new IllegalArgumentException(problem);
        }
    }
}
