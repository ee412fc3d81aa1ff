package dev.baton.node;

import java.util.List;

import dev.baton.adapter.linux.KernelAddresses;
import dev.baton.adapter.linux.LinkWatch;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.adapter.linux.ThreadTuning;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.config.NodeConfig;
import dev.baton.loop.EventLoop;
import dev.baton.loop.LoopThread;
import dev.baton.loop.LoopWatcher;
import dev.baton.loop.Stepper;
import dev.baton.port.JournalPort;
import dev.baton.port.NotifyPort;
import dev.baton.port.Ports;
import dev.baton.port.ProbePort;

/// A node on real interfaces: puts loop, captures, kernel addresses and the link watch together, and takes them apart
/// again in the right order. Opened whole or not at all.
public final class Daemon implements AutoCloseable {
    private static final long END_MILLIS = 2_000;

    private final SystemClock clock = new SystemClock();
    private final Rtnetlink kernel;
    private final Ground ground;
    private final NodePlan plan;
    private final EventLoop loop;
    private final LoopThread thread;
    private final KernelWatch changes;
    private final LinkWatch watch;

    /// Opens every interface that the configuration names. Nothing has been sent or claimed when this returns.
    ///
    /// @throws NodeException if something that it needs, or the right to use it, is missing
    public Daemon(NodeConfig config, NotifyPort notices, JournalPort journal) {
        kernel = opened();
        ground = new Ground(config.node(), clock);
        try {
            plan = NodePlan.of(config, Machine.of(kernel));
            Refusals told = new Refusals(notices, clock);
            KernelAddresses addresses = new KernelAddresses(kernel, clock, ground.macs(), told::refused);
            addresses.place(plan.placements());
            ProbePort probes = _ -> {};
            loop = new EventLoop(plan.setup(),
                    new Ports(clock, ground.packets(), addresses, probes, told, journal), Stepper.RFC,
                    LoopWatcher.NONE);
            thread = new LoopThread("baton-loop", loop, clock, addresses, ThreadTuning::preciseSleep);
            ground.widen(plan, loop.inbox());
            changes = new KernelWatch(() -> plan, loop.inbox(), ground.macs(), ground.captures());
            watch = new LinkWatch(changes::changed);
        } catch (RuntimeException e) {
            ground.close();
            kernel.close();
            throw ofThisPackage(e);
        }
    }

    private static Rtnetlink opened() {
        try {
            return new Rtnetlink();
        } catch (LinuxException e) {
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
        return plan.notes();
    }

    /// Begins to take part, and returns once every router has started.
    public void start() throws InterruptedException {
        changes.begin(Machine.of(kernel));
        thread.start();
    }

    /// Steps down everywhere: addresses away, priority 0 sent.
    @Override
    public void close() {
        try {
            thread.end(END_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        ground.close();
        kernel.close();
    }
}
