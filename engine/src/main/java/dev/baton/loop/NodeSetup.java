package dev.baton.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.baton.group.SyncGroup;
import dev.baton.track.Tracked;
import dev.baton.vrrp.RouterConfig;

/// Everything one loop runs. It is checked as a whole when it is made, so that a loop never runs half of one.
///
/// @param links   the interfaces
/// @param routers the virtual routers, at most [#MAX_ROUTERS], names unique
/// @param checks  the checks that routers may track
/// @param groups  the sync groups; a router is in at most one, and says so in [RouterConfig#grouped]
public record NodeSetup(List<Link> links, List<RouterSetup> routers, List<CheckSetup> checks, List<SyncGroup> groups) {
    /// The most routers of one node.
    public static final int MAX_ROUTERS = 4_096;

    /// @throws IllegalArgumentException naming what contradicts what
    public NodeSetup {
        links = List.copyOf(links);
        routers = List.copyOf(routers);
        checks = List.copyOf(checks);
        groups = List.copyOf(groups);
        require(routers.size() <= MAX_ROUTERS, routers.size() + " routers are more than " + MAX_ROUTERS);
        Set<String> linkNames = unique(links.stream().map(Link::name).toList(), "interface");
        Set<String> checkNames = unique(checks.stream().map(CheckSetup::name).toList(), "check");
        unique(groups.stream().map(SyncGroup::name).toList(), "group");
        Set<String> routerNames = unique(routers.stream().map(r -> r.config().name()).toList(), "router");
        Set<String> members = unique(groups.stream().flatMap(g -> g.members().stream()).toList(), "group member");
        require(routerNames.containsAll(members), "a group names a router that does not exist");
        unique(routers.stream().map(r -> r.config().interfaceName() + " " + r.config().family() + " VRID "
                + r.config().vrid()).toList(), "router on");
        for (RouterSetup router : routers) {
            RouterConfig config = router.config();
            require(linkNames.contains(config.interfaceName()),
                    "router " + config.name() + " is on an interface that does not exist: " + config.interfaceName());
            require(config.grouped() == members.contains(config.name()),
                    "router " + config.name() + " and the groups disagree on whether it is a member");
            for (Tracked tracked : router.tracked()) {
                require(checkNames.contains(tracked.check()),
                        "router " + config.name() + " tracks a check that does not exist: " + tracked.check());
            }
        }
    }

    private static Set<String> unique(List<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            require(seen.add(name), what + " " + name + " is there twice");
        }
        return seen;
    }

    private static void require(boolean rule, String problem) {
        if (!rule) {
            throw new IllegalArgumentException(problem);
        }
    }
}
