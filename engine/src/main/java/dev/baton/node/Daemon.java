package dev.baton.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import dev.baton.adapter.linux.KernelAddresses;
import dev.baton.adapter.linux.LinkWatch;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.NodeLock;
import dev.baton.adapter.linux.ProcessGroups;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.adapter.linux.ThreadTuning;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.script.ScriptRunner;
import dev.baton.api.Refusal;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.finding.Finding;
import dev.baton.lease.Kept;
import dev.baton.lease.LeaseBook;
import dev.baton.lease.Shelf;
import dev.baton.loop.EventLoop;
import dev.baton.loop.LoopThread;
import dev.baton.loop.NodeInput;
import dev.baton.loop.Stepper;
import dev.baton.loop.Trial;
import dev.baton.loop.Upkeep;
import dev.baton.manage.SteerOrder;
import dev.baton.port.Clock;
import dev.baton.port.JournalPort;
import dev.baton.port.NotifyPort;
import dev.baton.port.Ports;
import dev.baton.vrrp.Order;

/// A node on real interfaces: puts loop, captures, kernel addresses and the link watch together, and takes them apart
/// again in the right order. Opened whole or not at all.
public final class Daemon implements AutoCloseable {
    private static final long END_MILLIS = 2_000;
    private static final long CONTROL_END_MILLIS = 500;

    private final SystemClock clock = new SystemClock();
    private final AddressClaims claims = new AddressClaims();
    private final Tap tap = new Tap();
    private final ScheduledExecutorService control = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("baton-control").factory());
    private final AtomicBoolean lookAsked = new AtomicBoolean();
    private final AtomicBoolean adaptAsked = new AtomicBoolean();
    private final NodeLock lock;
    private final Rtnetlink kernel;
    private final Ground ground;
    private final ScriptRunner scripts;
    private final Notices notices;
    private final CheckGround checks;
    private final EventLoop loop;
    private final LoopThread thread;
    private final KernelAddresses addresses;
    private final AddressGuard guard;
    private final AtomicReference<NodePlan> running;
    private final Changeover changeover;
    private final KernelWatch changes;
    private final LinkWatch watch;
    private final Bulletin bulletin;
    private volatile Networks networks;
    private final Steers steers;
    private final LeaseBook leaseBook;
    private final List<Kept> leftLeases;

    /// Opens every interface that the configuration names. Nothing has been sent or claimed when this returns.
    ///
    /// @param policy  what the node may do on this machine
    /// @param manager the service manager, which hears signs of life and a status
    /// @throws NodeException if something that it needs, or the right to use it, is missing, or the node runs already
    public Daemon(NodeConfig config, NodePolicy policy, NotifyPort log, JournalPort journal,
            ServiceSocket manager) {
        this(config, policy, log, journal, manager, Optional.empty());
    }

    /// The same with a folder in which it is kept what routers have been told to last.
    ///
    /// @param state the node's state folder, which is there; empty: nothing is kept
    public Daemon(NodeConfig config, NodePolicy policy, NotifyPort log, JournalPort journal, ServiceSocket manager,
            Optional<Path> state) {
        lock = locked(config.node());
        kernel = opened(lock);
        ground = new Ground(config.node(), clock, claims, tap);
        scripts = new ScriptRunner(policy.scripts(), ProcessGroups::kill);
        notices = new Notices(config.node(), log, clock, scripts, tap);
        checks = new CheckGround(policy, notices);
        leaseBook = new LeaseBook(state.map(Shelf::in));
        try {
            leftLeases = LeftLeases.of(leaseBook, kernel, sentence -> notices.refused("", sentence));
            Machine machine = Machine.of(kernel);
            networks = Networks.of(machine);
            NodePlan plan = NodePlan.of(config, machine);
            notices.check(config);
            Refusals told = new Refusals(notices, clock);
            addresses = new KernelAddresses(kernel, clock, ground.macs(), told::refused);
            addresses.place(plan.placements());
            loop = new EventLoop(plan.setup(),
                    new Ports(clock, ground.packets(), addresses, checks.port(), told, journal), Stepper.RFC,
                    new PriorityTeller(notices));
            SteerBook book = new SteerBook(state, sentence -> notices.refused("", sentence));
            loop.remember(book.read());
            steers = new Steers(loop, book);
            thread = new LoopThread("baton-loop", loop, clock,
                    Upkeep.together(addresses, new Watchdog(manager, clock.nowNanos())), ThreadTuning::preciseSleep);
            ground.widen(plan, loop.inbox());
            checks.begin(plan, machine, loop.inbox());
            running = new AtomicReference<>(plan);
            guard = new AddressGuard(kernel, loop, addresses, running::get, notices);
            bulletin = new Bulletin(loop, ground.captures(), claims, notices, manager, clock);
            changes = new KernelWatch(running::get, loop.inbox(), ground, checks, this::look, this::adapt);
            changeover = new Changeover(running, machine, loop.inbox(), ground, addresses, changes, checks);
            watch = new LinkWatch(changes::changed);
            notices.widen(config);
            notices.narrow(plan);
        } catch (RuntimeException e) {
            control.shutdownNow();
            checks.close();
            notices.close();
            scripts.close();
            ground.close();
            kernel.close();
            lock.close();
            throw ofThisPackage(e);
        }
    }

    private static NodeLock locked(String node) {
        try {
            return NodeLock.take(node).orElseThrow(() -> new NodeException(List.of("The node " + node
                    + " is running in this network namespace already. End that process first, or give this node"
                    + " another name.")));
        } catch (LinuxException e) {
            throw ofThisPackage(e);
        }
    }

    private static Rtnetlink opened(NodeLock lock) {
        try {
            return new Rtnetlink();
        } catch (LinuxException e) {
            lock.close();
            throw ofThisPackage(e);
        }
    }

    private static RuntimeException ofThisPackage(RuntimeException e) {
        return switch (e) {
            case LinuxException _,CaptureException _ -> new NodeException(String.valueOf(e.getMessage()), e);
            default -> e;
        };
    }

    /// What a person should know of this configuration, whole sentences.
    public List<String> notes() {
        List<String> notes = new ArrayList<>(running.get().notes());
        notes.addAll(checks.notes(running.get()));
        return notes;
    }

    /// Begins to take part, and returns once every router has started.
    public void start() throws InterruptedException {
        Practice.of(running.get().setup(), addresses);
        changes.begin();
        thread.start();
        look();
        bulletin.begin(running.get());
        var _ = control.scheduleWithFixedDelay(bulletin::tick, Bulletin.EVERY_MILLIS, Bulletin.EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /// Goes over to another configuration, whole or not at all. Routers that are the same keep their timers, states and
    /// addresses.
    ///
    /// @return what is different
    /// @throws NodeException if it cannot run here; nothing has changed then
    public ConfigDiff reload(NodeConfig next) {
        notices.check(next);
        notices.widen(next);
        try {
            ConfigDiff diff = changeover.reload(next);
            bulletin.begin(running.get());
            nameNetworks();
            look();
            steers.keep();
            return diff;
        } catch (LinuxException e) {
            throw ofThisPackage(e);
        } finally {
            notices.narrow(running.get());
        }
    }

    /// Tells a router something for the time being; returns once it has been done.
    ///
    /// @throws Refusal if there is no such router, or it cannot be done in its state, with the reason
    public void steer(String router, SteerOrder order) {
        steers.steer(router, order);
    }

    /// Tells a router something that lasts as long as a failover test.
    ///
    /// @throws Refusal if there is no such router, or it cannot be done in its state, with the reason
    void tell(String router, Order order) {
        steers.tell(router, order);
    }

    /// Puts a router through a failover test.
    ///
    /// @throws Refusal if there is no such router, or it would change nothing
    void subject(String router, Trial trial) {
        steers.subject(router, trial);
    }

    /// The leases of this node on disk.
    LeaseBook leaseBook() {
        return leaseBook;
    }

    /// Those that an earlier run has held when it ended. What they did to this machine has been undone.
    List<Kept> leftLeases() {
        return leftLeases;
    }

    /// While they are tested, alerts of these routers are held back.
    void quiet(Set<String> routers) {
        notices.quiet(routers);
    }

    /// However many events ask for it, one look is enough.
    private void look() {
        if (lookAsked.compareAndSet(false, true)) {
            boolean isTaken = loop.inbox().offer(new NodeInput.Asked(() -> {
                lookAsked.set(false);
                guard.look();
            }));
            if (!isTaken) {
                lookAsked.set(false);
            }
        }
    }

    private void adapt() {
        if (adaptAsked.compareAndSet(false, true)) {
            control.execute(() -> {
                adaptAsked.set(false);
                changeover.adapt();
                nameNetworks();
                look();
            });
        }
    }

    private void nameNetworks() {
        try {
            networks = Networks.of(Machine.now());
        } catch (LinuxException e) {
            notices.found("", "What networks this machine is on cannot be looked up: " + e.getMessage() + ".");
        }
    }

    /// What may be looked at beside the election. Only [EventLoop#inbox] is for every thread.
    EventLoop loop() {
        return loop;
    }

    Clock clock() {
        return clock;
    }

    /// What the loop runs, or is about to go over to.
    NodePlan plan() {
        return running.get();
    }

    /// The routers whose addresses are in the kernel now. For the loop's thread.
    Set<String> holding() {
        return addresses.held().keySet();
    }

    Networks networks() {
        return networks;
    }

    Captures captures() {
        return ground.captures();
    }

    Tap tap() {
        return tap;
    }

    CheckGround checks() {
        return checks;
    }

    /// Why a script of this name cannot be run, and what to do.
    Optional<String> scriptProblem(String script) {
        return scripts.problem(script);
    }

    /// The findings as they are now; empty: nothing looks for any.
    Optional<List<Finding>> findings() {
        return notices.findings();
    }

    /// Steps down everywhere: addresses away, priority 0 sent. Only then is everything else taken apart: checks first, so
    /// that none of their scripts is left, and last whoever is to be notified, who hears the end of it.
    @Override
    public void close() {
        try {
            thread.end(END_MILLIS);
            control.shutdownNow();
            boolean _ = control.awaitTermination(CONTROL_END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        checks.close();
        watch.close();
        ground.close();
        notices.close();
        scripts.close();
        kernel.close();
        lock.close();
    }
}
