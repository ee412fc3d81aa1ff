package dev.baton.adapter.sim;

import java.util.List;
import java.util.OptionalInt;

import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.loop.Stepper;
import dev.baton.vrrp.RouterConfig;

/// A cluster that is drawn from a seed and run through good and bad times: faults for a while, then everything is put
/// right, and after the time that [SettleBound] gives it must have settled and stay as it is. Rules are checked after
/// everything that happens; the first one that is broken is thrown as a [SimFailure].
public final class SimCluster {
    /// The fewest nodes of a drawn cluster.
    public static final int MIN_NODES = SimPlan.MIN_NODES;
    /// The most nodes of a drawn cluster.
    public static final int MAX_NODES = SimPlan.MAX_NODES;

    private static final int BAD_UNITS = 12;
    private static final int QUIET_UNITS = 6;
    private static final int LOOKS = 4;

    private final SimRandom random;
    private final SimPlan plan;
    private final SimWorld world;
    private final SimRules rules;
    private final SimInvariants invariants;
    private final SimIncidents incidents;
    private final long unitNanos;
    private long collisions;

    /// What a run gave.
    ///
    /// @param nanos       how much time was simulated
    /// @param events      how many things happened
    /// @param transitions how many changes of state there were
    /// @param quietTimes  how many times the cluster was put right and looked at
    /// @param damaged     frames that arrived damaged
    /// @param collisions  damaged adverts whose checksum was right by chance, and which were therefore believed
    /// @param sum         the same for two runs in which the same happened
    public record Outcome(long nanos, long events, long transitions, long quietTimes, long damaged, long collisions,
            long sum) {}

    /// @param seed    what everything is drawn from
    /// @param nodes   how many nodes; empty: drawn
    /// @param stepper how routers take their steps: [Stepper#RFC], or a wrong way that is to be caught
    public SimCluster(long seed, OptionalInt nodes, Stepper stepper) {
        this.random = new SimRandom(seed);
        this.plan = SimPlan.draw(random.split(), nodes);
        this.world = new SimWorld(random.split());
        this.rules = new SimRules(seed, setting());
        this.invariants = new SimInvariants(world, rules, plan.setups().size());
        world.observe(invariants);
        world.setFaults(plan.faults().healed());
        long wait = 0;
        for (NodeSetup setup : plan.setups()) {
            SimNode node = node(setup, stepper);
            world.add(node);
            for (RouterSetup router : setup.routers()) {
                RouterConfig config = router.config();
                wait = Math.max(wait, (config.downAdverts() + 1) * config.advertIntervalNanos());
            }
        }
        this.unitNanos = wait;
        this.incidents = new SimIncidents(world, random.split(), invariants, plan.faults(), unitNanos);
        for (SimNode node : world.nodes()) {
            world.at(random.below(unitNanos), () -> {
                invariants.starting(node);
                node.start();
            });
        }
    }

    private SimNode node(NodeSetup setup, Stepper stepper) {
        SimClock clock = new SimClock(random.below(1L << 50));
        int most = plan.faults().driftPpm();
        clock.drift(0, random.between(-most, most));
        SimNode node = new SimNode(world, "n" + (world.nodes().size() + 1), setup, clock, stepper);
        LabSetups.attach(node, setup, setup.links().stream().map(l -> "segment-" + l.name()).toList(), world);
        return node;
    }

    private String setting() {
        StringBuilder text = new StringBuilder("The cluster: ").append(plan.setups().size()).append(" nodes, ")
                .append(plan.faults()).append(System.lineSeparator());
        for (int i = 0; i < plan.setups().size(); i++) {
            for (RouterSetup router : plan.setups().get(i).routers()) {
                text.append("  n").append(i + 1).append("  ").append(SimWords.router(router.config()))
                        .append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    /// Runs the cluster.
    ///
    /// @param nanos how long, in its own time
    /// @throws SimFailure at the first rule that is broken
    public Outcome run(long nanos) {
        try {
            return live(nanos);
        } catch (SimFailure failure) {
            throw failure;
        } catch (RuntimeException crash) {
            throw rules.crash(crash);
        }
    }

    private Outcome live(long nanos) {
        long quietTimes = 0;
        long end = world.nowNanos() + nanos;
        while (world.nowNanos() < end) {
            goWrong(end);
            if (beRight(end)) {
                quietTimes++;
            }
        }
        invariants.bounds();
        return new Outcome(nanos, world.events(), invariants.transitions(), quietTimes,
                invariants.frames().damagedFrames(), invariants.frames().collisions(), rules.story().sum());
    }

    private void goWrong(long end) {
        world.setFaults(plan.faults());
        long until = Math.min(end, world.nowNanos() + random.between(1, BAD_UNITS) * unitNanos);
        while (world.nowNanos() < until) {
            incidents.happen();
            world.runUntil(Math.min(until, world.nowNanos() + random.between(1, 2 * unitNanos)));
        }
    }

    /// Puts everything right, waits as long as it may take, and looks.
    ///
    /// @return whether there was time enough left to do so
    private boolean beRight(long end) {
        long stale = incidents.heal();
        world.setFaults(plan.faults().healed());
        List<RouterConfig> configs = incidents.configs();
        long settled = world.nowNanos() + SettleBound.nanos(configs, stale - world.nowNanos(), plan.faults().healed());
        world.runUntil(Math.min(end, stale));
        if (invariants.frames().collisions() > collisions) {
            settled += SettleBound.afterCollisionNanos(configs);
        }
        collisions = invariants.frames().collisions();
        world.runUntil(Math.min(end, settled));
        if (world.nowNanos() >= end) {
            return false;
        }
        invariants.frames().forget();
        invariants.incident("everything", "must have settled:%s", SimIncidents.holders(world));
        QuietRules.check(world, rules);
        invariants.quiet(true);
        long units = random.between(1, QUIET_UNITS);
        for (int i = 0; i < LOOKS; i++) {
            world.runUntil(Math.min(end, world.nowNanos() + units * unitNanos / LOOKS));
            QuietRules.check(world, rules);
        }
        invariants.quiet(false);
        incidents.remember();
        return true;
    }
}
