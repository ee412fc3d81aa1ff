package dev.baton.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.baton.config.ElectionSetup;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;

/// Says what would come of a change to a fleet, by letting the engine's own code run on virtual segments: the same
/// election, loop and packets as on a node. Only the virtual routers that a change concerns are run, with those that sync
/// groups tie to them, and how they are now is worked out once.
///
/// How things are now is what comes of starting every node at once, with every check passing; `already` may say what has
/// happened since. It is made once for a fleet and can then be asked any number of times, by one thread at a time.
public final class Predictor {
    /// How a part is now.
    ///
    /// @param moments when it is changed: right after an advert of some holder
    private record Now(List<Long> moments, Map<VirtualRouterId, Standing> standings) {}

    private final FleetPlan plan;
    private final List<Change> already;
    private final Map<List<VirtualRouterId>, Now> known = new LinkedHashMap<>();

    private Predictor(FleetPlan plan, List<Change> already) {
        this.plan = plan;
        this.already = already;
    }

    /// A predictor for a fleet in which every node runs and every check passes.
    public static Predictor of(Fleet fleet) {
        return of(fleet, List.of());
    }

    /// A predictor for a fleet in which something has happened.
    ///
    /// @param already what, in order; faults, not changes of configuration
    /// @throws IllegalArgumentException if it names what there is not, or a change of configuration
    public static Predictor of(Fleet fleet, List<Change> already) {
        already.forEach(change -> {
            Names.require(fleet, change);
            if (Edits.isOfConfiguration(change)) {
                throw new IllegalArgumentException("a change of configuration belongs into the fleet itself");
            }
        });
        return new Predictor(FleetPlan.of(fleet), List.copyOf(already));
    }

    /// The fleet that is asked about.
    public Fleet fleet() {
        return plan.fleet();
    }

    /// Every virtual router of the fleet, in order.
    public List<VirtualRouterId> virtualRouters() {
        return plan.ids();
    }

    /// How every virtual router is now.
    public List<Standing> present() {
        Map<VirtualRouterId, Standing> all = new TreeMap<>();
        Part.of(plan.ids(), plan, plan).forEach(part -> all.putAll(now(part).standings()));
        return List.copyOf(all.values());
    }

    /// The virtual router that a router of the fleet belongs to.
    public Optional<VirtualRouterId> virtualRouterOf(RouterRef ref) {
        return plan.id(ref);
    }

    /// What the checks of a router can make of its priority; nothing where there is no such router.
    public Weights weights(RouterRef ref) {
        return plan.member(ref).map(m -> new Weights(m.tracked())).orElse(Weights.NONE);
    }

    /// The routers that make up a virtual router, in the order of the nodes.
    public List<RouterRef> routers(VirtualRouterId id) {
        return plan.routers(id);
    }

    /// What comes of changes that are made at one instant, in their order. The machines that fail do so right after an
    /// advert of the present holder, which gives the longest gap. Virtual routers that move together may advertise at
    /// different times: each of these moments is tried, and of each virtual router the longest gap is told.
    ///
    /// @throws IllegalArgumentException if a change names what there is not
    public Prediction predict(List<Change> changes) {
        return predict(changes, true, _ -> true);
    }

    /// The same, but only some virtual routers are looked at, with those that sync groups tie to them: while one priority
    /// is dragged, what was changed elsewhere before need not be worked out again.
    ///
    /// @param wanted which
    /// @throws IllegalArgumentException if a change names what there is not
    public Prediction predict(List<Change> changes, Predicate<VirtualRouterId> wanted) {
        return predict(changes, true, wanted);
    }

    /// The same for one change.
    public Prediction predict(Change change) {
        return predict(List.of(change));
    }

    /// @param anew whether to look, where configurations change, what would come of starting every node anew
    private Prediction predict(List<Change> changes, boolean anew, Predicate<VirtualRouterId> wanted) {
        changes.forEach(change -> Names.require(plan.fleet(), change));
        Fleet changed = Edits.applied(plan.fleet(), changes);
        FleetPlan after = changed.equals(plan.fleet()) ? plan : plan.next(changed);
        Set<VirtualRouterId> concerned = new LinkedHashSet<>();
        changes.forEach(change -> concerned.addAll(concerned(change, after)));
        concerned.removeIf(wanted.negate());
        Map<VirtualRouterId, Outcome> outcomes = new TreeMap<>();
        for (Part part : Part.of(concerned, plan, after)) {
            Map<VirtualRouterId, Standing> fresh = anew && after != plan ? anew(part, changes) : new LinkedHashMap<>();
            worst(part, changes).forEach((id, outcome) -> outcomes.put(id,
                    History.told(outcome, Optional.ofNullable(fresh.get(id)))));
        }
        return new Prediction(changes, List.copyOf(outcomes.values()));
    }

    /// What becomes of a part, of the moments at which it may be changed the one with the longest gap.
    private Map<VirtualRouterId, Outcome> worst(Part part, List<Change> changes) {
        Now now = now(part);
        Map<VirtualRouterId, Outcome> worst = new LinkedHashMap<>();
        for (long moment : now.moments()) {
            PartRun run = started(part);
            run.runUntil(moment);
            run.begin();
            changes.forEach(run::apply);
            run.settle();
            now.standings().forEach((id, before) -> worst.merge(id, run.outcome(before),
                    (one, other) -> other.gapNanos() > one.gapNanos() ? other : one));
        }
        return worst;
    }

    private PartRun started(Part part) {
        PartRun run = new PartRun(part);
        run.begin();
        run.start();
        already.forEach(run::apply);
        return run;
    }

    private Now now(Part part) {
        boolean isUnchanged = part.before() == part.after();
        Optional<Now> before = isUnchanged ? Optional.ofNullable(known.get(part.ids())) : Optional.empty();
        return before.orElseGet(() -> {
            Now now = settled(part);
            if (isUnchanged) {
                known.put(part.ids(), now);
            }
            return now;
        });
    }

    private Now settled(Part part) {
        PartRun run = started(part);
        run.settle();
        Map<VirtualRouterId, Standing> standings = new LinkedHashMap<>();
        part.ids().forEach(id -> standings.put(id, run.standing(id)));
        return new Now(run.nextAdverts(), standings);
    }

    /// The changed fleet from the start.
    private Map<VirtualRouterId, Standing> anew(Part part, List<Change> changes) {
        Map<VirtualRouterId, Standing> standings = new LinkedHashMap<>();
        List<Change> faults = changes.stream().filter(c -> !Edits.isOfConfiguration(c)).toList();
        for (Part fresh : Part.of(part.ids(), part.after(), part.after())) {
            PartRun run = started(fresh);
            faults.forEach(run::apply);
            run.settle();
            fresh.ids().forEach(id -> standings.put(id, run.standing(id)));
        }
        return standings;
    }

    /// What each single fault does: every node gone, every node stopped, every link down, every tracked check failing;
    /// worst first.
    public TruthTable everySingleFault() {
        List<FaultRow> rows = new ArrayList<>();
        Set<Change> faults = new LinkedHashSet<>();
        for (NodeConfig node : plan.fleet().nodes()) {
            faults.add(new Change.NodeDown(node.node()));
            faults.add(new Change.NodeStopped(node.node()));
            plan.fleet().interfaces(node.node()).forEach(i -> faults.add(new Change.LinkDown(node.node(), i)));
            plan.fleet().checks(node.node()).forEach(c -> faults.add(new Change.CheckFails(node.node(), c)));
        }
        for (Change fault : faults) {
            predict(List.of(fault), false, _ -> true).outcomes()
                    .forEach(outcome -> rows.add(new FaultRow(fault, outcome)));
        }
        return TruthTable.of(rows);
    }

    /// What every check can do to every virtual router.
    public List<CheckReach> checks() {
        List<CheckReach> reaches = new ArrayList<>();
        for (Standing standing : present()) {
            reaches.addAll(Reaches.of(this, plan, standing));
        }
        return reaches;
    }

    private Set<VirtualRouterId> concerned(Change change, FleetPlan after) {
        Set<VirtualRouterId> ids = new LinkedHashSet<>();
        for (FleetPlan each : after == plan ? List.of(plan) : List.of(plan, after)) {
            each.fleet().node(change.node()).ifPresent(node -> node.routers().stream()
                    .filter(router -> isConcerned(change, router, each, after))
                    .forEach(r -> each.id(new RouterRef(node.node(), r.name())).ifPresent(ids::add)));
        }
        return ids;
    }

    private boolean isConcerned(Change change, RouterSpec router, FleetPlan each, FleetPlan after) {
        RouterRef ref = new RouterRef(change.node(), router.name());
        return switch (change) {
            case Change.NodeDown _,Change.NodeStopped _ -> true;
            case Change.LinkDown(var _, String name) -> depends(each, ref, name);
            case Change.LinkUp(var _, String name) -> depends(each, ref, name);
            case Change.CheckFails(var _, String check) -> tracks(each, ref, check);
            case Change.CheckPasses(var _, String check) -> tracks(each, ref, check);
            case Change.Priority(var _, String name, int _) -> router.name().equals(name);
            case Change.Preempt(var _, String name, boolean _) -> router.name().equals(name);
            case Change.Configured _ -> !plan.member(ref).equals(after.member(ref)) || isRegrouped(ref, after);
        };
    }

    private boolean isRegrouped(RouterRef ref, FleetPlan after) {
        return !Edits.groupOf(plan.fleet(), ref).equals(Edits.groupOf(after.fleet(), ref));
    }

    private static boolean depends(FleetPlan plan, RouterRef ref, String interfaceName) {
        String check = new TrackSpec.OfInterface(interfaceName).checkName();
        return plan.member(ref).filter(m -> m.config().interfaceName().equals(interfaceName)).isPresent()
                || tracks(plan, ref, check);
    }

    private static boolean tracks(FleetPlan plan, RouterRef ref, String check) {
        return plan.member(ref).map(ElectionSetup.Member::tracked).orElse(List.of()).stream()
                .anyMatch(t -> t.check().equals(check));
    }
}
