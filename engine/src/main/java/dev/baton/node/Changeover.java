package dev.baton.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.adapter.linux.KernelAddresses;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.Placement;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.loop.Inbox;
import dev.baton.loop.NodeInput;
import dev.baton.wire.IpAddress;

/// Takes a running node from one plan to another: for another configuration, or for the same one on a machine that has
/// changed. Everything that takes long is done here, on the caller's thread; the loop only steps over from one setup to
/// the next, and routers that are not concerned miss nothing.
final class Changeover {
    private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);
    /// How long the loop is given to step over. It needs microseconds, unless the process does not run.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long AGAIN_NANOS = 1_000_000L;

    private final Inbox inbox;
    private final Ground ground;
    private final KernelAddresses addresses;
    private final KernelWatch watch;
    private final CheckGround checks;
    private final AtomicReference<NodePlan> running;
    private Machine machine;

    /// @param running what the loop runs now; changed here and nowhere else
    /// @param machine what it was planned for
    Changeover(AtomicReference<NodePlan> running, Machine machine, Inbox inbox, Ground ground,
            KernelAddresses addresses, KernelWatch watch, CheckGround checks) {
        this.running = running;
        this.machine = machine;
        this.inbox = inbox;
        this.ground = ground;
        this.addresses = addresses;
        this.watch = watch;
        this.checks = checks;
    }

    private NodePlan running() {
        return running.get();
    }

    /// Goes over to another configuration, whole or not at all.
    ///
    /// @return what is different
    /// @throws NodeException if it cannot run here; nothing has changed then
    synchronized ConfigDiff reload(NodeConfig next) {
        if (!next.node().equals(running().config().node())) {
            throw new NodeException(List.of("The node is called " + running().config().node() + " while it runs, not "
                    + next.node() + "; to rename it, end it and start it again."));
        }
        ConfigDiff diff = ConfigDiff.between(running().config(), next);
        KernelWatch.Sight now = watch.look();
        step(NodePlan.of(next, now.machine()), now.machine(), now);
        return diff;
    }

    /// Plans the running configuration anew on this machine as it is now. What is missing is taken to be as it was: its
    /// routers are in FAULT, the others go on.
    synchronized void adapt() {
        try {
            KernelWatch.Sight now = watch.look();
            Set<IpAddress> sources = new LinkedHashSet<>();
            running().setup().routers().forEach(r -> sources.add(r.config().source()));
            Machine believed = now.machine().remembering(machine, sources);
            NodePlan plan = NodePlan.of(running().config(), believed);
            boolean isAnother = plan.setup().links().stream().anyMatch(l -> isMadeAgain(l.name()));
            if (isAnother || !plan.equals(running())) {
                step(plan, believed, now);
            } else {
                watch.tellLinks(running(), now);
            }
        } catch (NodeException | LinuxException e) {
            LOG.warn("What has changed on this machine cannot be followed: {}", e.getMessage());
        }
    }

    private boolean isMadeAgain(String interfaceName) {
        int index = Rtnetlink.indexOf(interfaceName);
        return index != 0 && index != ground.captures().indexOf(interfaceName);
    }

    /// @param believed what the plan was made for
    /// @param seen     what is really there
    private void step(NodePlan plan, Machine believed, KernelWatch.Sight seen) {
        NodePlan before = running();
        try {
            ground.widen(plan, inbox);
        } catch (LinuxException | CaptureException e) {
            ground.narrow(before);
            throw new NodeException(String.valueOf(e.getMessage()), e);
        }
        addresses.place(plan.placements());
        checks.prepare(plan);
        running.set(plan);
        watch.tellLinks(plan, seen);
        offer(new NodeInput.SetupReplaced(plan.setup()));
        placedElsewhere(before, plan).forEach(router -> offer(new NodeInput.AddressesLost(router)));
        CountDownLatch done = new CountDownLatch(1);
        offer(new NodeInput.Asked(done::countDown));
        await(done);
        ground.narrow(plan);
        machine = believed;
    }

    /// Routers whose excluded addresses or routes are others now, of which the loop knows nothing: a MASTER claims anew.
    private static List<String> placedElsewhere(NodePlan before, NodePlan after) {
        List<String> names = new ArrayList<>();
        after.placements().forEach((router, placement) -> {
            Placement old = before.placements().get(router);
            if (old != null && !old.equals(placement)) {
                names.add(router);
            }
        });
        return names;
    }

    /// A loop that has no room for an input makes some within microseconds, unless the process does not run.
    private void offer(NodeInput input) {
        long giveUpNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!inbox.offer(input)) {
            if (System.nanoTime() - giveUpNanos > 0 || Thread.currentThread().isInterrupted()) {
                LOG.warn("The loop is overwhelmed: {} was not taken", input.getClass().getSimpleName());
                return;
            }
            LockSupport.parkNanos(AGAIN_NANOS);
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The loop has not gone over to the new setup within {}", PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
