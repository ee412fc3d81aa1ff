package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.Link;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.track.Tracked;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// What the presets of a lab are made of.
final class LabSetups {
    /// A node, and which segment each of its interfaces is on (in the order of the setup's links).
    record Machine(String name, NodeSetup setup, List<String> segments) {
        Machine {
            segments = List.copyOf(segments);
        }
    }

    static final String LAN = "lan";
    private static final String WAN = "wan";
    private static final int NODES_A_RACK = 5;
    private static final int ROUTERS_A_RACK = 10;
    private static final long FLEET_INTERVAL_NANOS = 100_000_000L;
    private static final long LOCAL_MACS = 0x0200_0000_0000L;

    private LabSetups() {}

    static List<Machine> of(LabPreset preset, int nodes) {
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            machines.add(switch (preset) {
                case NGINX_PAIR -> nginx(i);
                case THREE -> three(i, false);
                case DUAL_STACK -> three(i, true);
                case SYNC_GROUP -> firewall(i);
                case CLASH -> clash(i);
                case FLEET -> fleet(i, nodes);
            });
        }
        return machines;
    }

    /// Plugs the node's interfaces into their segments.
    ///
    /// @param segments by name, in the order of the setup's links
    static void attach(SimNode node, NodeSetup setup, List<String> segments, SimWorld world) {
        for (int i = 0; i < segments.size(); i++) {
            String interfaceName = setup.links().get(i).name();
            Set<IpAddress> sources = setup.routers().stream().map(RouterSetup::config)
                    .filter(c -> c.interfaceName().equals(interfaceName)).map(RouterConfig::source)
                    .collect(Collectors.toSet());
            node.attach(interfaceName, world.segment(segments.get(i)), sources);
        }
    }

    private static Machine nginx(int node) {
        RouterConfig router = RouterConfig.v3("VI_1", "eth0", 154, address("10.63.0." + (154 + node)),
                addresses("10.63.0.158/24")).withPriority(node == 0 ? 100 : 90);
        RouterSetup tracking = new RouterSetup(router, List.of(new Tracked("nginx", -20, false)));
        return new Machine(node == 0 ? "nginx-a" : "nginx-b", new NodeSetup(List.of(link("eth0", node, 0)),
                List.of(tracking), List.of(new CheckSetup("nginx", 1, 1, false)), List.of()), List.of(LAN));
    }

    /// 150, 100, 50, and one less for each further node. Priority 100 waits for 3 adverts and a skew of 0.609 s: the 3.6 s
    /// that every text on VRRP tells.
    private static int descending(int node) {
        return switch (node) {
            case 0 -> 150;
            case 1 -> 100;
            default -> 52 - node;
        };
    }

    private static Machine three(int node, boolean dual) {
        RouterConfig v4 = RouterConfig.v3("VI_1", "eth0", 51, address("10.0.0." + (11 + node)),
                addresses("10.0.0.100/24", "10.0.0.101/24", "10.0.0.102/24")).withPriority(descending(node));
        RouterConfig v6 = RouterConfig.v3("VI_6", "eth0", 51, address("fe80::" + (11 + node)),
                addresses("fe80::100/64", "2001:db8::100/64")).withPriority(descending(node));
        Stream<RouterConfig> routers = dual ? Stream.of(v4, v6) : Stream.of(v4);
        return plain("n" + (node + 1), node, routers.map(RouterSetup::of).toList(), LAN);
    }

    private static Machine firewall(int node) {
        int priority = node == 0 ? 150 : 100;
        RouterConfig lan = RouterConfig.v3("VI_LAN", "eth0", 10, address("10.0.0." + (2 + node)),
                addresses("10.0.0.1/24")).withPriority(priority).withGrouped(true);
        RouterConfig wan = RouterConfig.v3("VI_WAN", "eth1", 20, address("198.51.100." + (2 + node)),
                addresses("198.51.100.1/24")).withPriority(priority).withGrouped(true);
        SyncGroup edge = new SyncGroup("edge", List.of(lan.name(), wan.name()));
        return new Machine("n" + (node + 1), new NodeSetup(List.of(link("eth0", node, 0), link("eth1", node, 1)),
                Stream.of(lan, wan).map(RouterSetup::of).toList(), List.of(), List.of(edge)), List.of(LAN, WAN));
    }

    private static Machine clash(int node) {
        int pair = node / 2 + 1;
        RouterConfig router = RouterConfig.v3("VI_1", "eth0", 51, address("10.0." + pair + "." + (11 + node % 2)),
                addresses("10.0." + pair + ".100/24")).withPriority(List.of(150, 100, 140, 90).get(node));
        return plain("n" + (node + 1), node, List.of(RouterSetup.of(router)), LAN);
    }

    /// The routers of a rack are spread over its nodes: each is first for two of them.
    private static Machine fleet(int node, int nodes) {
        int rack = node / NODES_A_RACK;
        int place = node % NODES_A_RACK;
        int inRack = Math.min(NODES_A_RACK, nodes - rack * NODES_A_RACK);
        List<RouterSetup> routers = new ArrayList<>();
        for (int i = 0; i < ROUTERS_A_RACK; i++) {
            int rank = Math.floorMod(place - i, inRack);
            routers.add(RouterSetup.of(RouterConfig.v3("VI_" + (i + 1), "eth0", i + 1,
                    address("10." + (rack + 1) + ".0." + (11 + place)),
                    addresses("10." + (rack + 1) + ".0." + (101 + i) + "/24")).withPriority(150 - 10 * rank)
                    .withInterval(FLEET_INTERVAL_NANOS)));
        }
        String segment = "rack-" + (rack < 9 ? "0" : "") + (rack + 1);
        return plain("n" + (node + 1), node, routers, segment);
    }

    private static Machine plain(String name, int node, List<RouterSetup> routers, String segment) {
        return new Machine(name, new NodeSetup(List.of(link("eth0", node, 0)), routers, List.of(), List.of()),
                List.of(segment));
    }

    static Link link(String name, int node, int number) {
        return new Link(name, new MacAddress(LOCAL_MACS | (long) (node + 1) << 8 | number));
    }

    static IpAddress address(String text) {
        return IpAddress.parse(text);
    }

    static List<VirtualAddress> addresses(String... texts) {
        return Stream.of(texts).map(VirtualAddress::parse).toList();
    }
}
