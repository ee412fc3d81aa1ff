package dev.baton.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.baton.adapter.sim.SimTrial;
import dev.baton.config.ElectionSetup;
import dev.baton.config.TrackSpec;
import dev.baton.loop.RouterView;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;

/// One run of a part of a fleet: it is started, left to settle, changed, and left to settle again. What happens is kept.
final class PartRun implements SimTrial.Watcher {
    /// How many changes of state a router may go through on the way to rest; more is flapping. A sync group of ten nodes
    /// that all begin at once has been seen to need seven.
    static final int MOST_TRANSITIONS = 24;
    /// How often the quiet time may begin anew; more is flapping.
    static final int MOST_ROUNDS = 48;
    /// How many things may happen in a run, so that a long preempt delay between fast adverts ends some time.
    static final long MOST_HAPPENINGS = 1_000_000L;

    private record Port(String node, String interfaceName) {}

    private final Part part;
    private final SimTrial trial;
    private final Map<VirtualRouterId, Serving> servings = new LinkedHashMap<>();
    private final Set<RouterRef> claimed = new LinkedHashSet<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final Set<Port> linksDown = new LinkedHashSet<>();
    private final Map<RouterRef, List<Transition>> transitions = new LinkedHashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private FleetPlan plan;
    private long beganNanos;
    private long happeningsBefore;
    private long lastNanos;
    private Rest rest = Rest.SETTLED;

    /// How a run has come out.
    enum Rest {
        SETTLED, FLAPS, STILL_WAITING
    }

    PartRun(Part part) {
        this.part = part;
        this.plan = part.before();
        part.ids().forEach(id -> servings.put(id, new Serving()));
        this.trial = new SimTrial(part.machines(), this);
    }

    /// Starts every node at once.
    void start() {
        part.nodes().forEach(trial::start);
    }

    void runUntil(long nanos) {
        trial.runUntil(nanos);
    }

    /// From now on what happens is kept.
    void begin() {
        beganNanos = trial.nowNanos();
        lastNanos = beganNanos;
        happeningsBefore = trial.happenings();
        happenings.clear();
        transitions.clear();
        servings.values().forEach(s -> s.begin(beganNanos));
    }

    /// Runs until nothing but adverts happens any more, or that is given up.
    void settle() {
        long quiet = part.quietNanos();
        long given = beganNanos + MOST_ROUNDS * quiet + 2 * part.delayNanos();
        rest = Rest.SETTLED;
        long target = lastNanos + quiet;
        while (trial.nowNanos() < target) {
            if (trial.nowNanos() >= given || isRestless()) {
                rest = Rest.FLAPS;
                return;
            }
            if (trial.happenings() - happeningsBefore > MOST_HAPPENINGS) {
                rest = Rest.STILL_WAITING;
                return;
            }
            trial.runUntil(Math.min(Math.min(target, trial.nowNanos() + quiet), given));
            target = Math.max(lastNanos, delayedUntil()) + quiet;
        }
    }

    private boolean isRestless() {
        return transitions.values().stream().anyMatch(t -> t.size() > MOST_TRANSITIONS);
    }

    /// Until when a preempt delay runs that has begun.
    private long delayedUntil() {
        long until = 0;
        for (String node : part.nodes()) {
            for (RouterView view : trial.routers(node)) {
                boolean isCounting = view.config().preempt() && trial.isRunning(node)
                        && view.state() instanceof State.Backup backup && backup.preemptAtNanos() != State.NEVER;
                if (isCounting && view.state() instanceof State.Backup backup) {
                    until = Math.max(until, backup.preemptAtNanos());
                }
            }
        }
        return until;
    }

    /// When the holders of the part's virtual routers advertise next: the worst moments for them to fail are right after
    /// that. Now, where nobody holds anything.
    List<Long> nextAdverts() {
        Set<Long> moments = new TreeSet<>();
        for (VirtualRouterId id : part.ids()) {
            for (RouterRef ref : plan.routers(id)) {
                if (serves(id, ref) && view(ref).map(RouterView::state).orElseThrow() instanceof State.Master master) {
                    moments.add(Math.max(trial.nowNanos(), master.nextAdvertAtNanos()));
                }
            }
        }
        return moments.isEmpty() ? List.of(trial.nowNanos()) : List.copyOf(moments);
    }

    private boolean serves(VirtualRouterId id, RouterRef ref) {
        return Optional.ofNullable(servings.get(id)).filter(s -> s.serves(ref)).isPresent();
    }

    private Optional<RouterView> view(RouterRef ref) {
        if (!part.nodes().contains(ref.node())) {
            return Optional.empty();
        }
        return trial.routers(ref.node()).stream().filter(v -> v.config().name().equals(ref.router())).findFirst();
    }

    /// Lets something happen now.
    ///
    /// @param change a change of configuration comes as [Change.Configured]
    void apply(Change change) {
        if (!part.nodes().contains(change.node())) {
            return;
        }
        lastNanos = trial.nowNanos();
        String node = change.node();
        switch (change) {
            case Change.NodeDown _ -> {
                trial.kill(node);
                gone.add(node);
            }
            case Change.NodeStopped _ -> {
                trial.end(node);
                gone.add(node);
            }
            case Change.LinkDown(var _, String interfaceName) -> link(node, interfaceName, false);
            case Change.LinkUp(var _, String interfaceName) -> link(node, interfaceName, true);
            case Change.CheckFails(var _, String check) -> trial.check(node, check, false);
            case Change.CheckPasses(var _, String check) -> trial.check(node, check, true);
            case Change.Configured _,Change.Priority _,Change.Preempt _ -> {
                plan = part.after();
                trial.replace(node, part.setup(node, plan));
            }
        }
        serve();
    }

    private void link(String node, String interfaceName, boolean up) {
        Port port = new Port(node, interfaceName);
        if (up) {
            linksDown.remove(port);
        } else {
            linksDown.add(port);
        }
        trial.link(node, interfaceName, up);
        trial.check(node, new TrackSpec.OfInterface(interfaceName).checkName(), up);
    }

    private void serve() {
        for (VirtualRouterId id : part.ids()) {
            part.before().routers(id).forEach(ref -> serve(id, ref));
            part.after().routers(id).forEach(ref -> serve(id, ref));
        }
    }

    /// A router serves while it has the addresses and its machine can be reached.
    private void serve(VirtualRouterId id, RouterRef ref) {
        boolean isThere = plan.id(ref).filter(id::equals).isPresent() && claimed.contains(ref)
                && !gone.contains(ref.node())
                && plan.member(ref).map(m -> new Port(ref.node(), m.config().interfaceName()))
                        .filter(linksDown::contains).isEmpty();
        Optional.ofNullable(servings.get(id)).ifPresent(s -> s.set(ref, isThere, trial.nowNanos()));
    }

    @Override
    public void transitioned(String node, String router, Transition transition) {
        RouterRef ref = new RouterRef(node, router);
        lastNanos = trial.nowNanos();
        List<Transition> kept = transitions.computeIfAbsent(ref, _ -> new ArrayList<>());
        if (kept.size() <= MOST_TRANSITIONS) {
            kept.add(transition);
            happenings.add(new Happening(trial.nowNanos() - beganNanos, ref, transition, peer(ref, transition)));
        }
    }

    private Optional<String> peer(RouterRef ref, Transition transition) {
        return transition.evidence().peer().flatMap(address -> plan.id(ref).stream()
                .flatMap(id -> plan.routers(id).stream()).filter(r -> plan.source(r).address().equals(address))
                .map(RouterRef::node).findFirst());
    }

    @Override
    public void reprioritized(String node, String router, EffectivePriority priority) {
        lastNanos = trial.nowNanos();
    }

    @Override
    public void claimed(String node, String router) {
        changed(new RouterRef(node, router), true);
    }

    @Override
    public void released(String node, String router) {
        changed(new RouterRef(node, router), false);
    }

    private void changed(RouterRef ref, boolean has) {
        boolean isNew = has ? claimed.add(ref) : claimed.remove(ref);
        if (isNew) {
            plan.id(ref).ifPresent(id -> serve(id, ref));
        }
    }

    /// How a virtual router is now.
    Standing standing(VirtualRouterId id) {
        List<Member> members = plan.routers(id).stream().flatMap(ref -> member(id, ref).stream()).toList();
        return new Standing(id, members, Remarks.of(members, happenings, rest, trial.nowNanos() - beganNanos));
    }

    private Optional<Member> member(VirtualRouterId id, RouterRef ref) {
        boolean isGone = gone.contains(ref.node());
        return plan.member(ref).map(ElectionSetup.Member::config).flatMap(config -> view(ref)
                .map(view -> member(id, ref, config, view.state(), isGone)));
    }

    private Member member(VirtualRouterId id, RouterRef ref, RouterConfig config, State state, boolean isGone) {
        return new Member(ref, isGone ? Role.INIT : state.role(), state.memory().priority(),
                config.preempt(), serves(id, ref), isGone, isGone ? List.of() : state.memory().causes(),
                plan.source(ref), config.addresses());
    }

    /// What has become of a virtual router since [#begin].
    Outcome outcome(Standing before) {
        VirtualRouterId id = before.id();
        Serving serving = Optional.ofNullable(servings.get(id)).orElseThrow();
        List<Happening> own = happenings.stream().filter(h -> concerns(id, h.ref())).toList();
        return new Outcome(before, standing(id), own, serving.gapNanos(trial.nowNanos()), serving.isNobody(),
                serving.overlapNanos(trial.nowNanos()));
    }

    private boolean concerns(VirtualRouterId id, RouterRef ref) {
        return part.before().id(ref).filter(id::equals).isPresent()
                || part.after().id(ref).filter(id::equals).isPresent();
    }
}
