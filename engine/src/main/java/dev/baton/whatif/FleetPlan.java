package dev.baton.whatif;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.baton.config.ElectionSetup;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.Announcing;

/// A fleet as the election needs it: which routers make up which virtual router, and what each is set up as.
final class FleetPlan {
    /// Announcements are repeated for the sake of switches; they decide nothing, so once is enough.
    private static final Announcing ONCE = new Announcing(1, 0, 0, 0);

    private record Planned(NodeConfig config, List<Source> sources, ElectionSetup setup) {}

    private final Fleet fleet;
    private final Map<VirtualRouterId, List<RouterRef>> routers;
    private final Map<RouterRef, VirtualRouterId> ids = new LinkedHashMap<>();
    private final Map<RouterRef, Source> sources;
    private final Map<RouterRef, ElectionSetup.Member> members = new LinkedHashMap<>();
    private final Map<String, Planned> planned = new LinkedHashMap<>();
    private final Map<VirtualRouterId, Set<VirtualRouterId>> together = new LinkedHashMap<>();

    private FleetPlan(Fleet fleet, Map<String, Planned> earlier) {
        this.fleet = fleet;
        this.routers = routers(fleet);
        routers.forEach((id, refs) -> refs.forEach(ref -> ids.put(ref, id)));
        this.sources = Sources.of(fleet, routers);
        for (NodeConfig node : fleet.nodes()) {
            Planned plan = planned(node, Optional.ofNullable(earlier.get(node.node())));
            planned.put(node.node(), plan);
            plan.setup().members().forEach(m -> members.put(new RouterRef(node.node(), m.spec().name()), m));
            node.groups().forEach(group -> join(node.node(), group));
        }
    }

    static FleetPlan of(Fleet fleet) {
        return new FleetPlan(fleet, new LinkedHashMap<>());
    }

    /// The plan of a fleet that is mostly the same.
    FleetPlan next(Fleet changed) {
        return new FleetPlan(changed, planned);
    }

    private static Map<VirtualRouterId, List<RouterRef>> routers(Fleet fleet) {
        Map<VirtualRouterId, List<RouterRef>> routers = new TreeMap<>();
        Segments.of(fleet).forEach((ref, id) -> routers.computeIfAbsent(id, _ -> new ArrayList<>()).add(ref));
        return routers;
    }

    private Planned planned(NodeConfig node, Optional<Planned> earlier) {
        List<Source> own = node.routers().stream().map(r -> source(new RouterRef(node.node(), r.name()))).toList();
        return earlier.filter(e -> e.config().equals(node) && e.sources().equals(own))
                .orElseGet(() -> new Planned(node, own, setup(node, own)));
    }

    private static ElectionSetup setup(NodeConfig node, List<Source> own) {
        List<RouterSpec> sourced = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            sourced.add(node.routers().get(i).draft().source(own.get(i).address()).announce(ONCE).build());
        }
        return ElectionSetup.of(node.withRouters(sourced), _ -> List.of());
    }

    private void join(String node, GroupSpec group) {
        List<VirtualRouterId> joined = group.routers().stream()
                .flatMap(r -> Optional.ofNullable(ids.get(new RouterRef(node, r))).stream()).toList();
        joined.forEach(id -> together.computeIfAbsent(id, _ -> new LinkedHashSet<>()).addAll(joined));
    }

    Fleet fleet() {
        return fleet;
    }

    /// Every virtual router, in order.
    List<VirtualRouterId> ids() {
        return List.copyOf(routers.keySet());
    }

    Optional<VirtualRouterId> id(RouterRef ref) {
        return Optional.ofNullable(ids.get(ref));
    }

    /// The routers that make it up, in the order of the nodes.
    List<RouterRef> routers(VirtualRouterId id) {
        return routers.getOrDefault(id, List.of());
    }

    Optional<ElectionSetup.Member> member(RouterRef ref) {
        return Optional.ofNullable(members.get(ref));
    }

    Source source(RouterRef ref) {
        return Optional.ofNullable(sources.get(ref)).orElseThrow();
    }

    /// The virtual routers that some sync group ties to this one, itself included if any does.
    Set<VirtualRouterId> together(VirtualRouterId id) {
        return together.getOrDefault(id, Collections.emptySet());
    }

    /// What the node's engine is set up as.
    Optional<ElectionSetup> setup(String node) {
        return Optional.ofNullable(planned.get(node)).map(Planned::setup);
    }
}
