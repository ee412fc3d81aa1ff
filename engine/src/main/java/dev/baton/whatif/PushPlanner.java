package dev.baton.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.wire.IpAddress;

/// Plans how new configurations reach the nodes of a fleet: backups first, the lowest as the canary, who holds most last,
/// and handed over first where it would otherwise drop what it holds. Every state in between is run by the engine's own
/// code before anything is pushed.
public final class PushPlanner {
    private static final int HIGHEST_CLAIM = 254;

    private final Fleet before;
    private final List<NodeConfig> changes;
    private final List<PushRisk> risks = new ArrayList<>();
    private final List<PushStep> steps = new ArrayList<>();
    private final Map<RouterRef, Integer> claims = new LinkedHashMap<>();
    private Set<RouterRef> masters;
    private Fleet fleet;

    private PushPlanner(Fleet before, List<NodeConfig> changes, Set<RouterRef> masters) {
        this.before = before;
        this.changes = changes;
        this.masters = new LinkedHashSet<>(masters);
        this.fleet = before;
    }

    /// Plans a push.
    ///
    /// @param before  what runs now, of all nodes that are known
    /// @param changed the new configurations of some of them
    /// @param masters the routers that are MASTER now; none: whoever the configurations lead to expect
    /// @throws IllegalArgumentException if a changed node is not in the fleet, or is there twice
    public static PushPlan plan(Fleet before, List<NodeConfig> changed, Set<RouterRef> masters) {
        Set<String> seen = new LinkedHashSet<>();
        for (NodeConfig config : changed) {
            if (!before.names().contains(config.node()) || !seen.add(config.node())) {
                throw new IllegalArgumentException(config.node() + " is no node of the fleet, or is there twice");
            }
        }
        List<String> unchanged = changed.stream().filter(c -> isSame(before, c)).map(NodeConfig::node).toList();
        return new PushPlanner(before, changed.stream().filter(c -> !isSame(before, c)).toList(), masters)
                .run(unchanged);
    }

    private static boolean isSame(Fleet before, NodeConfig config) {
        return ConfigDiff.between(before.node(config.node()).orElseThrow(), config).isEmpty();
    }

    private PushPlan run(List<String> unchanged) {
        List<Standing> now = Predictor.of(before).present();
        if (masters.isEmpty()) {
            now.forEach(s -> masters.addAll(holders(s)));
        }
        now.forEach(this::compareWithReal);
        Set<VirtualRouterId> broken = new LinkedHashSet<>();
        now.stream().filter(Standing::isBroken).forEach(s -> broken.add(s.id()));
        Fleet last = before;
        for (NodeConfig change : changes) {
            last = last.with(change);
        }
        List<Standing> fresh = Predictor.of(last).present();
        Set<VirtualRouterId> brokenInTheEnd = new LinkedHashSet<>();
        fresh.stream().filter(Standing::isBroken).forEach(s -> brokenInTheEnd.add(s.id()));
        fresh.forEach(s -> judge("", s, broken));
        Set<VirtualRouterId> accepted = new LinkedHashSet<>(brokenInTheEnd);
        accepted.addAll(removed(last));
        for (NodeConfig next : ordered()) {
            step(next, broken, accepted);
        }
        List<HandOver> handBacks = handBacks(fresh);
        return new PushPlan(now, steps, handBacks, end(fresh), unchanged, risks);
    }

    /// Virtual routers that are to be no more: that nobody holds them is meant.
    private List<VirtualRouterId> removed(Fleet last) {
        List<VirtualRouterId> left = Predictor.of(last).virtualRouters();
        return Predictor.of(before).virtualRouters().stream().filter(id -> !left.contains(id)).toList();
    }

    private void compareWithReal(Standing standing) {
        List<String> real = standing.members().stream().map(Member::ref).filter(masters::contains).map(RouterRef::node)
                .toList();
        if (!real.isEmpty() && !real.equals(standing.holders())) {
            risks.add(new PushRisk.HeldByOthers(standing.id(), standing.holders(), real));
        }
    }

    private static List<RouterRef> holders(Standing standing) {
        return standing.members().stream().filter(Member::holds).map(Member::ref).toList();
    }

    /// Who holds least and has the lowest priorities first.
    private List<NodeConfig> ordered() {
        return changes.stream().sorted(Comparator.comparingLong((NodeConfig c) -> held(c.node()))
                .thenComparingInt(c -> highest(before.node(c.node()).orElseThrow()))
                .thenComparing(NodeConfig::node)).toList();
    }

    private long held(String node) {
        return masters.stream().filter(m -> m.node().equals(node)).count();
    }

    private static int highest(NodeConfig config) {
        return config.routers().stream().mapToInt(RouterSpec::priority).max().orElse(0);
    }

    /// How a virtual router is after a step or in the end.
    ///
    /// @param broken what is broken now already, so that it is no reason to refuse
    private void judge(String after, Standing standing, Set<VirtualRouterId> broken) {
        VirtualRouterId id = standing.id();
        boolean refuses = !broken.contains(id);
        for (Remark remark : standing.remarks()) {
            switch (remark) {
                case Remark.NobodyHolds _ -> risks.add(new PushRisk.NobodyHolds(after, id, refuses));
                case Remark.SeveralHold several ->
                    risks.add(new PushRisk.SeveralHold(after, id, several.nodes(), refuses));
                case Remark.Flaps _ -> risks.add(new PushRisk.Restless(after, id, refuses));
                case Remark.StillWaiting _,Remark.Tie _,Remark.OtherAddresses _,Remark.StartedAnew _ -> {
                    // None of these is broken.
                }
            }
        }
    }

    private void step(NodeConfig next, Set<VirtualRouterId> broken, Set<VirtualRouterId> accepted) {
        List<Outcome> plain = predicted(next);
        List<HandOver> handOvers = new ArrayList<>();
        for (Outcome outcome : plain) {
            if (outcome.gapNanos() > 0 && !accepted.contains(outcome.id())) {
                heir(outcome, next.node()).ifPresent(handOvers::add);
            }
        }
        List<Outcome> outcomes = handOvers.isEmpty() ? plain : handedOver(next, plain, handOvers);
        steps.add(new PushStep(next.node(), handOvers, outcomes));
        Set<String> twice = heldTwice();
        for (Outcome outcome : outcomes) {
            masters.removeIf(m -> isOf(m, outcome));
            masters.addAll(holders(outcome.after()));
            if (!accepted.contains(outcome.id())) {
                judge(next.node(), outcome.after(), broken);
                if (outcome.gapNanos() > 0 && !outcome.after().holders().isEmpty()
                        && !outcome.before().holders().isEmpty()) {
                    risks.add(new PushRisk.Gap(next.node(), outcome.id(), outcome.gapNanos()));
                }
            }
        }
        fleet = fleet.with(next);
        addressesHeldTwice(next.node(), outcomes, twice);
    }

    private static boolean isOf(RouterRef ref, Outcome outcome) {
        return outcome.before().members().stream().anyMatch(m -> m.ref().equals(ref))
                || outcome.after().members().stream().anyMatch(m -> m.ref().equals(ref));
    }

    /// The best of the others, if it can take over from this node.
    private Optional<HandOver> heir(Outcome outcome, String node) {
        Optional<Member> holder = outcome.before().members().stream().filter(Member::holds)
                .filter(m -> m.ref().node().equals(node)).findFirst();
        return holder.flatMap(from -> outcome.before().members().stream()
                .filter(m -> !m.ref().node().equals(node) && !m.isGone() && m.causes().isEmpty())
                .filter(_ -> from.priority().value() < HIGHEST_CLAIM)
                .max(Comparator.comparingInt(m -> m.priority().value()))
                .map(to -> new HandOver(outcome.id(), from.ref(), to.ref())));
    }

    /// What comes of it if others take over first. Where that saves nothing it is not done.
    private List<Outcome> handedOver(NodeConfig next, List<Outcome> plain, List<HandOver> handOvers) {
        Map<RouterRef, Integer> claimsBefore = new LinkedHashMap<>(claims);
        Set<RouterRef> mastersBefore = new LinkedHashSet<>(masters);
        handOvers.forEach(this::claim);
        List<Outcome> outcomes = predicted(next);
        long without = plain.stream().mapToLong(Outcome::gapNanos).sum();
        if (outcomes.stream().mapToLong(Outcome::gapNanos).sum() >= without) {
            handOvers.clear();
            claims.clear();
            claims.putAll(claimsBefore);
            masters = mastersBefore;
            return plain;
        }
        return outcomes;
    }

    /// The heir goes on with one more than any other has.
    private void claim(HandOver handOver) {
        int highest = FleetPlan.of(claimed(fleet)).routers(handOver.id()).stream()
                .filter(ref -> !ref.equals(handOver.to())).flatMap(ref -> spec(claimed(fleet), ref).stream())
                .mapToInt(RouterSpec::priority).max().orElse(1);
        claims.remove(handOver.from());
        claims.put(handOver.to(), Math.min(HIGHEST_CLAIM, highest + 1));
        masters.remove(handOver.from());
        masters.add(handOver.to());
    }

    private static Optional<RouterSpec> spec(Fleet fleet, RouterRef ref) {
        return fleet.node(ref.node()).flatMap(n -> n.router(ref.router()));
    }

    /// The fleet with the priorities that were claimed.
    private Fleet claimed(Fleet plain) {
        return raised(plain, claims);
    }

    private static Fleet raised(Fleet plain, Map<RouterRef, Integer> priorities) {
        List<NodeConfig> nodes = new ArrayList<>();
        for (NodeConfig node : plain.nodes()) {
            nodes.add(node.withRouters(node.routers().stream().map(r -> {
                Optional<Integer> priority = Optional
                        .ofNullable(priorities.get(new RouterRef(node.node(), r.name())));
                return priority.filter(p -> p > r.priority()).map(p -> r.draft().priority(p).build()).orElse(r);
            }).toList()));
        }
        return new Fleet(nodes);
    }

    /// What comes of the next configuration, beginning with those masters that there are. Where the configurations alone
    /// lead to others, those that there are begin with a higher priority, which they lose at the same instant.
    private List<Outcome> predicted(NodeConfig next) {
        Fleet start = claimed(fleet);
        NodeConfig changed = claimed(fleet.with(next)).node(next.node()).orElseThrow();
        Predictor plain = Predictor.of(start);
        Map<RouterRef, Integer> helped = new LinkedHashMap<>();
        for (Standing standing : plain.present()) {
            List<RouterRef> real = standing.members().stream().map(Member::ref).filter(masters::contains).toList();
            if (real.size() == 1 && !real.equals(holders(standing))) {
                helped.put(real.getFirst(), HIGHEST_CLAIM);
            }
        }
        if (helped.isEmpty()) {
            return plain.predict(new Change.Configured(changed)).outcomes();
        }
        Fleet help = raised(start, helped);
        List<Change> all = new ArrayList<>();
        for (NodeConfig node : start.nodes()) {
            boolean isHelped = helped.keySet().stream().anyMatch(ref -> ref.node().equals(node.node()));
            if (node.node().equals(next.node())) {
                all.add(new Change.Configured(changed));
            } else if (isHelped) {
                all.add(new Change.Configured(node));
            }
        }
        return Predictor.of(help).predict(all).outcomes();
    }

    /// Who holds each address, whatever virtual router it belongs to.
    private Map<String, Set<String>> holdersByAddress() {
        Map<String, Set<String>> holders = new LinkedHashMap<>();
        for (RouterRef master : masters) {
            spec(fleet, master).ifPresent(spec -> spec.addresses().forEach(a -> holders
                    .computeIfAbsent(a.address().address().toString(), _ -> new LinkedHashSet<>())
                    .add(master.node())));
        }
        return holders;
    }

    private Set<String> heldTwice() {
        Set<String> twice = new LinkedHashSet<>();
        holdersByAddress().forEach((address, nodes) -> {
            if (nodes.size() > 1) {
                twice.add(address);
            }
        });
        return twice;
    }

    /// An address that two virtual routers have, while two nodes hold them.
    private void addressesHeldTwice(String after, List<Outcome> outcomes, Set<String> before) {
        holdersByAddress().forEach((address, nodes) -> {
            boolean isOfOneRouter = outcomes.stream()
                    .anyMatch(o -> o.after().holders().size() > 1 && o.after().holders().containsAll(nodes));
            boolean isTold = risks.stream().anyMatch(r -> r instanceof PushRisk.AddressTwice twice
                    && twice.address().toString().equals(address));
            if (nodes.size() > 1 && !isOfOneRouter && !isTold && !before.contains(address)) {
                risks.add(new PushRisk.AddressTwice(after, IpAddress.parse(address), List.copyOf(nodes), true));
            }
        });
    }

    /// What was handed over on the way and belongs to somebody else by the new configurations.
    private List<HandOver> handBacks(List<Standing> fresh) {
        List<HandOver> handBacks = new ArrayList<>();
        for (Standing standing : fresh) {
            List<RouterRef> natural = holders(standing);
            List<RouterRef> real = standing.members().stream().map(Member::ref).filter(masters::contains).toList();
            if (natural.size() == 1 && real.size() == 1 && !natural.equals(real)
                    && claims.containsKey(real.getFirst())) {
                handBacks.add(new HandOver(standing.id(), real.getFirst(), natural.getFirst()));
                masters.remove(real.getFirst());
                masters.addAll(natural);
            }
        }
        return handBacks;
    }

    /// The standings of the end with those as holders who hold in the end.
    private List<Standing> end(List<Standing> fresh) {
        return fresh.stream().map(s -> new Standing(s.id(), s.members().stream()
                .map(m -> new Member(m.ref(), m.role(), m.priority(), m.preempts(),
                        s.isBroken() ? m.holds() : masters.contains(m.ref()), m.isGone(), m.causes(), m.source(),
                        m.addresses()))
                .toList(), s.remarks())).toList();
    }
}
