package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.TrackSpec;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.EventLoop;
import dev.baton.loop.Link;
import dev.baton.loop.NodeInput;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.loop.RouterView;
import dev.baton.loop.Stepper;
import dev.baton.port.Ports;
import dev.baton.vrrp.Objection;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Steering;
import dev.baton.vrrp.VirtualRouter;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// A virtual machine with the real engine on it. The machine outlives the engine's process: its clock, its addresses
/// and what its socket has received stay when the process stands still or is killed.
final class SimNode {
    private static final long CHECK_EVERY_NANOS = 100_000_000L;

    private final SimWorld world;
    private final String name;
    private final int index;
    private final SimClock clock;
    private final Stepper stepper;
    private final SimMachine machine = new SimMachine();
    private final Map<String, Boolean> checks = new LinkedHashMap<>();
    /// What persons have told its routers, as it is on the disk.
    private final Map<String, Steering> steered = new LinkedHashMap<>();
    private NodeSetup setup;
    private LabNode.Status status = LabNode.Status.RUNNING;
    private Optional<EventLoop> loop = Optional.empty();
    private List<RouterView> lastSeen;
    private boolean booted;
    /// The number of the wake-up that counts, and what it was planned for; it may come later.
    long plan;
    long plannedNanos = State.NEVER;

    SimNode(SimWorld world, String name, NodeSetup setup, SimClock clock, Stepper stepper) {
        this.world = world;
        this.name = name;
        this.index = world.nodes().size();
        this.setup = setup;
        this.clock = clock;
        this.stepper = stepper;
        setup.checks().forEach(check -> checks.put(check.name(), true));
        lastSeen = setup.routers().stream().map(RouterSetup::config)
                .map(c -> new RouterView(c, new VirtualRouter(c).initial(0), false)).toList();
    }

    String name() {
        return name;
    }

    int index() {
        return index;
    }

    LabNode.Status status() {
        return status;
    }

    boolean isRunning() {
        return status == LabNode.Status.RUNNING;
    }

    SimClock clock() {
        return clock;
    }

    NodeSetup setup() {
        return setup;
    }

    SimMachine machine() {
        return machine;
    }

    List<SimPort> ports() {
        return machine.ports();
    }

    Map<String, Boolean> checks() {
        return checks;
    }

    /// The engine of the process, if there is one.
    Optional<EventLoop> loop() {
        return loop;
    }

    /// The routers as they are, or as they were when the process went.
    List<RouterView> routers() {
        return loop.map(EventLoop::routers).orElse(lastSeen);
    }

    void attach(String interfaceName, SimSegment segment, Set<IpAddress> addresses) {
        SimPort port = new SimPort(this, interfaceName, segment, addresses);
        machine.attach(port);
        segment.attach(port);
    }

    SimPort port(String interfaceName) {
        return machine.port(interfaceName)
                .orElseThrow(() -> new IllegalStateException(name + " has no interface " + interfaceName));
    }

    /// Whether the process answers for this address: it runs, and a router of it has the address.
    boolean isServing(IpAddress address) {
        return isRunning() && loop.isPresent() && routerOf(address).isPresent();
    }

    private Optional<RouterConfig> routerOf(IpAddress address) {
        return setup.routers().stream().map(RouterSetup::config)
                .filter(c -> c.addresses().stream().anyMatch(a -> a.address().equals(address))).findFirst();
    }

    /// The MAC under which it says that it has this address, on an interface.
    MacAddress macOf(SimPort port, IpAddress address) {
        return routerOf(address).filter(RouterConfig::virtualMac)
                .map(c -> MacAddress.virtual(c.family(), c.vrid())).orElseGet(() -> ownMac(port));
    }

    private MacAddress ownMac(SimPort port) {
        return setup.links().stream().filter(l -> l.name().equals(port.interfaceName)).findFirst().map(Link::mac)
                .orElseThrow();
    }

    /// Whether an interface takes frames for this MAC: its own, or a virtual one while it holds the addresses.
    boolean accepts(SimPort port, MacAddress mac) {
        return ownMac(port).equals(mac) || setup.routers().stream().map(RouterSetup::config)
                .anyMatch(c -> c.virtualMac() && MacAddress.virtual(c.family(), c.vrid()).equals(mac)
                        && machine.holdsAny(c));
    }

    /// The machine has come up: the process starts, unless something has happened to it before.
    void boot() {
        booted = true;
        if (isRunning() && loop.isEmpty()) {
            start();
        }
    }

    /// Starts the process.
    void start() {
        status = LabNode.Status.RUNNING;
        booted = true;
        machine.forget();
        SimKernel kernel = new SimKernel(world, this);
        EventLoop started = new EventLoop(setup, new Ports(clock, kernel, kernel, kernel, kernel, kernel), stepper,
                kernel);
        started.remember(steered);
        loop = Optional.of(started);
        clock.at(world.nowNanos());
        tellLinks(started);
        started.start();
        started.turn();
        finish();
        checks.keySet().forEach(this::report);
    }

    /// The process is gone; the machine stays as it was.
    void kill() {
        lastSeen = routers();
        status = LabNode.Status.KILLED;
        loop = Optional.empty();
        unplan();
    }

    /// The process ends in order.
    void end() {
        tell(new NodeInput.EndAsked());
        lastSeen = routers();
        status = LabNode.Status.ENDED;
        loop = Optional.empty();
        unplan();
    }

    /// The process stands still.
    void pause() {
        status = LabNode.Status.STOPPED;
        unplan();
    }

    /// The process goes on: it learns what has become of links, checks and its setup, and of what was
    /// received meanwhile.
    void resume() {
        status = LabNode.Status.RUNNING;
        if (loop.isEmpty() && booted) {
            start();
            return;
        }
        loop.ifPresent(this::tellLinks);
        loop.ifPresent(l -> l.inbox().offer(new NodeInput.SetupReplaced(setup)));
        turn();
        checks.keySet().forEach(this::report);
    }

    private void unplan() {
        plan++;
        plannedNanos = State.NEVER;
    }

    private void tellLinks(EventLoop told) {
        ports().forEach(p -> told.inbox().offer(new NodeInput.LinkChanged(p.interfaceName, p.up)));
    }

    /// Hands something to the process, if it runs.
    void tell(NodeInput input) {
        if (isRunning()) {
            loop.ifPresent(l -> l.inbox().offer(input));
            turn();
        }
    }

    /// An interface loses its link or gets it back.
    void link(SimPort port, boolean up) {
        port.up = up;
        tell(new NodeInput.LinkChanged(port.interfaceName, up));
        checks.keySet().stream().filter(check -> isOf(check, port)).findFirst().ifPresent(c -> check(c, up));
    }

    /// A check comes out otherwise from now on.
    void check(String check, boolean passing) {
        checks.put(check, passing);
        report(check);
    }

    /// Has the check run as often as it takes for the engine to believe it.
    private void report(String check) {
        Optional<CheckSetup> found = setup.checks().stream().filter(c -> c.name().equals(check)).findFirst();
        found.ifPresent(c -> {
            for (int i = 0; i < Math.max(c.rise(), c.fall()); i++) {
                world.at(world.nowNanos() + (i + 1) * CHECK_EVERY_NANOS,
                        () -> tell(new NodeInput.CheckEnded(check, checks.getOrDefault(check, true))));
            }
        });
    }

    /// The process gets another setup, at once if it runs and when it starts otherwise.
    void push(NodeSetup next) {
        setup = next;
        tell(new NodeInput.SetupReplaced(next));
    }

    /// The process gets another setup, and the checks of it say how they come out.
    void configure(NodeSetup next) {
        push(next);
        for (CheckSetup check : next.checks()) {
            checks.putIfAbsent(check.name(), ports().stream().noneMatch(p -> !p.up && isOf(check.name(), p)));
            report(check.name());
        }
    }

    /// Whether a check is the one that stands for an interface.
    private static boolean isOf(String check, SimPort port) {
        return check.equals(new TrackSpec.OfInterface(port.interfaceName).checkName());
    }

    /// A router's configured priority changes.
    void setPriority(String router, int priority) {
        setup = new NodeSetup(setup.links(), setup.routers().stream().map(r -> r.config().name().equals(router)
                ? new RouterSetup(r.config().withPriority(priority), r.tracked())
                : r).toList(), setup.checks(), setup.groups());
        tell(new NodeInput.PrioritySet(router, priority));
    }

    /// Why a router cannot be told something now; empty: it can.
    Optional<Objection> objection(String router, Order order) {
        EventLoop asked = loop.filter(_ -> isRunning()).orElseThrow();
        List<Objection> objections = new ArrayList<>(1);
        tell(new NodeInput.Asked(() -> asked.objection(router, order).ifPresent(objections::add)));
        return objections.stream().findFirst();
    }

    /// Tells a router something for the time being.
    ///
    /// @return why it could not be done; empty: it was
    Optional<Objection> steer(String router, Order order) {
        EventLoop told = loop.filter(_ -> isRunning()).orElseThrow();
        List<Objection> objections = new ArrayList<>(1);
        tell(new NodeInput.Asked(() -> told.steer(router, order).ifPresent(objections::add)));
        told.routers().forEach(v -> steered.put(v.config().name(), v.state().memory().steering().lasting()));
        return objections.stream().findFirst();
    }

    /// The machine's clock runs otherwise from now on.
    void drift(int ppm) {
        clock.drift(world.nowNanos(), ppm);
        world.plan(this);
    }

    /// A frame has come to an interface.
    void arrive(SimPort port, SimFrame frame, byte[] bytes) {
        boolean isOpen = port.up && (isRunning() || status == LabNode.Status.STOPPED);
        if (!isOpen || !machine.receive(port.interfaceName, bytes, clock.local(world.nowNanos()))) {
            world.observer().lost(this, frame);
            return;
        }
        if (isRunning()) {
            world.observer().arrived(this, frame, bytes);
            turn();
        }
    }

    void wake() {
        if (isRunning()) {
            if (nextDeadlineNanos() <= world.nowNanos()) {
                turn();
            } else {
                world.plan(this);
            }
        }
    }

    /// When the process has to be woken, in the world's time.
    long nextDeadlineNanos() {
        if (!isRunning() || loop.isEmpty()) {
            return State.NEVER;
        }
        long local = loop.get().nextDeadlineNanos();
        return local == State.NEVER ? State.NEVER : clock.global(local);
    }

    private void turn() {
        clock.at(world.nowNanos());
        loop.ifPresent(EventLoop::turn);
        finish();
    }

    private void finish() {
        world.plan(this);
        world.observer().turned(this);
    }
}
