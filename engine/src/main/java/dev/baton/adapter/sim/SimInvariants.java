package dev.baton.adapter.sim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.loop.EventLoop;
import dev.baton.loop.Inbox;
import dev.baton.loop.RouterSetup;
import dev.baton.loop.RouterView;
import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpHeader;
import dev.baton.wire.VrrpMessage;

/// Watches a simulated cluster and fails it at the first thing that must not be. The rules are stated here once more,
/// in other words than in the engine, so that a mistake there is not repeated here.
final class SimInvariants implements SimObserver {
    private static final int SEEN_LIMIT = 16;
    private static final int DISCARDS_LIMIT = 1_024;
    private static final int QUEUED_A_NODE = 50_000;
    private static final int LOOK_ROUND_EVERY = 4_096;
    private static final int FIRST_VRID = 51;
    private static final int ROUTERS_A_NODE = 4;

    /// What is remembered of one router of one node.
    private static final class Track {
        private boolean advertised;
        private boolean mustYield;
        private boolean mayHaveStalled;
        private long lastAdvertNanos = State.NEVER;
        private byte[] checked = {};
        private int checkedPriority;
    }

    private final SimWorld world;
    private final SimRules rules;
    private final SimStory story;
    private final FrameRules frames;
    private final SteeringRules steering;
    private final Track[] tracks;
    /// While a node gets another configuration: since when its other routers are what they are.
    private final Map<String, Long> expected = new LinkedHashMap<>();
    private boolean pushing;
    private String changing = "";
    private boolean quiet;
    private boolean dirty;
    private long turns;
    private long transitions;

    SimInvariants(SimWorld world, SimRules rules, int nodes) {
        this.world = world;
        this.rules = rules;
        this.story = rules.story();
        this.frames = new FrameRules(rules);
        this.steering = new SteeringRules(rules);
        this.tracks = new Track[nodes * ROUTERS_A_NODE];
        for (int i = 0; i < tracks.length; i++) {
            tracks[i] = new Track();
        }
    }

    FrameRules frames() {
        return frames;
    }

    long transitions() {
        return transitions;
    }

    /// From now on, or until now, nothing may change.
    void quiet(boolean isQuiet) {
        quiet = isQuiet;
    }

    private Track track(SimNode node, RouterConfig router) {
        return tracks[node.index() * ROUTERS_A_NODE + router.vrid() - FIRST_VRID];
    }

    private static State state(SimNode node, RouterConfig router) {
        return node.loop().flatMap(l -> l.router(router.name())).map(RouterView::state).orElseThrow();
    }

    /// A process starts: nothing is known of it.
    void starting(SimNode node) {
        for (int i = 0; i < ROUTERS_A_NODE; i++) {
            tracks[node.index() * ROUTERS_A_NODE + i] = new Track();
        }
        incident(node.name(), "starts%s", "");
    }

    /// A process that stood still goes on. One that was MASTER and stood still for longer than its peers wait must step
    /// down before it sends anything.
    void resuming(SimNode node) {
        incident(node.name(), "goes on%s", "");
        long local = node.clock().local(world.nowNanos());
        for (RouterView view : node.routers()) {
            Track track = track(node, view.config());
            track.mayHaveStalled = true;
            track.lastAdvertNanos = State.NEVER;
            if (view.state() instanceof State.Master master) {
                long wait = Math.max(2, view.config().downAdverts()) * view.config().advertIntervalNanos();
                track.mustYield = local - master.lastAdvertNanos() > wait;
            }
        }
    }

    /// A node is about to get another configuration in which `router` becomes `changed`.
    void pushing(SimNode node, RouterConfig router, RouterConfig changed) {
        track(node, changed).lastAdvertNanos = State.NEVER;
        expected.clear();
        for (RouterView view : node.routers()) {
            if (!view.config().name().equals(router.name())) {
                expected.put(view.config().name(), view.state().sinceNanos());
            }
        }
        changing = changed.name();
        pushing = true;
    }

    /// It has got it: the whole of it, and in a node without sync groups the other routers are as they were, or as their
    /// own timers and what they heard at that moment have made them.
    void pushed(SimNode node) {
        pushing = false;
        if (!node.isRunning() || node.loop().isEmpty()) {
            return;
        }
        List<RouterConfig> wanted = node.setup().routers().stream().map(RouterSetup::config).toList();
        if (!node.routers().stream().map(RouterView::config).toList().equals(wanted)) {
            throw rules.failure(node.name() + " runs neither the old configuration nor the whole new one");
        }
        boolean isUndisturbed = !node.setup().groups().isEmpty() || node.routers().stream()
                .filter(v -> !v.config().name().equals(changing))
                .allMatch(v -> expected.getOrDefault(v.config().name(), State.NEVER) == v.state().sinceNanos());
        if (!isUndisturbed) {
            throw rules.failure(node.name() + " was given another " + changing + ", and its other routers changed too");
        }
    }

    /// Something was done to the cluster.
    void incident(String who, String what, Object detail) {
        story.notable(world.nowNanos(), who, what, detail);
        story.count(world.nowNanos(), what.length());
    }

    @Override
    public void sent(SimFrame frame) {
        SimNode node = frame.from;
        story.ordinary(world.nowNanos(), node.name(), "sends %s", new SimWords.Sent(frame));
        story.count(world.nowNanos(), Arrays.hashCode(frame.bytes));
        Optional<VrrpMessage> advert = frame.advert();
        if (advert.isPresent()) {
            sent(node, owner(node, frame, advert.get()), frame, advert.get());
        } else {
            rules.require(node.routers().stream().anyMatch(v -> v.state().role() == Role.MASTER
                    && node.machine().holdsAll(v.config()) && !track(node, v.config()).mustYield), node,
                    node.routers().getFirst().config(), "announces addresses that it does not hold");
        }
    }

    private RouterConfig owner(SimNode node, SimFrame frame, VrrpMessage advert) {
        IpHeader header = frame.content().network().orElseThrow();
        for (RouterSetup setup : node.setup().routers()) {
            RouterConfig config = setup.config();
            if (config.vrid() == advert.vrid() && config.family() == header.source().family()) {
                return node.loop().flatMap(l -> l.router(config.name())).map(RouterView::config).orElse(config);
            }
        }
        throw rules.failure(node.name() + " sends an advert of no router of its own");
    }

    private void sent(SimNode node, RouterConfig router, SimFrame frame, VrrpMessage advert) {
        Track track = track(node, router);
        State state = state(node, router);
        int effective = state.memory().priority().value();
        rules.require(!track.mustYield, node, router, "stood still and sends before it has stepped down");
        if (!Arrays.equals(track.checked, frame.bytes) || track.checkedPriority != effective) {
            frames.sent(node, router, effective, frame, advert);
            track.checked = frame.bytes;
            track.checkedPriority = effective;
        }
        if (advert.priority() == 0) {
            rules.require(!node.machine().holdsAny(router), node, router, "resigns while it still holds its addresses");
            return;
        }
        rules.require(state.role() == Role.MASTER, node, router, "advertises without being MASTER");
        if (track.advertised && track.lastAdvertNanos != State.NEVER) {
            long most = router.advertIntervalNanos() + world.faults().wakeNanos();
            long gap = world.nowNanos() - track.lastAdvertNanos;
            if (gap > most + most / 1_000_000 * 2 * world.faults().driftPpm() + 1) {
                throw rules.failure(SimRules.who(node, router) + " is MASTER and lets " + SimWords.seconds(gap)
                        + " pass between two adverts");
            }
        }
        track.advertised = true;
        track.lastAdvertNanos = world.nowNanos();
    }

    @Override
    public void damaged(SimFrame frame, byte[] bytes) {
        frames.damaged(frame, bytes);
    }

    @Override
    public void arrived(SimNode node, SimFrame frame, byte[] bytes) {
        story.ordinary(world.nowNanos(), node.name(),
                Arrays.equals(bytes, frame.bytes) ? "gets %s" : "gets, damaged, %s",
                new SimWords.Sent(frame));
        story.count(world.nowNanos(), node.index());
    }

    @Override
    public void accepted(SimNode node, RouterConfig router, Advert advert, byte[] bytes) {
        frames.accepted(node, router, advert, bytes);
    }

    @Override
    public void claimed(SimNode node, RouterConfig router) {
        dirty = true;
        rules.require(state(node, router).role() == Role.MASTER, node, router,
                "claims its addresses without being MASTER");
        rules.require(track(node, router).advertised
                || state(node, router).memory().steering().claim().isPresent(), node, router,
                "claims its addresses before it has advertised, and they were not handed over to it");
    }

    @Override
    public void released(SimNode node, RouterConfig router) {
        dirty = true;
    }

    @Override
    public void transitioned(SimNode node, String router, Transition transition) {
        transitions++;
        dirty = true;
        story.notable(world.nowNanos(), node.name() + "/" + router, "%s", new SimWords.Told(transition));
        story.count(world.nowNanos(), transition.to().name().hashCode() * 31L + transition.reason().name().hashCode());
        RouterConfig config = node.routers().stream().map(RouterView::config).filter(c -> c.name().equals(router))
                .findFirst().orElseThrow();
        Track track = track(node, config);
        if (transition.from() == Role.MASTER) {
            rules.require(!node.machine().holdsAny(config), node, config,
                    "has left MASTER and still holds its addresses");
            track.mustYield = false;
            track.advertised = false;
        }
        if (transition.to() == Role.MASTER) {
            rules.require(node.machine().holdsAll(config), node, config, "is MASTER and does not hold its addresses");
        }
        rules.require(transition.reason() != Reason.STALLED || track.mayHaveStalled, node, config,
                "says that it stood still, and did not");
        rules.require(!quiet, node, config, "changes its state although nothing goes wrong any more");
    }

    @Override
    public void noticed(SimNode node, String router, Oddity oddity) {
        story.notable(world.nowNanos(), node.name() + "/" + router, "notices %s", oddity);
    }

    /// RFC 9568 section 6.4.3, in other words: a MASTER yields to a higher priority, and to an equal one from a higher
    /// address, and to nothing else that it hears.
    @Override
    public void stepped(SimNode node, RouterConfig router, State before, Input input, State after) {
        dirty |= before.role() != after.role();
        if (pushing && (input instanceof Input.TimerExpired || input instanceof Input.AdvertHeard)) {
            expected.put(router.name(), after.sinceNanos());
        }
        dirty |= input instanceof Input.Ordered;
        Track track = track(node, router);
        boolean hadStalled = track.mayHaveStalled;
        if (before instanceof State.Master && after.role() != Role.MASTER) {
            track.mayHaveStalled = false;
        }
        if (before instanceof State.Master master && input instanceof Input.AdvertHeard(Advert advert)
                && advert.priority() > 0 && !hadStalled) {
            int own = master.memory().priority().value();
            boolean yields = advert.priority() > own
                    || (advert.priority() == own && advert.source().compareTo(router.source()) > 0);
            if ((after.role() == Role.BACKUP) != yields) {
                throw rules.failure(SimRules.who(node, router) + " is MASTER with " + own + ", hears "
                        + advert.priority() + " from " + advert.source() + " and is " + after.role() + " then");
            }
        }
    }

    @Override
    public void turned(SimNode node) {
        turns++;
        boolean lookRound = turns % LOOK_ROUND_EVERY == 0;
        if (dirty || lookRound) {
            dirty = false;
            addresses(node);
            groups(node);
        }
        if (lookRound) {
            bounds();
        }
    }

    private void addresses(SimNode node) {
        for (RouterView view : node.routers()) {
            boolean isMaster = view.state().role() == Role.MASTER;
            rules.require(!isMaster || node.machine().holdsAll(view.config()), node, view.config(),
                    "is MASTER without its addresses");
            rules.require(isMaster || !node.machine().holdsAny(view.config()), node, view.config(),
                    "is not MASTER and holds addresses");
            steering.check(node, view);
        }
    }

    private void groups(SimNode node) {
        List<RouterView> views = node.routers();
        if (!node.setup().groups().isEmpty()) {
            long masters = views.stream().filter(v -> v.state().role() == Role.MASTER).count();
            long faults = views.stream().filter(v -> v.state().role() == Role.FAULT).count();
            rules.require((masters == 0 || masters == views.size()), node, views.getFirst().config(),
                    "is in a sync group of which only some members are MASTER");
            rules.require((faults == 0 || faults == views.size() || views.stream().anyMatch(v -> !v.started())), node,
                    views.getFirst().config(), "is in a sync group of which only some members are in FAULT");
        }
    }

    /// Nothing grows without bound.
    void bounds() {
        if (world.queued() > QUEUED_A_NODE * world.nodes().size()) {
            throw rules.failure("the simulation's queue holds " + world.queued() + " entries");
        }
        for (SimNode node : world.nodes()) {
            boolean isBounded = node.machine().waitingFrames() <= SimMachine.SOCKET_LIMIT
                    && node.machine().journalEntries() <= SimMachine.JOURNAL_LIMIT
                    && node.loop().filter(l -> !isBounded(l)).isEmpty();
            if (!isBounded) {
                throw rules.failure(node.name() + " has a queue, a journal or a memory beyond its bound");
            }
        }
    }

    private static boolean isBounded(EventLoop loop) {
        return loop.inbox().frames() <= Inbox.FRAME_LIMIT && loop.inbox().inputs() <= Inbox.INPUT_LIMIT
                && loop.timers() <= loop.routers().size() && loop.discards().size() <= DISCARDS_LIMIT
                && loop.counters().unsettled() == 0 && loop.counters().refused() == 0
                && loop.routers().stream().allMatch(v -> v.state().memory().seen().size() <= SEEN_LIMIT);
    }
}
