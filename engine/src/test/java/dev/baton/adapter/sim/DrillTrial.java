package dev.baton.adapter.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import dev.baton.api.CheckState;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.FaultKind;
import dev.baton.api.NodeState;
import dev.baton.api.PeerState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.ElectionSetup;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.Link;
import dev.baton.loop.NodeInput;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.loop.RouterView;
import dev.baton.loop.Stepper;
import dev.baton.track.Contribution;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Timing;
import dev.baton.vrrp.Transition;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// The real engine of several nodes on one virtual segment, with the faults of failover tests, and a client of one address that
/// sends to whoever has announced it last. It says to the nanosecond who answers the client.
public final class DrillTrial {
    private static final long LOCAL_MACS = 0x0200_0000_0000L;
    private static final String PASSING = "PASSING";

    /// From an instant on somebody answers, or nobody.
    public record Answering(long atNanos, Optional<String> node) {}

    private final SimWorld world = new SimWorld(new SimRandom(0));
    private final List<NodeConfig> configs;
    private final String router;
    private final IpAddress address;
    private final List<Answering> answering = new ArrayList<>();
    private final Map<String, List<Transition>> transitions = new LinkedHashMap<>();
    private Optional<String> announced = Optional.empty();

    /// @param router the router that is tested, of that name on every node
    public DrillTrial(List<NodeConfig> configs, String router) {
        this.configs = configs;
        this.router = router;
        this.address = configs.getFirst().router(router).orElseThrow().addresses().getFirst().address().address();
        world.observe(new Client());
        for (NodeConfig config : configs) {
            transitions.put(config.node(), new ArrayList<>());
            SimNode node = new SimNode(world, config.node(), setup(config), new SimClock(0), Stepper.RFC);
            Set<String> interfaces = new LinkedHashSet<>();
            config.routers().forEach(r -> interfaces.add(r.interfaceName()));
            interfaces.forEach(name -> node.attach(name, world.segment(name), Set.of()));
            world.add(node);
        }
        for (SimNode node : world.nodes()) {
            node.start();
            List.copyOf(node.checks().keySet()).forEach(check -> tell(node, check, true));
        }
    }

    private NodeSetup setup(NodeConfig config) {
        ElectionSetup election = ElectionSetup.of(config, _ -> List.of());
        List<RouterSetup> routers = election.members().stream().map(m -> new RouterSetup(m.config(), m.tracked()))
                .toList();
        List<Link> links = new ArrayList<>();
        config.routers().stream().map(r -> r.interfaceName()).distinct().forEach(name -> links.add(new Link(name,
                new MacAddress(LOCAL_MACS | (long) (configs.indexOf(config) + 1) << Short.SIZE | links.size()))));
        List<CheckSetup> checks = election.checks().stream().map(c -> new CheckSetup(c.name(), 1, 1, false)).toList();
        return new NodeSetup(links, routers, checks,
                election.groups().stream().map(g -> new SyncGroup(g.name(), g.routers())).toList());
    }

    private static void tell(SimNode node, String check, boolean passes) {
        node.checks().put(check, passes);
        node.tell(new NodeInput.CheckEnded(check, passes));
    }

    public long nowNanos() {
        return world.nowNanos();
    }

    public void run(long nanos) {
        world.runUntil(world.nowNanos() + nanos);
    }

    private SimNode node(String name) {
        return world.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
    }

    /// Whether a node can count with a priority here, where only the configured one can be set and checks add to it.
    public boolean canCount(String name, OptionalInt priority) {
        int base = priority.orElse(1 + weights(node(name))) - weights(node(name));
        return base >= 1 && base < RouterConfig.OWNER;
    }

    /// Begins a fault on a node.
    public void hold(FaultKind kind, String name, Optional<String> check, OptionalInt priority) {
        SimNode node = node(name);
        switch (kind) {
            case HAND_OVER -> require(node.steer(router, new Order.Claim(OptionalInt.empty())).isEmpty());
            case RESIGN -> require(node.steer(router, new Order.Resign()).isEmpty());
            case PRIORITY -> node.routers().stream().map(RouterView::config).forEach(c -> require(node.steer(c.name(),
                    new Order.Priority(OptionalInt.of(priority.orElseThrow() - weights(node)))).isEmpty()));
            case CHECK -> tell(node, check.orElseThrow(), false);
            case MUTE -> world.nodes().forEach(other -> world.cut(node, other, true));
            case DEAF -> world.nodes().forEach(other -> world.cut(other, node, true));
            case LINK -> node.link(node.ports().getFirst(), false);
            case KILL -> node.kill();
        }
        note();
    }

    /// What the checks of the tested router add to its priority.
    private int weights(SimNode node) {
        return node.routers().stream().filter(v -> v.config().name().equals(router))
                .flatMap(v -> v.state().memory().priority().contributions().stream()).mapToInt(Contribution::delta)
                .sum();
    }

    /// Ends a partition.
    public void heal() {
        world.healAll();
    }

    private static void require(boolean isDone) {
        if (!isDone) {
            throw new AssertionError("the fault cannot be held");
        }
    }

    /// Who has answered the client, in order.
    public List<Answering> answering() {
        return answering;
    }

    /// Who answers a probe that is sent then.
    public Optional<String> answers(long atNanos) {
        Optional<String> by = Optional.empty();
        for (Answering each : answering) {
            if (each.atNanos() > atNanos) {
                break;
            }
            by = each.node();
        }
        return by;
    }

    /// The longest time from then on in which nobody answered, up to now.
    public long longestGapNanos(long fromNanos) {
        long longest = 0;
        for (int i = 0; i < answering.size(); i++) {
            long end = i + 1 < answering.size() ? answering.get(i + 1).atNanos() : world.nowNanos();
            if (answering.get(i).node().isEmpty() && end > fromNanos) {
                longest = Math.max(longest, end - Math.max(fromNanos, answering.get(i).atNanos()));
            }
        }
        return longest;
    }

    /// When a node became MASTER of the tested router, not before an instant.
    public Optional<Transition> takeover(String name, long fromNanos) {
        return transitions.getOrDefault(name, List.of()).stream()
                .filter(t -> t.to() == Role.MASTER && t.atNanos() >= fromNanos).findFirst();
    }

    /// Who is MASTER of the tested router.
    public List<String> masters() {
        return world.nodes().stream().filter(n -> n.isRunning() && n.routers().stream()
                .anyMatch(v -> v.config().name().equals(router) && v.state().role() == Role.MASTER))
                .map(SimNode::name).toList();
    }

    /// What a node would say of itself.
    public NodeState state(String name) {
        SimNode node = node(name);
        NodeConfig config = configs.stream().filter(c -> c.node().equals(name)).findFirst().orElseThrow();
        List<PeerState> peers = new ArrayList<>();
        for (RouterView view : node.routers()) {
            if (view.state() instanceof State.Backup backup) {
                backup.master().ifPresent(m -> peers.add(new PeerState(view.config().name(), m.source(), m.priority(),
                        m.heardAtNanos(), 1)));
            }
        }
        return new NodeState(name, "1", "baton", Instant.EPOCH, world.nowNanos(), 0, new ConfigStamp(1, ""),
                Optional.empty(), node.routers().stream().map(v -> router(node, v, config)).toList(),
                node.checks().entrySet().stream().map(c -> new CheckState(c.getKey(), "process", c.getValue()
                        ? PASSING
                        : "FAILING", "")).toList(),
                peers, new EngineHealth(0, 0, 0, 0, 0, 0, 0), 0);
    }

    private RouterState router(SimNode node, RouterView view, NodeConfig itsConfig) {
        RouterConfig config = view.config();
        State state = view.state();
        long learned = state instanceof State.Backup backup ? backup.intervalNanos() : config.advertIntervalNanos();
        long masterDown = Timing.masterDownNanos(config.version(), state.memory().priority().value(), learned,
                config.downAdverts());
        return new RouterState(config.name(), config.interfaceName(), config.interfaceName(), config.family(),
                config.vrid(), config.version(), state.role(), state.memory().priority(), config.preempt(),
                config.preemptDelayNanos(), config.source(), config.advertIntervalNanos(), learned, masterDown,
                state.sinceNanos(), state.deadlineNanos(), config.addresses(), List.of(),
                node.machine().holdsAll(config),
                config.virtualMac(), false, Optional.empty(), state.memory().causes(), itsConfig.groups().stream()
                        .filter(g -> g.routers().contains(config.name())).map(GroupSpec::name).findFirst(),
                Optional.empty(), Steering.NONE);
    }

    /// Looks who answers the client now.
    private void note() {
        Optional<String> now = announced.filter(this::isReachable);
        boolean isNew = answering.isEmpty() || !answering.getLast().node().equals(now);
        if (isNew) {
            if (!answering.isEmpty() && answering.getLast().atNanos() == world.nowNanos()) {
                answering.removeLast();
            }
            if (answering.isEmpty() || !answering.getLast().node().equals(now)) {
                answering.add(new Answering(world.nowNanos(), now));
            }
        }
    }

    private boolean isReachable(String name) {
        SimNode node = node(name);
        return node.isRunning() && node.ports().stream().allMatch(p -> p.up) && node.routers().stream()
                .filter(v -> v.config().name().equals(router)).allMatch(v -> node.machine().holdsAll(v.config()));
    }

    private final class Client implements SimObserver {
        @Override
        public void sent(SimFrame frame) {
            if (frame.content().payload() instanceof ArpPacket arp && arp.senderAddress().equals(address)) {
                announced = Optional.of(frame.from.name());
            }
            note();
        }

        @Override
        public void claimed(SimNode node, RouterConfig config) {
            note();
        }

        @Override
        public void released(SimNode node, RouterConfig config) {
            note();
        }

        @Override
        public void transitioned(SimNode node, String name, Transition transition) {
            if (name.equals(router)) {
                Optional.ofNullable(transitions.get(node.name())).ifPresent(t -> t.add(transition));
            }
            note();
        }
    }
}
