package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.Link;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.track.Tracked;
import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// A simulated cluster as drawn from a seed: how many nodes, which virtual routers, how each node is set up, and what
/// will go wrong.
///
/// @param setups one per node
/// @param faults what will go wrong between the quiet times
/// @param grouped whether each node's routers are one sync group
record SimPlan(List<NodeSetup> setups, SimFaults faults, boolean grouped) {
    static final int MIN_NODES = 2;
    static final int MAX_NODES = 7;
    private static final List<ChecksumPolicy> POLICIES = List.of(ChecksumPolicy.values());
    private static final int MOST_ROUTERS = 3;
    private static final long MILLI = 1_000_000L;
    private static final long TEN_MILLIS = 10_000_000L;
    private static final long LONGEST_NANOS = 40_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final String WEIGHTED = "load";
    private static final String FATAL = "disk";

    SimPlan {
        setups = List.copyOf(setups);
    }

    /// One virtual router of the plan: what its configurations on the nodes have in common.
    private record Shared(int number, Family family, int version, boolean interop, long intervalNanos,
            boolean mixedIntervals, boolean unicast, Optional<String> password, boolean preempt, long preemptDelayNanos,
            int downAdverts, int sameness) {}

    static SimPlan draw(SimRandom random, OptionalInt wantedNodes) {
        int nodes = wantedNodes.orElseGet(() -> random.between(MIN_NODES, MAX_NODES));
        int count = random.between(1, MOST_ROUTERS);
        boolean grouped = count > 1 && random.chance(0.4);
        long interval = interval(random);
        List<Shared> shared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shared.add(shared(random, i, interval, grouped));
        }
        int[] ranks = random.chance(0.7)
                ? IntStream.range(0, nodes).map(_ -> random.between(1, 254)).toArray()
                : new int[nodes];
        List<NodeSetup> setups = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            setups.add(setup(random, node, nodes, shared, grouped, ranks));
        }
        return new SimPlan(setups, faults(random, interval), grouped);
    }

    /// From 10 ms to 40 s; the short ones are rare because they cost most to simulate.
    private static long interval(SimRandom random) {
        int share = random.below(100);
        if (share < 1) {
            return random.between(1L, 5L) * TEN_MILLIS;
        }
        if (share < 10) {
            return random.between(10L, 90L) * TEN_MILLIS;
        }
        return share < 60 ? SECOND : random.between(2, 40) * SECOND;
    }

    private static Shared shared(SimRandom random, int number, long interval, boolean grouped) {
        Family family = random.chance(0.3) ? Family.IPV6 : Family.IPV4;
        boolean wholeSeconds = interval % SECOND == 0;
        int version = family == Family.IPV4 && wholeSeconds && random.chance(0.25) ? 2 : 3;
        boolean interop = version == 3 && family == Family.IPV4 && wholeSeconds && random.chance(0.2);
        Optional<String> password = version == 2 && random.chance(0.3) ? Optional.of("secret") : Optional.empty();
        boolean mixedIntervals = version == 3 && !interop && random.chance(0.15);
        return new Shared(number, family, version, interop, interval, mixedIntervals, random.chance(0.15), password,
                random.chance(0.75), !grouped && random.chance(0.15) ? random.between(1, 20) * interval : 0,
                random.chance(0.1) ? random.between(2, 5) : 3, random.below(10));
    }

    private static NodeSetup setup(SimRandom random, int node, int nodes, List<Shared> shared, boolean grouped,
            int[] ranks) {
        List<Link> links = new ArrayList<>();
        List<RouterSetup> routers = new ArrayList<>();
        boolean tracksLoad = random.chance(0.5);
        boolean tracksDisk = random.chance(0.2);
        for (Shared one : shared) {
            links.add(LabSetups.link(interfaceName(one.number()), node, one.number()));
            int priority = priority(random, one, grouped ? ranks[node] : 0, grouped);
            List<Tracked> tracked = new ArrayList<>();
            if (tracksLoad) {
                tracked.add(new Tracked(WEIGHTED, random.between(-60, 60), false));
                tracked.removeIf(t -> t.weight() == 0);
            }
            if (tracksDisk) {
                tracked.add(new Tracked(FATAL, 0, false));
            }
            routers.add(new RouterSetup(router(random, one, node, nodes, priority, grouped), tracked));
        }
        List<SyncGroup> groups = grouped
                ? List.of(new SyncGroup("all", routers.stream().map(r -> r.config().name()).toList()))
                : List.of();
        return new NodeSetup(links, routers, List.of(new CheckSetup(WEIGHTED, random.between(1, 3),
                random.between(1, 3), false), new CheckSetup(FATAL, 1, random.between(1, 2), false)), groups);
    }

    static String interfaceName(int router) {
        return "eth" + router;
    }

    /// Sometimes all are equal, sometimes some; now and then there is an owner, or two.
    private static int priority(SimRandom random, Shared shared, int rank, boolean grouped) {
        if (rank > 0) {
            return rank;
        }
        if (shared.sameness() < 2) {
            return 100;
        }
        if (shared.sameness() < 4) {
            return 100 + random.below(2);
        }
        return !grouped && random.chance(0.04) ? RouterConfig.OWNER : random.between(1, 254);
    }

    private static RouterConfig router(SimRandom random, Shared shared, int node, int nodes, int priority,
            boolean grouped) {
        int version = shared.interop() && random.chance(0.4) ? 2 : shared.version();
        boolean interop = shared.interop() && version == 3;
        long interval = shared.mixedIntervals()
                ? Math.min(random.between(1, 3) * shared.intervalNanos(), LONGEST_NANOS)
                : shared.intervalNanos();
        List<IpAddress> peers = shared.unicast()
                ? IntStream.range(0, nodes).filter(n -> n != node).mapToObj(n -> source(shared.family(),
                        shared.number(), n)).toList()
                : List.of();
        boolean preempts = random.chance(0.1) != shared.preempt();
        return new RouterConfig("VI_" + (shared.number() + 1), interfaceName(shared.number()), shared.family(),
                51 + shared.number(), version, interop, priority, interval, preempts, shared.preemptDelayNanos(),
                shared.downAdverts(), true, random.chance(0.3), source(shared.family(), shared.number(), node),
                addresses(shared, 1 + shared.number()), peers, shared.password(),
                random.chance(0.6) ? ChecksumPolicy.AUTO : POLICIES.get(random.below(POLICIES.size())),
                random.chance(0.8) ? Announcing.DEFAULT : new Announcing(random.between(1, 3), 50 * MILLI, 0, SECOND),
                grouped);
    }

    private static IpAddress source(Family family, int number, int node) {
        return IpAddress.parse(family == Family.IPV4 ? "10.0." + number + "." + (11 + node) : "fe80::" + (11 + node));
    }

    private static List<VirtualAddress> addresses(Shared shared, int count) {
        List<VirtualAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(VirtualAddress.parse(shared.family() == Family.IPV4
                    ? "10.0." + shared.number() + "." + (100 + i) + "/24"
                    : (i == 0 ? "fe80::" : "2001:db8::") + (100 + i) + "/64"));
        }
        return addresses;
    }

    private static SimFaults faults(SimRandom random, long interval) {
        long shortest = Math.min(interval, SECOND);
        return new SimFaults(random.chance(0.6) ? random.below(40) / 100.0 : 0, random.below(shortest / 20 + 1),
                random.below(shortest / 20 + 1), random.chance(0.4) ? random.below(20) / 100.0 : 0,
                random.chance(0.4) ? random.below(20) / 100.0 : 0, random.chance(0.4) ? random.below(20) / 100.0 : 0,
                random.chance(0.5) ? random.below(shortest / 50) : 0, random.chance(0.5) ? random.below(10_000) : 0,
                random.chance(0.2) ? 0.5 : 0, weight(random), weight(random), weight(random), weight(random),
                weight(random), weight(random), weight(random), weight(random), weight(random), weight(random),
                weight(random));
    }

    private static int weight(SimRandom random) {
        return random.chance(0.4) ? random.between(1, 5) : 0;
    }
}
