package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.track.Contribution;
import dev.baton.vrrp.Role;
import dev.baton.whatif.Change;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Prediction;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Standing;

/// A cluster as it was at an instant, so that something else can be tried: what was known of its routers, made into
/// configurations that the engine's own election can run. What had to be assumed is told. Pure.
///
/// @param fleet    the configurations, as far as they are known
/// @param seats    the routers, in the order of their priorities
/// @param already  what had happened by then: nodes that were gone, checks that failed
/// @param assumed  what nobody told
record Fork(Fleet fleet, List<Seat> seats, List<Change> already, Set<Assumption> assumed) {
    /// A priority that can be given; 255 is the owner's.
    static final int LEAST = 1;
    static final int MOST = 254;
    private static final String UNNAMED = "VI";

    Fork {
        seats = List.copyOf(seats);
        already = List.copyOf(already);
        assumed = Set.copyOf(assumed);
    }

    /// A router of the cluster.
    ///
    /// @param priority its configured priority then, or the one that it advertised
    /// @param isGone   whether it took no part then
    record Seat(String node, String router, int priority, boolean isGone) {}

    /// What nobody told, so that it had to be assumed.
    enum Assumption {
        /// Routers that were silent are not known: only adverts were heard.
        SILENT_UNKNOWN,
        /// A priority is the one that was advertised: what checks add or take is not known.
        PRIORITY_HEARD,
        /// Preemption without delay, three missed adverts: the defaults, as the configuration is not known.
        DEFAULTS,
        /// A configuration is that of now; it may have been another one then.
        CONFIG_OF_NOW
    }

    /// What would have been.
    ///
    /// @param usual   how it would have stood as it was; empty: the cluster has no routers
    /// @param outcome what the change would have done; empty: nothing was changed
    record Answer(Optional<Standing> usual, Optional<Outcome> outcome) {}

    /// The cluster as it was.
    ///
    /// @param known the configurations that are known; empty: none
    static Fork of(Cluster cluster, Optional<Fleet> known) {
        List<NodeConfig> nodes = new ArrayList<>();
        List<Seat> seats = new ArrayList<>();
        List<Change> already = new ArrayList<>();
        EnumSet<Assumption> assumed = EnumSet.noneOf(Assumption.class);
        Map<String, Member> members = new LinkedHashMap<>();
        cluster.members().forEach(member -> members.putIfAbsent(member.node(), member));
        if (members.values().stream().noneMatch(Member::reported)) {
            assumed.add(Assumption.SILENT_UNKNOWN);
        }
        for (Member member : members.values()) {
            Optional<RouterSpec> spec = known.flatMap(fleet -> fleet.node(member.node()))
                    .flatMap(config -> config.router(member.router()))
                    .filter(router -> router.vrid() == cluster.key().vrid());
            int priority = Math.clamp(spec.isPresent() ? member.priority().base() : member.priority().value(), LEAST,
                    255);
            RouterSpec router = spec.map(s -> s.draft().priority(priority).build())
                    .orElseGet(() -> told(cluster, member, priority));
            NodeConfig config = known.filter(_ -> spec.isPresent()).flatMap(fleet -> fleet.node(member.node()))
                    .map(c -> new NodeConfig(c.node(), List.of(router), c.checks(), List.of(), List.of()))
                    .orElseGet(() -> NodeConfig.of(member.node(), List.of(router)));
            nodes.add(config);
            assumed.add(spec.isPresent() ? Assumption.CONFIG_OF_NOW : Assumption.DEFAULTS);
            if (spec.isEmpty()) {
                assumed.addAll(member.reported() ? Set.of() : Set.of(Assumption.PRIORITY_HEARD));
            }
            boolean isGone = isGone(member);
            seats.add(new Seat(member.node(), router.name(), priority, isGone));
            already.addAll(happened(config, member, isGone));
        }
        return new Fork(new Fleet(nodes), seats, already, assumed);
    }

    private static RouterSpec told(Cluster cluster, Member member, int priority) {
        String name = member.router().isEmpty() ? UNNAMED : member.router();
        RouterDraft draft = RouterSpec.draft(name, "eth0", cluster.key().vrid(),
                cluster.addresses().stream().map(PlacedAddress::of).toList());
        return draft.version(Math.max(2, cluster.version())).priority(priority)
                .advertIntervalNanos(member.intervalNanos()).preempt(member.preempt()).source(member.source()).build();
    }

    /// A router that was lost, or a master that had fallen silent, or one that was not running.
    private static boolean isGone(Member member) {
        boolean isSilent = member.freshness() == Freshness.LOST
                || (member.freshness() == Freshness.STALE && member.role() == Role.MASTER);
        return isSilent || member.role() == Role.FAULT || member.role() == Role.INIT;
    }

    private static List<Change> happened(NodeConfig config, Member member, boolean isGone) {
        List<Change> changes = new ArrayList<>();
        if (isGone) {
            changes.add(new Change.NodeDown(member.node()));
            return changes;
        }
        Fleet alone = new Fleet(List.of(config));
        for (Contribution each : member.priority().contributions()) {
            if (!each.passing() && alone.checks(member.node()).contains(each.check())) {
                changes.add(new Change.CheckFails(member.node(), each.check()));
            }
        }
        return changes;
    }

    /// What would have come of other priorities, and of nodes that go down. Takes a while; any thread.
    ///
    /// @param priorities the priority of each node that gets another one
    /// @param down       the nodes that go down
    Answer ask(Map<String, Integer> priorities, Set<String> down) {
        Predictor predictor = Predictor.of(fleet, already);
        List<Change> changes = new ArrayList<>();
        for (Seat seat : seats) {
            int wanted = priorities.getOrDefault(seat.node(), seat.priority());
            if (wanted != seat.priority()) {
                changes.add(new Change.Priority(seat.node(), seat.router(), wanted));
            }
        }
        seats.stream().filter(seat -> !seat.isGone() && down.contains(seat.node()))
                .forEach(seat -> changes.add(new Change.NodeDown(seat.node())));
        Optional<Standing> usual = predictor.present().stream().findFirst();
        if (changes.isEmpty() || usual.isEmpty()) {
            return new Answer(usual, Optional.empty());
        }
        Prediction prediction = predictor.predict(changes);
        return new Answer(usual, prediction.outcomes().stream().findFirst());
    }
}
