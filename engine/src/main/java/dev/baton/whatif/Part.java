package dev.baton.whatif;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.baton.adapter.sim.SimTrial;
import dev.baton.config.Check;
import dev.baton.config.ElectionSetup;
import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.Link;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.track.Tracked;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Timing;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// Virtual routers that have to be run together, because sync groups tie them, and nothing besides: what the rest of the
/// fleet does cannot reach them.
final class Part {
    private static final long LOCAL_MACS = 0x0200_0000_0000L;
    private static final long SECOND = 1_000_000_000L;
    /// A tie-break of a sync group is drawn from this many intervals at most.
    private static final int TIE_BREAK_INTERVALS = Timing.MAX_TIE_BREAK_INTERVALS;

    private record Port(String node, String interfaceName) {}

    private final List<VirtualRouterId> ids;
    private final FleetPlan before;
    private final FleetPlan after;
    private final Set<RouterRef> refs = new LinkedHashSet<>();

    private Part(Collection<VirtualRouterId> ids, FleetPlan before, FleetPlan after) {
        this.ids = List.copyOf(ids);
        this.before = before;
        this.after = after;
        for (FleetPlan plan : List.of(before, after)) {
            this.ids.forEach(id -> refs.addAll(plan.routers(id)));
        }
    }

    /// The parts that hold these virtual routers, before and after a change of the fleet.
    static List<Part> of(Collection<VirtualRouterId> wanted, FleetPlan before, FleetPlan after) {
        Set<VirtualRouterId> left = new TreeSet<>(wanted);
        List<Part> parts = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<VirtualRouterId> found = reach(left.iterator().next(), before, after);
            left.removeAll(found);
            parts.add(new Part(found, before, after));
        }
        return parts;
    }

    private static Set<VirtualRouterId> reach(VirtualRouterId start, FleetPlan before, FleetPlan after) {
        Set<VirtualRouterId> found = new TreeSet<>(List.of(start));
        ArrayDeque<VirtualRouterId> waiting = new ArrayDeque<>(found);
        while (!waiting.isEmpty()) {
            VirtualRouterId id = waiting.removeFirst();
            for (FleetPlan plan : List.of(before, after)) {
                Stream<VirtualRouterId> elsewhere = plan.routers(id).stream()
                        .flatMap(ref -> Stream.of(before.id(ref), after.id(ref))).flatMap(Optional::stream);
                Stream.concat(plan.together(id).stream(), elsewhere).filter(found::add).forEach(waiting::addLast);
            }
        }
        return found;
    }

    List<VirtualRouterId> ids() {
        return ids;
    }

    FleetPlan before() {
        return before;
    }

    FleetPlan after() {
        return after;
    }

    /// The nodes that take part, in the order of the fleet.
    List<String> nodes() {
        return after.fleet().names().stream().filter(n -> refs.stream().anyMatch(r -> r.node().equals(n))).toList();
    }

    private Stream<RouterConfig> configs() {
        return Stream.of(before, after).flatMap(plan -> refs.stream().flatMap(ref -> plan.member(ref).stream()))
                .map(ElectionSetup.Member::config);
    }

    /// If nothing has happened for so long, nothing will: a backup that hears nobody it must follow has become master by
    /// then, and two masters have heard each other. It is the longest master down interval of any of the routers with any
    /// of the intervals, the skew at its most, and an interval more; in a sync group its tie-break, too.
    long quietNanos() {
        long interval = 0;
        int adverts = 0;
        boolean isGrouped = false;
        for (RouterConfig config : configs().toList()) {
            boolean wholeSeconds = config.version() == 2 || config.interop();
            interval = Math.max(interval, Math.max(config.advertIntervalNanos(), wholeSeconds ? SECOND : 0));
            adverts = Math.max(adverts, config.downAdverts());
            isGrouped |= config.grouped();
        }
        return interval * (adverts + 2 + (isGrouped ? TIE_BREAK_INTERVALS : 0));
    }

    /// The longest preempt delay.
    long delayNanos() {
        return configs().mapToLong(RouterConfig::preemptDelayNanos).max().orElse(0);
    }

    int routers() {
        return refs.size();
    }

    /// The machines as they are before the change, with every interface that they need before and after.
    List<SimTrial.Machine> machines() {
        Map<Port, Set<IpAddress>> ports = new LinkedHashMap<>();
        for (FleetPlan plan : List.of(before, after)) {
            for (RouterRef ref : refs) {
                plan.member(ref).map(ElectionSetup.Member::config)
                        .ifPresent(config -> ports.computeIfAbsent(new Port(ref.node(), config.interfaceName()),
                                _ -> new LinkedHashSet<>()).add(config.source()));
            }
        }
        Map<Port, String> segments = segments();
        return nodes().stream().map(node -> {
            Map<String, String> plugged = new LinkedHashMap<>();
            Map<String, Set<IpAddress>> own = new LinkedHashMap<>();
            ports.forEach((port, addresses) -> {
                if (port.node().equals(node)) {
                    plugged.put(port.interfaceName(), segments.getOrDefault(port, ""));
                    own.put(port.interfaceName(), addresses);
                }
            });
            return new SimTrial.Machine(node, setup(node, before), plugged, own);
        }).toList();
    }

    /// Interfaces that carry routers of one virtual router are on one segment.
    private Map<Port, String> segments() {
        Map<Port, String> segments = new LinkedHashMap<>();
        for (FleetPlan plan : List.of(before, after)) {
            for (VirtualRouterId id : ids) {
                List<Port> joined = plan.routers(id).stream().flatMap(ref -> plan.member(ref).stream()
                        .map(m -> new Port(ref.node(), m.config().interfaceName()))).toList();
                String name = joined.stream().flatMap(p -> Optional.ofNullable(segments.get(p)).stream()).findFirst()
                        .orElseGet(id::toString);
                Set<String> merged = new LinkedHashSet<>();
                joined.forEach(p -> Optional.ofNullable(segments.put(p, name)).ifPresent(merged::add));
                segments.replaceAll((_, old) -> merged.contains(old) ? name : old);
            }
        }
        return segments;
    }

    /// What a node's engine runs of this part.
    NodeSetup setup(String node, FleetPlan plan) {
        ElectionSetup election = plan.setup(node).orElseThrow();
        List<RouterSetup> routers = election.members().stream()
                .filter(m -> refs.contains(new RouterRef(node, m.spec().name())))
                .map(m -> new RouterSetup(m.config(), m.tracked())).toList();
        Set<String> names = new LinkedHashSet<>();
        Set<String> tracked = new LinkedHashSet<>();
        Set<String> interfaces = new LinkedHashSet<>();
        routers.forEach(r -> {
            names.add(r.config().name());
            interfaces.add(r.config().interfaceName());
            r.tracked().stream().map(Tracked::check).forEach(tracked::add);
        });
        List<CheckSetup> checks = election.checks().stream().filter(c -> tracked.contains(c.name()))
                .map(c -> new CheckSetup(c.name(), 1, 1, c.initial() == Check.Initial.FAILING)).toList();
        List<SyncGroup> groups = election.groups().stream().filter(g -> names.containsAll(g.routers()))
                .map(g -> new SyncGroup(g.name(), g.routers())).toList();
        return new NodeSetup(links(plan.fleet().names().indexOf(node), interfaces), routers, checks, groups);
    }

    private static List<Link> links(int node, Set<String> interfaces) {
        List<Link> links = new ArrayList<>();
        for (String name : interfaces) {
            links.add(new Link(name, new MacAddress(LOCAL_MACS | (long) (node + 1) << Short.SIZE | links.size())));
        }
        return links;
    }
}
