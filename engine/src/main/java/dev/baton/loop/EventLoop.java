package dev.baton.loop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.port.Ports;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Objection;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Steering;
import dev.baton.vrrp.Succession;
import dev.baton.vrrp.VirtualRouter;

/// All routers of one node, driven by one thread's worth of work: whoever owns it calls [#turn] when something has
/// arrived and when [#nextDeadlineNanos] has come. Apart from [#inbox] nothing here may be touched by two threads.
///
/// Two rules decide what goes first when frames wait and timers are due at once:
///
/// 1. **What was heard before a timer is handled counts before it.** A loop that wakes late must not take a living
///    master for dead: its adverts are waiting. So a backup's timer is handled after every frame that was there when the
///    turn began. That is a fixed number, at most [Inbox#FRAME_LIMIT]: frames that come meanwhile wait for the next
///    turn, so a flood puts no takeover off for long.
///    What arrived before but lies unread in the kernel counts as well: see [CatchingUp].
/// 2. **A flood loses to a master's own timers.** A master that is late is taken for dead. So its timers are handled
///    after every [#FRAMES_A_BATCH] frames, however many wait.
public final class EventLoop {
    /// How many frames are handled before due timers of masters are looked at.
    public static final int FRAMES_A_BATCH = 64;

    private final Ports ports;
    private final LoopWatcher watcher;
    private final EffectRunner effects;
    private final Stepping stepping;
    private final Hearing hearing;
    private final CatchingUp catchingUp;
    private final Inbox inbox = new Inbox();
    private final Checks checks = new Checks();
    private final Set<String> linksDown = new LinkedHashSet<>();
    private RouterTable table = new RouterTable();
    private NodeSetup setup;
    private Map<String, Steering> begun = Map.of();
    private boolean running;
    private boolean ended;

    /// A loop that has not begun yet.
    public EventLoop(NodeSetup setup, Ports ports, Stepper stepper, LoopWatcher watcher) {
        this.setup = setup;
        this.ports = ports;
        this.watcher = watcher;
        this.effects = new EffectRunner(ports);
        this.stepping = new Stepping(stepper, watcher, effects);
        this.hearing = new Hearing(watcher, stepping::step);
        this.catchingUp = new CatchingUp(ports.packets());
    }

    /// Where frames and node inputs are put; from any thread.
    public Inbox inbox() {
        return inbox;
    }

    /// What persons have told routers before, by their names. To be called before [#start].
    public void remember(Map<String, Steering> steered) {
        begun = Map.copyOf(steered);
    }

    /// Why a router cannot be told something now; empty: it can. To be called as [#steer] is.
    public Optional<Objection> objection(String router, Order order) {
        return table.named(router).filter(_ -> !ended)
                .map(r -> Orders.objection(Orders.told(r, order), order, stepping.now()))
                .orElseGet(() -> Optional.of(Orders.unknown(router, table)));
    }

    /// Tells a router something for the time being, and the other members of its sync group where it concerns them. To be
    /// called on the loop's own thread, from a [NodeInput.Asked]; it has been done when this returns.
    ///
    /// @return why it cannot be done; nothing has changed then. Empty: it has been done
    public Optional<Objection> steer(String router, Order order) {
        Optional<Objection> objection = objection(router, order);
        if (objection.isPresent()) {
            return objection;
        }
        Routed routed = table.named(router).orElseThrow();
        Orders.told(routed, order).forEach(one -> stepping.stepAlone(one, new Input.Ordered(order)));
        routed.group.ifPresent(stepping::settle);
        return Orders.failure(routed, order);
    }

    /// Puts a router through a failover test, and the other members of its sync group, or with [Trial#NONE] lets go of
    /// them. To be called as [#steer] is.
    ///
    /// @return why it cannot be done; nothing has changed then. Empty: it has been done
    public Optional<Objection> subject(String router, Trial trial) {
        Optional<Routed> named = table.named(router).filter(_ -> !ended);
        Optional<Objection> objection = named.map(r -> Trials.objection(r, trial, checks))
                .orElseGet(() -> Optional.of(Orders.unknown(router, table)));
        if (objection.isEmpty()) {
            List<Routed> concerned = Trials.concerned(named.orElseThrow());
            concerned.forEach(r -> r.trial = trial);
            concerned.forEach(this::track);
        }
        return objection;
    }

    /// Begins: takes off every address that an earlier run has left, then starts every router that need not wait for a
    /// check. What the inbox holds already counts first, so that a router on an interface without a link begins in FAULT
    /// and not, as an owner would, as MASTER.
    public void start() {
        stepping.at(ports.clock().nowNanos());
        running = true;
        checks.replace(setup.checks());
        handleInputs(inbox.inputs());
        if (!ended) {
            adopt(setup);
            effects.flush();
        }
    }

    /// Whether the loop has ended; it does not begin again.
    public boolean isEnded() {
        return ended;
    }

    /// When [#turn] is to be called at the latest, on the node's clock; [State#NEVER] if no timer runs.
    public long nextDeadlineNanos() {
        long waits = catchingUp.isHeld() ? catchingUp.againNanos(stepping.now()) : stepping.waiting().firstNanos();
        return Math.min(Math.min(stepping.sending().firstNanos(), waits), stepping.recovering().firstNanos());
    }

    /// When the first backup takes its master for dead, if nothing is heard before; [State#NEVER] if there is none.
    long nextTakeoverNanos() {
        return catchingUp.isHeld() ? State.NEVER : stepping.waiting().firstNanos();
    }

    /// Does everything that is due.
    ///
    /// @return how many frames, node inputs and timers were handled
    public int turn() {
        if (!running || ended) {
            return 0;
        }
        stepping.at(ports.clock().nowNanos());
        catchingUp.look(stepping.waiting().firstNanos(), stepping.now());
        ports.packets().poll(inbox, Inbox.FRAME_LIMIT - inbox.frames());
        int handled = 0;
        int inputs = inbox.inputs();
        int frames = inbox.frames();
        while (frames > 0) {
            int batch = Math.min(frames, FRAMES_A_BATCH);
            handled += hear(batch);
            frames -= batch;
            handled += expire(stepping.sending());
            goOn();
        }
        handled += handleInputs(inputs);
        handled += expire(stepping.sending());
        handled += catchingUp.isHeld() ? 0 : expire(stepping.waiting());
        handled += stepping.recover(table);
        effects.flush();
        return handled;
    }

    /// The routers as they are now, in the order of the setup.
    public List<RouterView> routers() {
        return table.all().stream().map(Routed::view).toList();
    }

    /// The router with this name as it is now.
    public Optional<RouterView> router(String name) {
        return table.named(name).map(Routed::view);
    }

    /// The routers as they are now, with whom they hear.
    public List<Standing> standings() {
        return table.all().stream().map(r -> r.tally.standing(r.view())).toList();
    }

    /// What the routers have counted, in the order of the setup.
    public List<RouterCounts> counts() {
        return table.all().stream().map(r -> r.tally.copy(r.view(), stepping.now())).toList();
    }

    /// What was counted of packets that belong to no single router.
    public WireCounts wireCounts() {
        return hearing.strangers().copy();
    }

    /// What each check says now; one that a failover test has fail for any router fails.
    public Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = checks.verdicts();
        table.all().forEach(
                r -> r.trial.failing().ifPresent(c -> verdicts.computeIfPresent(c, (_, _) -> Verdict.FAILING)));
        return verdicts;
    }

    /// What was discarded, by router, sender and reason; bounded.
    public List<DiscardCount> discards() {
        return hearing.discards().list();
    }

    /// What was discarded beyond the bound of [#discards].
    public long otherDiscards() {
        return hearing.discards().others();
    }

    /// How many timers run; at most one a router.
    public int timers() {
        return stepping.sending().size() + stepping.waiting().size();
    }

    /// What has been counted.
    public LoopCounters counters() {
        return new LoopCounters(hearing.heard(), hearing.accepted(), hearing.undecodable(), hearing.unrelated(),
                inbox.shed(), inbox.refused(), effects.failures(), stepping.unsettled());
    }

    private int hear(int batch) {
        for (int i = 0; i < batch; i++) {
            inbox.nextFrame().ifPresent(frame -> hearing.hear(frame, table, stepping.now()));
        }
        return batch;
    }

    private int expire(TimerQueue timers) {
        int limit = timers.size();
        int handled = 0;
        while (handled < limit && timers.firstNanos() <= stepping.now()) {
            stepping.step(table.at(timers.first()), new Input.TimerExpired());
            handled++;
        }
        return handled;
    }

    private void goOn() {
        stepping.at(Math.max(stepping.now(), ports.clock().nowNanos()));
    }

    private int handleInputs(int inputs) {
        int handled = 0;
        while (handled < inputs && !ended) {
            inbox.nextInput().ifPresent(this::handle);
            handled++;
        }
        return handled;
    }

    private void handle(NodeInput input) {
        switch (input) {
            case NodeInput.CheckEnded(String check, boolean success) -> {
                if (checks.count(check, success)) {
                    watcher.checkTurned(check, checks.verdict(check));
                    table.all().forEach(this::track);
                }
            }
            case NodeInput.LinkChanged(String interfaceName, boolean up) -> changeLink(interfaceName, up);
            case NodeInput.AddressesLost(String router) ->
                table.named(router).ifPresent(r -> stepping.step(r, new Input.AddressesLost()));
            case NodeInput.FaultChanged(String router, FaultCause cause, boolean holds) -> table.named(router)
                    .ifPresent(r -> stepping.step(r,
                            holds ? new Input.FaultRaised(cause) : new Input.FaultCleared(cause)));
            case NodeInput.Asked(Runnable question) -> question.run();
            case NodeInput.PrioritySet(String router, int priority) -> adopt(withPriority(router, priority));
            case NodeInput.SetupReplaced(NodeSetup next) -> adopt(next);
            case NodeInput.EndAsked _ -> {
                ports.addresses().releaseTogether(table.all().stream().filter(r -> r.state instanceof State.Master)
                        .map(r -> r.setup.config()).toList());
                table.all().forEach(r -> stepping.step(r, new Input.Stopped()));
                ended = true;
            }
        }
    }

    private NodeSetup withPriority(String router, int priority) {
        return new NodeSetup(setup.links(), setup.routers().stream()
                .map(r -> r.config().name().equals(router) ? r.withPriority(priority) : r).toList(), setup.checks(),
                setup.groups());
    }

    private void changeLink(String interfaceName, boolean up) {
        boolean changed = up ? linksDown.remove(interfaceName) : linksDown.add(interfaceName);
        if (changed) {
            table.all().stream().filter(r -> r.setup.config().interfaceName().equals(interfaceName))
                    .forEach(r -> stepping.step(r, linkInput(interfaceName, up)));
        }
    }

    private static Input linkInput(String interfaceName, boolean up) {
        FaultCause cause = new FaultCause(FaultCause.Kind.INTERFACE_DOWN, interfaceName);
        return up ? new Input.FaultCleared(cause) : new Input.FaultRaised(cause);
    }

    /// Goes over to `next`. Routers that are gone or are other routers now stop first, and those that get further
    /// addresses go on before those that lose some, so that an address can move from one to another. What is due is done
    /// under the old setup: a master that has stalled steps down by its old interval.
    private void adopt(NodeSetup next) {
        RouterTable old = table;
        for (Routed routed : old.all()) {
            boolean stays = next.routers().stream().anyMatch(
                    r -> r.config().name().equals(routed.name()) && routed.setup.canBecome(r));
            if (!stays) {
                stepping.step(routed, new Input.Stopped());
            } else if (routed.state.deadlineNanos() <= stepping.now() && !isHeld(routed)) {
                stepping.step(routed, new Input.TimerExpired());
            }
        }
        setup = next;
        checks.replace(next.checks());
        ports.probes().run(checks.names());
        table = tableOf(next, old);
        begun = Map.of();
        goOn();
        stepping.replace(table);
        table.all().stream().filter(r -> r.gains(old)).forEach(r -> succeed(r, old));
        table.all().stream().filter(r -> !r.gains(old)).forEach(r -> succeed(r, old));
        table.all().forEach(r -> stepping.recovering().set(r.index, r.retryAtNanos));
        table.all().forEach(this::clearStrangers);
        table.all().forEach(this::track);
        table.groups().forEach(stepping::settle);
    }

    private boolean isHeld(Routed routed) {
        return catchingUp.isHeld() && !(routed.state instanceof State.Master);
    }

    private void succeed(Routed routed, RouterTable old) {
        Optional<RouterConfig> before = routed.predecessor(old).map(o -> o.setup.config())
                .filter(c -> !c.equals(routed.setup.config()));
        before.ifPresent(c -> stepping.succeed(routed,
                Succession.of(c, routed.setup.config(), routed.state, stepping.now())));
    }

    private RouterTable tableOf(NodeSetup next, RouterTable old) {
        RouterTable made = new RouterTable();
        for (RouterSetup wanted : next.routers()) {
            Link link = next.links().stream().filter(l -> l.name().equals(wanted.config().interfaceName())).findFirst()
                    .orElseThrow();
            VirtualRouter router = new VirtualRouter(wanted.config());
            Optional<Routed> kept = old.named(wanted.config().name()).filter(r -> r.setup.canBecome(wanted));
            State state = kept.map(r -> r.state)
                    .orElseGet(() -> router.initial(Orders.before(wanted, old, begun), stepping.now()));
            Routed routed = new Routed(made.all().size(), wanted, link, router, state);
            kept.ifPresent(routed::keep);
            old.named(routed.name()).ifPresent(routed::goOnCounting);
            made.add(routed);
            if (kept.isEmpty()) {
                effects.releaseLeftovers(routed);
            }
        }
        next.groups().forEach(made::group);
        return made;
    }

    /// Lets go of causes of FAULT that came from routers that are not in the group any more, and of interfaces that have
    /// a link; takes on those of interfaces that have none.
    private void clearStrangers(Routed routed) {
        for (FaultCause cause : routed.state.memory().causes()) {
            boolean isStranger = cause.kind() == FaultCause.Kind.GROUP_MEMBER
                    && routed.group.filter(g -> g.group().members().contains(cause.name())).isEmpty();
            if (isStranger) {
                stepping.step(routed, new Input.FaultCleared(cause));
            }
        }
        String interfaceName = routed.setup.config().interfaceName();
        if (linksDown.contains(interfaceName)) {
            stepping.step(routed, linkInput(interfaceName, false));
        }
    }

    /// Tells a router what its checks amount to now, and starts it once none is pending.
    private void track(Routed routed) {
        Tracking tracking = Trials.fold(routed, routed.trial, checks);
        if (!tracking.priority().equals(routed.state.memory().tracked())) {
            stepping.step(routed, new Input.PriorityChanged(tracking.priority()));
        }
        List<FaultCause> before = routed.state.memory().causes();
        for (String check : tracking.failed()) {
            FaultCause cause = new FaultCause(FaultCause.Kind.CHECK_FAILED, check);
            if (!before.contains(cause)) {
                stepping.step(routed, new Input.FaultRaised(cause));
            }
        }
        for (FaultCause cause : before) {
            if (cause.kind() == FaultCause.Kind.CHECK_FAILED && !tracking.failed().contains(cause.name())) {
                stepping.step(routed, new Input.FaultCleared(cause));
            }
        }
        if (!routed.started && tracking.pending().isEmpty()) {
            routed.started = true;
            stepping.step(routed, new Input.Started());
        }
    }
}
