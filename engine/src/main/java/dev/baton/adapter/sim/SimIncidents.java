package dev.baton.adapter.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.loop.RouterView;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.RouterConfig;

/// Has things go wrong in a simulated cluster, by chance, and puts them right again.
final class SimIncidents {
    private static final List<ChecksumPolicy> POLICIES = List.of(ChecksumPolicy.values());
    private static final double STAYS_AWAY = 0.2;
    private static final int MOST_WALL_STEP_HOURS = 48;

    private final SimWorld world;
    private final SimRandom random;
    private final SimInvariants story;
    private final SimFaults faults;
    private final List<RouterConfig> configs = new ArrayList<>();
    private final long unitNanos;
    private long round;

    /// @param unitNanos how long an incident lasts, roughly: a master down interval
    SimIncidents(SimWorld world, SimRandom random, SimInvariants story, SimFaults faults, long unitNanos) {
        this.world = world;
        this.random = random;
        this.story = story;
        this.faults = faults;
        this.unitNanos = unitNanos;
        remember();
    }

    /// Every configuration that was in force since the cluster was last quiet.
    List<RouterConfig> configs() {
        return configs;
    }

    /// Forgets the configurations that are not in force any more.
    void remember() {
        configs.clear();
        for (SimNode node : world.nodes()) {
            node.setup().routers().forEach(r -> configs.add(r.config()));
        }
    }

    private SimNode anyNode() {
        return world.nodes().get(random.below(world.nodes().size()));
    }

    private long aWhile() {
        return random.between(1, 3 * unitNanos);
    }

    /// Puts one thing right later, unless everything has been put right by then.
    private void afterAWhile(Runnable action) {
        long now = round;
        world.at(world.nowNanos() + aWhile(), () -> {
            if (round == now) {
                action.run();
            }
        });
    }

    /// Lets one thing go wrong, chosen by the weights.
    void happen() {
        int[] weights = {faults.partition(), faults.clog(), faults.wallStep(), faults.pause(), faults.kill(),
                faults.end(), faults.link(), faults.check(), faults.priority(), faults.push(), faults.steer()};
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        if (total == 0) {
            return;
        }
        int drawn = random.below(total);
        int kind = 0;
        while (drawn >= weights[kind]) {
            drawn -= weights[kind++];
        }
        switch (kind) {
            case 0 -> partition();
            case 1 -> clog();
            case 2 -> wallStep();
            case 3 -> pause();
            case 4 -> leave(true);
            case 5 -> leave(false);
            case 6 -> link();
            case 7 -> check();
            case 8 -> priority();
            case 9 -> push();
            default -> steer();
        }
    }

    private void partition() {
        SimNode from = anyNode();
        SimNode to = anyNode();
        if (from != to) {
            story.incident(from.name(), "is heard no longer by %s", to.name());
            world.cut(from, to, true);
            afterAWhile(() -> world.cut(from, to, false));
        }
    }

    private void clog() {
        SimNode node = anyNode();
        long until = world.nowNanos() + aWhile();
        story.incident(node.name(), "gets nothing for %s, then all at once",
                SimWords.seconds(until - world.nowNanos()));
        node.ports().forEach(port -> port.cloggedUntilNanos = Math.max(port.cloggedUntilNanos, until));
    }

    private void wallStep() {
        SimNode node = anyNode();
        int hours = random.between(-MOST_WALL_STEP_HOURS, MOST_WALL_STEP_HOURS);
        story.incident(node.name(), "has its wall clock stepped by %d h", hours);
        node.clock().stepWall(Duration.ofHours(hours));
    }

    private void pause() {
        SimNode node = anyNode();
        if (node.isRunning()) {
            story.incident(node.name(), "stands still%s", "");
            node.pause();
            afterAWhile(() -> resume(node));
        }
    }

    private void resume(SimNode node) {
        if (node.status() == LabNode.Status.STOPPED) {
            story.resuming(node);
            node.resume();
        }
    }

    private void leave(boolean isKilled) {
        SimNode node = anyNode();
        if (node.isRunning()) {
            story.incident(node.name(), isKilled ? "is killed%s" : "is ended%s", "");
            if (isKilled) {
                node.kill();
            } else {
                node.end();
            }
            afterAWhile(() -> restart(node));
        }
    }

    private void restart(SimNode node) {
        if (node.status() == LabNode.Status.KILLED || node.status() == LabNode.Status.ENDED) {
            story.starting(node);
            node.start();
        }
    }

    private void link() {
        SimNode node = anyNode();
        SimPort port = node.ports().get(random.below(node.ports().size()));
        setLink(node, port, !port.up);
    }

    private void setLink(SimNode node, SimPort port, boolean up) {
        if (port.up != up) {
            story.incident(node.name(), up ? "gets back the link of %s" : "loses the link of %s", port.interfaceName);
            node.link(port, up);
        }
    }

    private void check() {
        SimNode node = anyNode();
        List<String> checks = List.copyOf(node.checks().keySet());
        setCheck(node, checks.get(random.below(checks.size())), random.chance(0.5));
    }

    private void setCheck(SimNode node, String check, boolean passing) {
        story.incident(node.name(), passing ? "passes the check %s" : "fails the check %s", check);
        node.check(check, passing);
    }

    private void priority() {
        SimNode node = anyNode();
        RouterConfig router = anyRouter(node);
        if (router.priority() != RouterConfig.OWNER) {
            int priority = random.between(1, 254);
            story.incident(node.name() + "/" + router.name(), "gets priority %d", priority);
            node.setPriority(router.name(), priority);
        }
    }

    private void steer() {
        SimNode node = anyNode();
        RouterConfig router = anyRouter(node);
        Order order = switch (random.below(8)) {
            case 0 -> new Order.Resign();
            case 1 -> new Order.Maintenance(random.chance(0.5));
            case 2 -> new Order.Priority(random.chance(0.5)
                    ? OptionalInt.of(random.between(1, 254))
                    : OptionalInt.empty());
            case 3 -> new Order.Claim(OptionalInt.of(random.between(1, 254)));
            default -> new Order.Claim(OptionalInt.empty());
        };
        if (node.isRunning() && node.loop().isPresent()) {
            story.incident(node.name() + "/" + router.name(), "is told %s", order);
            node.steer(router.name(), order)
                    .ifPresent(o -> story.incident(node.name() + "/" + router.name(), "objects: %s", o.sentence()));
        }
    }

    private static RouterConfig with(RouterConfig router, SimRandom random) {
        return switch (random.below(4)) {
            case 0 -> router.withPreempt(!router.preempt(), router.preemptDelayNanos());
            case 1 -> router.withPriority(router.priority() == RouterConfig.OWNER
                    ? RouterConfig.OWNER
                    : random.between(1, 254));
            case 2 -> router.version() == 3 && !router.interop() && router.unicastPeers().isEmpty()
                    ? router.withInterval(Math.min(2 * router.advertIntervalNanos(), 40_000_000_000L))
                    : router;
            default -> router.withChecksum(POLICIES.get(random.below(POLICIES.size())));
        };
    }

    private RouterConfig anyRouter(SimNode node) {
        List<RouterSetup> routers = node.setup().routers();
        return routers.get(random.below(routers.size())).config();
    }

    /// Another configuration: one router is another now, or keeps going with other values. What the node runs then must
    /// be the whole new configuration.
    private void push() {
        SimNode node = anyNode();
        RouterConfig router = anyRouter(node);
        RouterConfig changed = with(router, random);
        NodeSetup old = node.setup();
        NodeSetup next = new NodeSetup(old.links(), old.routers().stream()
                .map(r -> r.config().equals(router) ? new RouterSetup(changed, r.tracked()) : r).toList(),
                old.checks(), old.groups());
        configs.add(changed);
        story.incident(node.name(), "is given %s", SimWords.router(changed));
        story.pushing(node, router, changed);
        node.push(next);
        story.pushed(node);
    }

    /// Puts right what is wrong, but leaves what may well stay so: a node that is gone, a check that fails.
    ///
    /// @return until when frames from before may still arrive, in the world's time
    long heal() {
        story.incident("everything", "is put right%s", "");
        round++;
        long stale = world.nowNanos() + world.longestFlightNanos();
        world.healAll();
        for (SimNode node : world.nodes()) {
            for (SimPort port : node.ports()) {
                stale = Math.max(stale, port.cloggedUntilNanos);
                setLink(node, port, true);
            }
            resume(node);
            boolean staysAway = random.chance(STAYS_AWAY);
            if (!staysAway) {
                restart(node);
            }
            for (String check : List.copyOf(node.checks().keySet())) {
                setCheck(node, check, random.chance(0.8));
            }
        }
        return stale;
    }

    /// How the routers are now, for a reader.
    static String holders(SimWorld world) {
        StringBuilder text = new StringBuilder();
        for (SimNode node : world.nodes()) {
            for (RouterView view : node.routers()) {
                text.append(' ').append(node.name()).append('/').append(view.config().name()).append(' ')
                        .append(node.isRunning() ? view.state().role() : node.status());
            }
        }
        return text.toString();
    }
}
