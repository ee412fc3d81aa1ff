package dev.baton.whatif;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.baton.config.NodeConfig;
import dev.baton.config.TrackSpec;

/// What the routers of a node depend on.
final class Used {
    private Used() {}

    static List<String> interfaces(NodeConfig node) {
        Set<String> names = new LinkedHashSet<>();
        node.routers().forEach(r -> names.add(r.interfaceName()));
        targets(node).forEach(target -> {
            if (target instanceof TrackSpec.OfInterface(String name)) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    static List<String> checks(NodeConfig node) {
        Set<String> names = new LinkedHashSet<>();
        targets(node).forEach(target -> {
            if (target instanceof TrackSpec.OfCheck(String name)) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    private static Stream<TrackSpec.Target> targets(NodeConfig node) {
        return Stream.concat(node.routers().stream().flatMap(r -> r.track().stream()),
                node.groups().stream().flatMap(g -> g.track().stream())).map(TrackSpec::target);
    }
}
