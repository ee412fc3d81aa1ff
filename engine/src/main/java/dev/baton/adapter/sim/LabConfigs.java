package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.Check;
import dev.baton.config.ElectionSetup;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.RouterSpec;
import dev.baton.config.Secret;
import dev.baton.config.TrackSpec;
import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.Link;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.track.Tracked;
import dev.baton.vrrp.RouterConfig;

/// The configurations of a lab's nodes, as a real node would have them in its file, and the way from one to what runs.
final class LabConfigs {
    private static final long CHECK_INTERVAL_NANOS = 1_000_000_000L;

    private final Map<String, NodeConfig> configs = new LinkedHashMap<>();

    /// Takes a node in, with what it was set up as.
    void add(String node, NodeSetup setup) {
        configs.put(node, written(node, setup));
    }

    NodeConfig of(String node) {
        return Optional.ofNullable(configs.get(node)).orElseThrow();
    }

    /// A router's configured priority is another one.
    void prioritize(String node, String router, int priority) {
        NodeConfig config = of(node);
        configs.put(node, config.withRouters(config.routers().stream()
                .map(r -> r.name().equals(router) ? r.draft().priority(priority).build() : r).toList()));
    }

    /// Has a node go over to another configuration.
    ///
    /// @throws LabException if it cannot run there, with every reason; nothing has changed then
    void configure(SimNode node, NodeConfig next) {
        NodeSetup setup = setup(node, next);
        configs.put(node.name(), next);
        node.configure(setup);
    }

    private static NodeConfig written(String node, NodeSetup setup) {
        List<RouterSpec> routers = setup.routers().stream().map(LabConfigs::written).toList();
        List<Check> checks = setup.checks().stream().map(c -> new Check(c.name(), first(c.name()), c.rise(), c.fall(),
                CHECK_INTERVAL_NANOS,
                CHECK_INTERVAL_NANOS, c.startsFailing() ? Check.Initial.FAILING : Check.Initial.UNKNOWN)).toList();
        List<GroupSpec> groups = setup.groups().stream().map(g -> new GroupSpec(g.name(), g.members(), List.of()))
                .toList();
        return new NodeConfig(node, routers, checks, groups, List.of());
    }

    /// What a check of a preset looks at.
    private static Probe first(String check) {
        return new Probe.Processes(check, 1, Optional.empty());
    }

    /// What a check is about: as long as it is the one of the preset, it goes on with what it has said.
    private static String subject(Check check) {
        return check.probe().equals(first(check.name())) ? "" : check.probe().toString();
    }

    private static RouterSpec written(RouterSetup router) {
        RouterConfig config = router.config();
        List<TrackSpec> track = new ArrayList<>();
        for (Tracked tracked : router.tracked()) {
            track.add(new TrackSpec(new TrackSpec.OfCheck(tracked.check()), tracked.weight(), tracked.reverse()));
        }
        return new RouterSpec(config.name(), config.interfaceName(), config.vrid(), config.version(), config.interop(),
                config.priority(), config.advertIntervalNanos(), config.preempt(), config.preemptDelayNanos(),
                config.downAdverts(), config.acceptMode(), config.virtualMac(),
                config.addresses().stream().map(PlacedAddress::of).toList(), List.of(), Optional.of(config.source()),
                config.unicastPeers(), config.password().map(Secret::new), config.checksum(), config.announcing(),
                List.of(), track);
    }

    private static NodeSetup setup(SimNode node, NodeConfig config) {
        List<String> problems = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(node.setup().links().stream().map(Link::name).toList());
        Set<String> wanted = new LinkedHashSet<>();
        config.routers().forEach(r -> wanted.add(r.interfaceName()));
        wanted.stream().filter(name -> !known.contains(name)).forEach(name -> problems.add("There is no interface "
                + name + " on " + node.name() + "; there are " + String.join(", ", known) + "."));
        ElectionSetup election = ElectionSetup.of(config, name -> node.ports().stream()
                .filter(p -> p.interfaceName.equals(name)).flatMap(p -> p.addresses.stream()).sorted((a, b) -> a
                        .toString().compareTo(b.toString()))
                .toList());
        election.missing().stream().filter(m -> known.contains(m.interfaceName()))
                .forEach(m -> problems.add(m + "."));
        if (!problems.isEmpty()) {
            throw new LabException(String.join(" ", problems));
        }
        return new NodeSetup(node.setup().links(),
                election.members().stream().map(m -> new RouterSetup(m.config(), m.tracked())).toList(),
                election.checks().stream().map(c -> new CheckSetup(c.name(), c.rise(), c.fall(),
                        c.initial() == Check.Initial.FAILING, subject(c))).toList(),
                election.groups().stream().map(g -> new SyncGroup(g.name(), g.routers())).toList());
    }
}
