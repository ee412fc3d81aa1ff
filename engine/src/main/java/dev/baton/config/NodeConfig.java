package dev.baton.config;

import java.util.List;
import java.util.Optional;

/// The configuration of one node: what `node.yaml` holds and what is pushed to a node.
///
/// @param node   the node's name
/// @param routers its virtual routers
/// @param checks what it looks after
/// @param groups routers that move together
/// @param notifications who is told of changes
public record NodeConfig(String node, List<RouterSpec> routers, List<Check> checks, List<GroupSpec> groups,
        List<NotifyRule> notifications) {
    public NodeConfig {
        routers = List.copyOf(routers);
        checks = List.copyOf(checks);
        groups = List.copyOf(groups);
        notifications = List.copyOf(notifications);
    }

    /// A node with routers and nothing else.
    public static NodeConfig of(String node, List<RouterSpec> routers) {
        return new NodeConfig(node, routers, List.of(), List.of(), List.of());
    }

    /// The router of that name.
    public Optional<RouterSpec> router(String name) {
        return routers.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /// The check of that name.
    public Optional<Check> check(String name) {
        return checks.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /// The same node with other notifications.
    public NodeConfig withNotifications(List<NotifyRule> newNotifications) {
        return new NodeConfig(node, routers, checks, groups, newNotifications);
    }

    /// The same node with other routers.
    public NodeConfig withRouters(List<RouterSpec> newRouters) {
        return new NodeConfig(node, newRouters, checks, groups, notifications);
    }
}
