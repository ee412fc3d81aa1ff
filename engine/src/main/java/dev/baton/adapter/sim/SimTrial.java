package dev.baton.adapter.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.loop.CheckSetup;
import dev.baton.loop.NodeInput;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterView;
import dev.baton.loop.Stepper;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;

/// A virtual cluster to try something out: the real engine on segments where nothing is lost and nothing takes time, so
/// that every time it gives is the protocol's own arithmetic. Nothing happens by chance: the same machines and the same
/// calls at the same times give the same events to the nanosecond. Nodes are started by [#start]; time runs only in
/// [#runUntil]. Not for two threads at once.
public final class SimTrial {
    /// A machine of a trial.
    ///
    /// @param name      its name, unique in the trial
    /// @param setup     what its engine runs
    /// @param segments  which segment each interface is on, by the interface's name
    /// @param addresses the machine's own addresses, by the interface's name: what unicast reaches
    public record Machine(String name, NodeSetup setup, Map<String, String> segments,
            Map<String, Set<IpAddress>> addresses) {}

    /// Is told what happens, at the moment it happens.
    public interface Watcher {
        /// A router has changed its state.
        void transitioned(String node, String router, Transition transition);

        /// A router's effective priority has changed.
        void reprioritized(String node, String router, EffectivePriority priority);

        /// A router has put its addresses on its interface.
        void claimed(String node, String router);

        /// A router has taken its addresses off its interface.
        void released(String node, String router);
    }

    /// Chance has no part in a trial; a world needs a source of it all the same.
    private static final long SEED = 0;

    private final SimWorld world = new SimWorld(new SimRandom(SEED));

    /// A trial at time 0, with no node started.
    public SimTrial(List<Machine> machines, Watcher watcher) {
        world.observe(new Told(watcher));
        for (Machine machine : machines) {
            SimNode node = new SimNode(world, machine.name(), machine.setup(), new SimClock(0), Stepper.RFC);
            machine.segments().forEach((interfaceName, segment) -> node.attach(interfaceName, world.segment(segment),
                    machine.addresses().getOrDefault(interfaceName, Set.of())));
            world.add(node);
        }
    }

    /// The trial's time in nanoseconds, from 0.
    public long nowNanos() {
        return world.nowNanos();
    }

    /// How many things have happened inside.
    public long happenings() {
        return world.events();
    }

    /// Runs time on to `nanos`.
    public void runUntil(long nanos) {
        world.runUntil(nanos);
    }

    /// The node's machine comes up, and all its checks have come out as they do now.
    public void start(String node) {
        SimNode started = node(node);
        started.start();
        tellChecks(started);
    }

    /// The node's machine is gone at once and sends nothing any more.
    public void kill(String node) {
        node(node).kill();
    }

    /// The node's process ends in order.
    public void end(String node) {
        node(node).end();
    }

    /// An interface loses its link or gets it back.
    public void link(String node, String interfaceName, boolean up) {
        SimNode told = node(node);
        told.ports().stream().filter(p -> p.interfaceName.equals(interfaceName)).findFirst()
                .ifPresent(port -> told.link(port, up));
    }

    /// A check comes out otherwise from now on, and has done so often enough for the engine to believe it. A check that
    /// the node does not run is passed over.
    public void check(String node, String check, boolean passes) {
        SimNode told = node(node);
        if (told.checks().replace(check, passes) != null) {
            tellCheck(told, check);
        }
    }

    /// The node goes over to another setup, whose interfaces are all attached. The checks that are new to it pass.
    public void replace(String node, NodeSetup setup) {
        SimNode told = node(node);
        told.push(setup);
        tellChecks(told);
    }

    private static void tellChecks(SimNode node) {
        List.copyOf(node.checks().keySet()).forEach(check -> tellCheck(node, check));
    }

    private static void tellCheck(SimNode node, String check) {
        Optional<CheckSetup> setup = node.setup().checks().stream().filter(c -> c.name().equals(check)).findFirst();
        boolean passes = node.checks().getOrDefault(check, true);
        setup.ifPresent(s -> {
            for (int i = 0; i < Math.max(s.rise(), s.fall()); i++) {
                node.tell(new NodeInput.CheckEnded(check, passes));
            }
        });
    }

    /// The node's routers as they are, or as they were when it went.
    public List<RouterView> routers(String node) {
        return node(node).routers();
    }

    /// Whether the node's engine runs.
    public boolean isRunning(String node) {
        return node(node).isRunning() && node(node).loop().isPresent();
    }

    private SimNode node(String name) {
        return world.nodes().stream().filter(n -> n.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no node " + name + " in this trial"));
    }

    private record Told(Watcher watcher) implements SimObserver {
        @Override
        public void transitioned(SimNode node, String router, Transition transition) {
            watcher.transitioned(node.name(), router, transition);
        }

        @Override
        public void stepped(SimNode node, RouterConfig router, State before, Input input, State after) {
            if (!before.memory().priority().equals(after.memory().priority())) {
                watcher.reprioritized(node.name(), router.name(), after.memory().priority());
            }
        }

        @Override
        public void claimed(SimNode node, RouterConfig router) {
            watcher.claimed(node.name(), router.name());
        }

        @Override
        public void released(SimNode node, RouterConfig router) {
            watcher.released(node.name(), router.name());
        }
    }
}
