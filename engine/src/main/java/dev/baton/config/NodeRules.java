package dev.baton.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// What must hold across a file: names are unique, references lead somewhere, routers do not get in each other's way.
/// It works on what was written, so that a router with a mistake in it is still known by its name.
final class NodeRules {
    private final Reading reading;
    private final List<Values> routers;

    private NodeRules(Reading reading) {
        this.reading = reading;
        this.routers = reading.all(RouterShape.SHAPE);
    }

    static void check(Reading reading) {
        NodeRules rules = new NodeRules(reading);
        Set<String> routerNames = rules.unique(RouterShape.SHAPE, RouterShape.NAME);
        Set<String> checkNames = rules.unique(CheckShape.SHAPE, CheckShape.NAME);
        Set<String> groupNames = rules.unique(NodeShape.GROUP, NodeShape.GROUP_NAME);
        rules.virtualRouters();
        rules.addresses();
        rules.groups(routerNames);
        Set<String> used = rules.tracked(checkNames);
        rules.unused(used);
        for (Values notification : reading.all(NodeShape.NOTIFY)) {
            rules.references(notification, NodeShape.NOTIFY_ROUTERS, "router", routerNames);
            rules.references(notification, NodeShape.NOTIFY_GROUPS, "group", groupNames);
        }
    }

    private Set<String> unique(Shape<?> shape, Key<String> key) {
        Map<String, YamlNode> seen = new LinkedHashMap<>();
        for (Values values : reading.all(shape)) {
            Optional<String> name = values.find(key);
            if (name.isPresent()) {
                YamlNode first = seen.putIfAbsent(name.get(), values.place(key));
                if (first != null) {
                    reading.error(values.place(key), "a second " + shape.name() + " is called '" + name.get()
                            + "'; the first is on " + reading.lineOf(first), "Give each its own name.");
                }
            }
        }
        return new LinkedHashSet<>(seen.keySet());
    }

    private void virtualRouters() {
        record Identity(int vrid, Family family, String interfaceName) {}
        Map<Identity, YamlNode> seen = new LinkedHashMap<>();
        for (Values router : routers) {
            Optional<Integer> vrid = router.find(RouterShape.VRID);
            Optional<Family> family = RouterRules.family(router);
            Optional<String> interfaceName = router.find(RouterShape.INTERFACE);
            if (vrid.isPresent() && family.isPresent() && interfaceName.isPresent()) {
                Identity identity = new Identity(vrid.get(), family.get(), interfaceName.get());
                YamlNode first = seen.putIfAbsent(identity, router.place(RouterShape.VRID));
                if (first != null) {
                    reading.error(router.place(RouterShape.VRID), "vrid " + vrid.get() + " is used twice for "
                            + RouterRules.words(family.get()) + " on " + interfaceName.get() + "; first on "
                            + reading.lineOf(first), "Give each router on an interface its own vrid, 1..255.");
                }
            }
        }
    }

    private void addresses() {
        Map<IpAddress, Values> owners = new LinkedHashMap<>();
        for (Values router : routers) {
            for (Key<List<PlacedAddress>> key : List.of(RouterShape.ADDRESSES, RouterShape.EXCLUDED)) {
                List<PlacedAddress> addresses = router.find(key).orElse(List.of());
                for (int i = 0; i < addresses.size(); i++) {
                    IpAddress address = addresses.get(i).address().address();
                    Values first = owners.putIfAbsent(address, router);
                    if (first != null && first != router && !isLinkLocalElsewhere(address, first, router)) {
                        reading.error(router.item(key, i), address + " belongs to router '"
                                + first.find(RouterShape.NAME).orElse("?") + "' too, on "
                                + reading.lineOf(first.place(RouterShape.ADDRESSES)),
                                "Give an address to one router only: two could hold it at once.");
                    }
                }
            }
        }
    }

    /// A link-local address is another one on another interface.
    private static boolean isLinkLocalElsewhere(IpAddress address, Values one, Values other) {
        return address instanceof dev.baton.wire.Ipv6Address six && six.isLinkLocal()
                && !one.find(RouterShape.INTERFACE).equals(other.find(RouterShape.INTERFACE));
    }

    private void groups(Set<String> routerNames) {
        Map<String, String> memberOf = new LinkedHashMap<>();
        for (Values group : reading.all(NodeShape.GROUP)) {
            references(group, NodeShape.GROUP_ROUTERS, "router", routerNames);
            RouterRules.track(group.find(NodeShape.GROUP_TRACK).orElse(List.of()), group, NodeShape.GROUP_TRACK,
                    reading);
            Optional<List<String>> members = group.find(NodeShape.GROUP_ROUTERS);
            if (members.isEmpty()) {
                continue;
            }
            if (members.get().isEmpty()) {
                reading.error(group.place(NodeShape.GROUP_ROUTERS), "this group has no router",
                        "Name the routers that move together, or remove the group.");
            } else if (members.get().size() == 1) {
                reading.warning(group.place(NodeShape.GROUP_ROUTERS), "a group of one router changes nothing",
                        "Add the routers that move together, or remove the group.");
            }
            for (int i = 0; i < members.get().size(); i++) {
                String name = group.find(NodeShape.GROUP_NAME).orElse("?");
                String other = memberOf.putIfAbsent(members.get().get(i), name);
                if (other != null) {
                    reading.error(group.item(NodeShape.GROUP_ROUTERS, i), "router '" + members.get().get(i)
                            + "' is already a member of group '" + other + "'", "A router can be in one group, once.");
                }
            }
        }
    }

    private void references(Values values, Key<List<String>> key, String what, Set<String> known) {
        List<String> names = values.find(key).orElse(List.of());
        for (int i = 0; i < names.size(); i++) {
            reference(names.get(i), values.item(key, i), what, known);
        }
    }

    private void reference(String name, YamlNode at, String what, Set<String> known) {
        if (!known.contains(name)) {
            reading.error(at, "there is no " + what + " '" + Spelling.shortened(name) + "'", advice(name, what, known));
        }
    }

    private String advice(String name, String what, Set<String> known) {
        if (known.isEmpty()) {
            return "Define the " + what + " first; there is none in this file.";
        }
        Optional<String> close = reading.isFull() ? Optional.empty() : Spelling.closestOf(name, known);
        return close.map(c -> "Did you mean '" + c + "'?")
                .orElseGet(() -> "There are: " + String.join(", ", known.stream().limit(10).toList()) + ".");
    }

    private Set<String> tracked(Set<String> checkNames) {
        Set<String> used = new LinkedHashSet<>();
        for (Values track : reading.all(RouterShape.TRACK)) {
            track.find(RouterShape.TRACK_CHECK).ifPresent(name -> {
                used.add(name);
                reference(name, track.place(RouterShape.TRACK_CHECK), "check", checkNames);
            });
        }
        return used;
    }

    private void unused(Set<String> used) {
        List<Values> checks = new ArrayList<>(reading.all(CheckShape.SHAPE));
        checks.removeIf(check -> check.find(CheckShape.NAME).map(used::contains).orElse(true));
        for (Values check : checks) {
            reading.warning(check.place(CheckShape.NAME), "no router tracks the check '"
                    + check.find(CheckShape.NAME).orElse("?") + "', so it changes nothing",
                    "Add { check: " + check.find(CheckShape.NAME).orElse("?")
                            + " } under a router's 'track', or remove it.");
        }
    }
}
