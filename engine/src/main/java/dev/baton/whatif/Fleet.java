package dev.baton.whatif;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.NodeConfig;

/// The configurations of several nodes, one each.
///
/// Routers of the same family and VRID on different nodes are taken for one virtual router on one segment, whatever
/// their interfaces are called there: `eth0` of one machine and `ens18` of another are usually the same network. Only
/// where one node has such a router twice, on two interfaces, are they told apart by the name of the interface.
///
/// @param nodes as they were loaded, without errors; names unique
public record Fleet(List<NodeConfig> nodes) {
    /// @throws IllegalArgumentException if two nodes have the same name
    public Fleet {
        nodes = List.copyOf(nodes);
        Set<String> seen = new LinkedHashSet<>();
        for (NodeConfig node : nodes) {
            if (!seen.add(node.node())) {
                throw new IllegalArgumentException("two nodes are called " + node.node());
            }
        }
    }

    /// The names of the nodes, in order.
    public List<String> names() {
        return nodes.stream().map(NodeConfig::node).toList();
    }

    /// The node of that name.
    public Optional<NodeConfig> node(String name) {
        return nodes.stream().filter(n -> n.node().equals(name)).findFirst();
    }

    /// The interfaces of a node that something depends on: those that routers run on, and those that are tracked.
    public List<String> interfaces(String node) {
        return node(node).map(Used::interfaces).orElse(List.of());
    }

    /// The checks of a node that something tracks, without those that stand for interfaces.
    public List<String> checks(String node) {
        return node(node).map(Used::checks).orElse(List.of());
    }

    /// The same fleet with another configuration for the node that is called so.
    ///
    /// @throws IllegalArgumentException if there is no such node
    public Fleet with(NodeConfig config) {
        List<NodeConfig> changed = new ArrayList<>(nodes);
        int at = names().indexOf(config.node());
        if (at < 0) {
            throw new IllegalArgumentException("there is no node " + config.node());
        }
        changed.set(at, config);
        return new Fleet(changed);
    }
}
