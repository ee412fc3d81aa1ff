package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

import dev.baton.config.NodeConfig;
import dev.baton.loop.RouterView;
import dev.baton.loop.Stepper;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;

/// A virtual cluster to play with: the real engine on virtual segments, in virtual time that runs only in [#advance].
/// The same preset, number of nodes, seed and commands at the same times give the same events to the nanosecond. Not for
/// two threads at once.
///
/// The amount of what happens is bounded by what is configured: a master sends one advert an interval and at most one
/// answer to rivals a millisecond, and each reaches every other node at most twice.
public final class Lab {
    public static final int MIN_NODES = 1;
    public static final int MAX_NODES = 50;
    /// The observer of what is put on a segment.
    public static final String WIRE = "wire";
    /// The site of every cluster of a lab.
    public static final String SITE = "lab";

    /// Nodes do not start all at once: each within this time.
    private static final long START_WITHIN_NANOS = 300_000_000L;
    private static final long REPORT_EVERY_NANOS = 1_000_000_000L;

    private final LabPreset preset;
    private final long seed;
    private final SimWorld world;
    private final LabReporter reporter;
    private final LabConfigs configs = new LabConfigs();
    private final LabHosts hosts;
    private final LabDemands demands;
    private LabFaults faults = LabFaults.NONE;

    private Lab(LabPreset preset, List<LabSetups.Machine> machines, long seed) {
        this.preset = preset;
        this.seed = seed;
        SimRandom random = new SimRandom(seed);
        this.world = new SimWorld(random.split());
        this.reporter = new LabReporter(world);
        world.observe(reporter);
        demands = new LabDemands(world);
        hosts = new LabHosts(world, seed);
        for (LabSetups.Machine machine : machines) {
            SimNode node = new SimNode(world, machine.name(), machine.setup(), new SimClock(0), Stepper.RFC);
            LabSetups.attach(node, machine.setup(), machine.segments(), world);
            world.add(node);
            configs.add(machine.name(), machine.setup());
            world.at(random.below(START_WITHIN_NANOS), node::boot);
            world.at(random.below(REPORT_EVERY_NANOS), () -> heartbeat(node));
        }
    }

    /// A lab at time 0, before its nodes start; they do so within the first 300 ms.
    ///
    /// @param nodes how many nodes; empty: as many as the preset has
    /// @throws LabException for a number of nodes that no lab, or this preset, can have
    public static Lab of(LabPreset preset, OptionalInt nodes, long seed) {
        int count = nodes.orElse(preset.defaultNodes());
        if (count < MIN_NODES || count > MAX_NODES) {
            throw new LabException("A lab has " + MIN_NODES + " to " + MAX_NODES + " nodes, not " + count + ".");
        }
        if (preset.fixedNodes() && count != preset.defaultNodes()) {
            throw new LabException(
                    "The preset " + preset.id() + " has " + preset.defaultNodes() + " nodes, not " + count
                            + "; leave the number out, or take a preset that can have another, such as three.");
        }
        return new Lab(preset, LabSetups.of(preset, count), seed);
    }

    /// A lab with copies of real nodes, before they start. It is of the preset [LabPreset#THREE] by name only.
    ///
    /// @throws LabException if there are too many, or one cannot run in a lab, with the reason
    public static Lab copy(List<LabTwin> twins, long seed) {
        if (twins.isEmpty() || twins.size() > MAX_NODES) {
            throw new LabException("A lab has " + MIN_NODES + " to " + MAX_NODES + " nodes, not " + twins.size() + ".");
        }
        List<LabSetups.Machine> machines = new ArrayList<>();
        twins.forEach(twin -> machines.add(twin.machine(machines.size())));
        return new Lab(LabPreset.THREE, machines, seed);
    }

    private void heartbeat(SimNode node) {
        if (node.isRunning()) {
            reporter.report(node, true);
        }
        world.at(world.nowNanos() + REPORT_EVERY_NANOS, () -> heartbeat(node));
    }

    /// What it began with.
    public LabPreset preset() {
        return preset;
    }

    /// What its chances come from.
    public long seed() {
        return seed;
    }

    /// The lab's time in nanoseconds, from 0.
    public long nowNanos() {
        return world.nowNanos();
    }

    /// How many things have happened inside: frames that arrived, timers, starts and so on.
    public long happenings() {
        return world.events();
    }

    /// Runs time on, and hands over what happens, in order of time.
    ///
    /// @param nanos    how far, 0 or more
    /// @param listener is called before this method returns, on this thread; it must not call the lab
    public void advance(long nanos, Consumer<LabEvent> listener) {
        if (nanos < 0) {
            throw new IllegalArgumentException("time does not run backwards: " + nanos);
        }
        reporter.listener(listener);
        world.runUntil(Math.addExact(world.nowNanos(), nanos));
        reporter.hold();
    }

    /// Hands `tap` a copy of every frame that is put on a segment from now on, once each, however many hear it. It is
    /// called within [#advance] and [#perform]; it must not call the lab.
    public void tap(Consumer<LabFrame> tap) {
        reporter.tap(tap);
    }

    /// Who can ask the virtual addresses whether they answer.
    public LabHosts hosts() {
        return hosts;
    }

    /// The nodes as they are now, in the order set up.
    public List<LabNode> nodes() {
        return world.nodes().stream().map(Lab::view).toList();
    }

    private static LabNode view(SimNode node) {
        boolean isGone = node.status() == LabNode.Status.KILLED || node.status() == LabNode.Status.ENDED;
        List<LabRouter> routers = node.routers().stream().map(view -> view(node, view, isGone)).toList();
        return new LabNode(node.name(), node.status(), routers, node.clock().driftPpm(),
                node.ports().stream().allMatch(p -> p.up));
    }

    private static LabRouter view(SimNode node, RouterView view, boolean isGone) {
        RouterConfig config = view.config();
        return new LabRouter(config.name(),
                LabReporter.key(node.port(config.interfaceName()).segment.name(), config), config,
                isGone ? Role.INIT : view.state().role(), view.state().memory().priority());
    }

    /// A node's configuration, as a real node would have it in its file.
    ///
    /// @throws LabException if there is no such node
    public NodeConfig config(String node) {
        return configs.of(demands.node(node).name());
    }

    /// Has a node go over to another configuration: at once if its process runs, else when it is started. Routers that
    /// stay the same miss nothing. What it leads to is handed over by the next [#advance].
    ///
    /// @throws LabException if there is no such node, or it cannot run there; nothing has changed then
    public void configure(String node, NodeConfig next) {
        SimNode changed = demands.node(node);
        configs.configure(changed, next);
        if (changed.isRunning()) {
            reporter.report(changed, true);
        }
    }

    /// Tells a router of a running node something for the time being.
    ///
    /// @throws LabException if there is no such router, or it cannot do it now, with the reason
    public void steer(String node, String router, Order order) {
        reporter.hold();
        SimNode told = demands.steerable(node, router);
        told.objection(router, order).ifPresent(o -> {
            throw new LabException(o.sentence());
        });
        told.steer(router, order);
    }

    /// What failover tests do to its nodes.
    public LabTrials trials() {
        return new LabTrials(world, reporter);
    }

    /// A node as it sees itself.
    ///
    /// @throws LabException if there is no such node
    public LabSight sight(String node) {
        return LabSight.of(demands.node(node), world.nowNanos());
    }

    /// What the segments do to frames now.
    public LabFaults faults() {
        return faults;
    }

    /// Changes what the segments do to frames that are sent from now on.
    public void setFaults(LabFaults newFaults) {
        faults = newFaults;
        world.setFaults(SimFaults.of(newFaults));
    }

    /// Looks through a script before it is run: names that there are, and what can be told to a node in the state that the
    /// script itself has put it in.
    ///
    /// @throws LabException with the column of the first command that could not be performed
    public void check(List<LabCommand.Timed> script) {
        demands.check(script);
    }

    /// Performs a command now. What it leads to at once is handed over by the next [#advance], the command itself first.
    ///
    /// @throws LabException if there is no such node, router or check (the sentence lists those there are), or the
    ///                      command makes no sense now
    public void perform(LabCommand command) {
        reporter.hold();
        switch (command) {
            case LabCommand.Kill(String node) -> kill(demands.running(node), command);
            case LabCommand.End(String node) -> end(demands.running(node), command);
            case LabCommand.Stop(String node) -> {
                SimNode stopped = demands.running(node);
                reporter.performed(command);
                stopped.pause();
            }
            case LabCommand.Continue(String node) -> {
                SimNode continued = demands.in(node, LabNode.Status.STOPPED);
                reporter.performed(command);
                continued.resume();
            }
            case LabCommand.Start(String node) -> start(demands.node(node), command);
            case LabCommand.Link(String node, boolean up) -> {
                SimNode linked = demands.node(node);
                reporter.performed(command);
                linked.ports().forEach(port -> linked.link(port, up));
            }
            case LabCommand.Cut(String from, String to) -> cut(from, to, true, command);
            case LabCommand.Heal(String from, String to) -> cut(from, to, false, command);
            case LabCommand.HealAll _ -> {
                reporter.performed(command);
                world.healAll();
            }
            case LabCommand.Check(String check, String node, boolean passing) ->
                check(demands.node(node), check, passing, command);
            case LabCommand.Priority(String node, String router, int priority) ->
                prioritize(demands.node(node), router, priority, command);
            case LabCommand.HandOver(String node, String router) ->
                steer(node, router, new Order.Claim(OptionalInt.empty()), command);
            case LabCommand.Resign(String node, String router) ->
                steer(node, router, new Order.Resign(), command);
            case LabCommand.Maintenance(String node, String router, boolean on) ->
                steer(node, router, new Order.Maintenance(on), command);
            case LabCommand.Drift(String node, int ppm) -> {
                SimNode drifting = demands.node(node);
                reporter.performed(command);
                drifting.drift(ppm);
            }
            case LabCommand.Loss(double share) -> fault(faults.withLoss(share), command);
            case LabCommand.Delay(long nanos) -> fault(faults.withDelayNanos(nanos), command);
            case LabCommand.Duplicate(double share) -> fault(faults.withDuplication(share), command);
        }
    }

    private void kill(SimNode node, LabCommand command) {
        reporter.performed(command);
        node.kill();
        reporter.lost(node);
    }

    private void end(SimNode node, LabCommand command) {
        reporter.performed(command);
        node.end();
        reporter.lost(node);
    }

    private void start(SimNode node, LabCommand command) {
        LabDemands.requireStartable(node, node.status());
        reporter.performed(command);
        node.start();
    }

    private void cut(String from, String to, boolean isCut, LabCommand command) {
        SimNode one = demands.node(from);
        SimNode other = demands.node(to);
        LabDemands.requireTwo(one, other);
        reporter.performed(command);
        world.cut(one, other, isCut);
    }

    private void check(SimNode node, String check, boolean passing, LabCommand command) {
        LabDemands.requireCheck(node, check);
        reporter.performed(command);
        node.check(check, passing);
    }

    private void prioritize(SimNode node, String router, int priority, LabCommand command) {
        LabDemands.requireRouter(node, router);
        reporter.performed(command);
        configs.prioritize(node.name(), router, priority);
        node.setPriority(router, priority);
    }

    private void steer(String name, String router, Order order, LabCommand command) {
        SimNode node = demands.steerable(name, router);
        node.objection(router, order).ifPresent(o -> {
            throw new LabException(o.sentence());
        });
        reporter.performed(command);
        node.steer(router, order);
    }

    private void fault(LabFaults newFaults, LabCommand command) {
        reporter.performed(command);
        setFaults(newFaults);
    }

}
