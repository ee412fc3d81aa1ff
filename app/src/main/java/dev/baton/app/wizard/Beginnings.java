package dev.baton.app.wizard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.config.Quantities;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;

/// What the fields of a new cluster hold at first. Addresses are examples of RFC 5737 and RFC 3849 that nobody has, so
/// that none is taken by accident; VRIDs are such that nobody has been heard with.
final class Beginnings {
    private static final String ADDRESS = "192.0.2.100/24";
    private static final String SECOND_ADDRESS = "198.51.100.100/24";
    private static final String SIX = "fe80::100/64, 2001:db8::100/64";
    private static final int FIRST_VRID = 51;
    private static final int MAX_VRID = 255;
    private static final int HIGHEST = 150;
    private static final int STEP = 50;
    private static final int LEAST = 10;
    private static final int SMALL_STEP = 10;

    private Beginnings() {}

    /// The fields of a start.
    ///
    /// @param heard what is heard
    /// @param free  nodes that are known and have no configuration here
    static Plan of(Start start, Snapshot heard, List<String> free) {
        Set<Integer> used = heard.clusters().stream().map(c -> c.key().vrid()).collect(Collectors.toSet());
        int vrid = freeVrid(used);
        return switch (start) {
            case NGINX_PAIR -> plan(List.of("web-1", "web-2"), List.of(router(vrid, ADDRESS, 2)), "nginx", false);
            case THREE -> plan(List.of("n1", "n2", "n3"), List.of(router(vrid, ADDRESS, 3)), "", false);
            case DUAL_STACK -> plan(List.of("n1", "n2"), List.of(router(vrid, ADDRESS, 2), router(vrid, SIX, 2)), "",
                    false);
            case SYNC_GROUP -> {
                used.add(vrid);
                yield plan(List.of("fw-1", "fw-2"),
                        List.of(router(vrid, ADDRESS, 2), router(freeVrid(used), SECOND_ADDRESS, 2)), "", true);
            }
            case NODES -> {
                List<String> names = free.isEmpty() ? List.of("n1", "n2") : free;
                yield plan(names, List.of(router(vrid, ADDRESS, names.size())), "", false);
            }
            case WIRE -> wire(heard);
        };
    }

    /// A VRID that nobody has been heard with.
    static int freeVrid(Set<Integer> used) {
        return IntStream.concat(IntStream.rangeClosed(FIRST_VRID, MAX_VRID), IntStream.range(1, FIRST_VRID))
                .filter(vrid -> !used.contains(vrid)).findFirst().orElse(FIRST_VRID);
    }

    private static Plan plan(List<String> nodes, List<Plan.RouterPlan> routers, String process, boolean isGroup) {
        return new Plan(String.join(", ", nodes), "eth0", routers, process, isGroup);
    }

    private static Plan.RouterPlan router(int vrid, String addresses, int nodes) {
        return Plan.RouterPlan.of(vrid, addresses, priorities(nodes));
    }

    /// Priorities from 150 down, in steps that leave room for the weights of checks where there are few nodes.
    private static String priorities(int nodes) {
        int step = HIGHEST - STEP * (nodes - 1) >= LEAST
                ? STEP
                : nodes <= (HIGHEST - LEAST) / SMALL_STEP ? SMALL_STEP : 1;
        return IntStream.range(0, nodes).mapToObj(i -> Integer.toString(Math.max(1, HIGHEST - step * i)))
                .collect(Collectors.joining(", "));
    }

    /// Every cluster that is heard, on the nodes that were heard in any of them. Names that are addresses become names
    /// that may stand in a configuration.
    private static Plan wire(Snapshot heard) {
        Set<String> nodes = new LinkedHashSet<>();
        heard.clusters().forEach(cluster -> cluster.members().forEach(member -> nodes.add(member.node())));
        List<Plan.RouterPlan> routers = heard.clusters().stream().map(cluster -> router(cluster, nodes)).toList();
        String interfaceName = heard.clusters().stream().map(Cluster::interfaceName).filter(name -> !name.isEmpty())
                .findFirst().orElse("eth0");
        return new Plan(String.join(", ", nodes.stream().limit(Plan.MAX_NODES).map(Beginnings::named).toList()),
                interfaceName, routers, "", false);
    }

    private static String named(String node) {
        boolean isAddress = node.indexOf(':') >= 0 || node.matches("[0-9.]+");
        return isAddress ? "node-" + node.replaceAll("[^0-9A-Za-z]+", "-") : node;
    }

    private static Plan.RouterPlan router(Cluster cluster, Set<String> nodes) {
        String addresses = cluster.addresses().stream().sorted(Beginnings::linkLocalFirst)
                .map(VirtualAddress::toString).collect(Collectors.joining(", "));
        List<Integer> known = cluster.members().stream().map(member -> member.priority().base()).toList();
        int lowest = known.stream().mapToInt(i -> i).filter(p -> p > 0).min().orElse(HIGHEST);
        String priorities = nodes.stream().limit(Plan.MAX_NODES)
                .map(node -> cluster.members().stream().filter(m -> m.node().equals(node)).findFirst()
                        .map(Beginnings::priority).orElse(Math.max(1, lowest - SMALL_STEP)))
                .map(String::valueOf).collect(Collectors.joining(", "));
        return new Plan.RouterPlan(Integer.toString(cluster.key().vrid()), addresses,
                Quantities.duration(cluster.intervalNanos()), priorities,
                cluster.version() == 2 && cluster.key().family() == Family.IPV4 ? 2 : 3);
    }

    private static int priority(Member member) {
        return Math.max(1, member.priority().base());
    }

    private static int linkLocalFirst(VirtualAddress one, VirtualAddress other) {
        return Boolean.compare(isLinkLocal(other), isLinkLocal(one));
    }

    private static boolean isLinkLocal(VirtualAddress address) {
        return address.address() instanceof dev.baton.wire.Ipv6Address six && six.isLinkLocal();
    }
}
