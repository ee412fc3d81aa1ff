package dev.baton.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.baton.adapter.sim.SimTrial;
import dev.baton.config.ElectionSetup;
import dev.baton.config.NodeConfig;
import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.Link;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// The whole fleet at once on one segment, run for a fixed time: a judge that knows nothing of parts, rest or the worst
/// moment. Every router has its VRID for itself and `source` set.
final class WholeFleetRun implements SimTrial.Watcher {
    static final long LONG_ENOUGH_NANOS = 120 * Fleets.SECOND;

    private final Fleet fleet;
    private final SimTrial trial;
    private final Set<RouterRef> claimed = new LinkedHashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final Map<Integer, Long> emptySince = new TreeMap<>();
    private final Map<Integer, Long> gaps = new TreeMap<>();

    WholeFleetRun(Fleet fleet) {
        this.fleet = fleet;
        List<SimTrial.Machine> machines = new ArrayList<>();
        for (NodeConfig node : fleet.nodes()) {
            ElectionSetup election = ElectionSetup.of(node, _ -> List.of());
            List<RouterSetup> routers = election.members().stream().map(m -> new RouterSetup(m.config(), m.tracked()))
                    .toList();
            NodeSetup setup = new NodeSetup(
                    List.of(new Link("eth0", new MacAddress(0x0200_0000_0001L + machines.size()))),
                    routers, election.checks().stream().map(c -> new CheckSetup(c.name(), 1, 1, false)).toList(),
                    election.groups().stream().map(g -> new SyncGroup(g.name(), g.routers())).toList());
            Set<IpAddress> own = new LinkedHashSet<>();
            routers.forEach(r -> own.add(r.config().source()));
            machines.add(new SimTrial.Machine(node.node(), setup, Map.of("eth0", "lan"), Map.of("eth0", own)));
        }
        trial = new SimTrial(machines, this);
        fleet.names().forEach(trial::start);
    }

    /// Runs to a moment, lets something happen, and runs on.
    void run(long untilNanos, Change fault) {
        trial.runUntil(untilNanos);
        gaps.clear();
        emptySince.clear();
        vrids().forEach(this::look);
        switch (fault) {
            case Change.NodeDown(String node) -> {
                trial.kill(node);
                lost.add(node);
            }
            case Change.NodeStopped(String node) -> {
                trial.end(node);
                lost.add(node);
            }
            case Change.LinkDown(String node, String link) -> {
                trial.link(node, link, false);
                lost.add(node);
            }
            case Change.CheckFails(String node, String check) -> trial.check(node, check, false);
            default -> throw new AssertionError(fault);
        }
        vrids().forEach(this::look);
        trial.runUntil(untilNanos + LONG_ENOUGH_NANOS);
    }

    private Set<Integer> vrids() {
        Set<Integer> vrids = new LinkedHashSet<>();
        fleet.nodes().forEach(n -> n.routers().forEach(r -> vrids.add(r.vrid())));
        return vrids;
    }

    List<String> holders(int vrid) {
        return fleet.nodes().stream().filter(n -> !lost.contains(n.node())).filter(n -> n.routers().stream()
                .anyMatch(r -> r.vrid() == vrid && claimed.contains(new RouterRef(n.node(), r.name()))))
                .map(NodeConfig::node).toList();
    }

    long gapNanos(int vrid) {
        look(vrid);
        long open = emptySince.containsKey(vrid) ? trial.nowNanos() - emptySince.getOrDefault(vrid, 0L) : 0;
        return Math.max(open, gaps.getOrDefault(vrid, 0L));
    }

    private void look(int vrid) {
        if (holders(vrid).isEmpty()) {
            emptySince.putIfAbsent(vrid, trial.nowNanos());
        } else if (emptySince.containsKey(vrid)) {
            gaps.merge(vrid, trial.nowNanos() - emptySince.getOrDefault(vrid, 0L), Math::max);
            emptySince.remove(vrid);
        }
    }

    private void changed(String node, String router, boolean has) {
        RouterRef ref = new RouterRef(node, router);
        if (has ? claimed.add(ref) : claimed.remove(ref)) {
            fleet.node(node).flatMap(n -> n.router(router)).ifPresent(r -> look(r.vrid()));
        }
    }

    @Override
    public void transitioned(String node, String router, Transition transition) {
        // Only who holds what is judged.
    }

    @Override
    public void reprioritized(String node, String router, EffectivePriority priority) {
        // Only who holds what is judged.
    }

    @Override
    public void claimed(String node, String router) {
        changed(node, router, true);
    }

    @Override
    public void released(String node, String router) {
        changed(node, router, false);
    }

    /// The effective priorities by node, for messages.
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        fleet.nodes().forEach(n -> shown.put(n.node(), trial.routers(n.node())));
        return shown;
    }
}
