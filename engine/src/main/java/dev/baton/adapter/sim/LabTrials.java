package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.loop.EventLoop;
import dev.baton.loop.NodeInput;
import dev.baton.loop.Trial;
import dev.baton.vrrp.Objection;
import dev.baton.vrrp.Order;

/// What failover tests do to the nodes of a lab, in the lab's time: between two steps of it, or from within [#after]. Not
/// for two threads at once.
public final class LabTrials {
    private final SimWorld world;
    private final LabReporter reporter;

    LabTrials(SimWorld world, LabReporter reporter) {
        this.world = world;
        this.reporter = reporter;
    }

    /// A node's clock.
    public long nowNanos(String node) {
        return node(node).clock().local(world.nowNanos());
    }

    /// Has something done once so much of the lab's time has passed. It may use what is here, and nothing else of the lab.
    public void after(long delayNanos, Runnable action) {
        world.at(Math.addExact(world.nowNanos(), Math.max(delayNanos, 0)), action);
    }

    /// Tells a router something.
    ///
    /// @return why it cannot be done; nothing has changed then. Empty: it has been done
    /// @throws LabException if the node's process does not run
    public Optional<Objection> tell(String node, String router, Order order) {
        SimNode told = running(node);
        command(node, router, order).ifPresent(reporter::performed);
        return told.steer(router, order);
    }

    private static Optional<LabCommand> command(String node, String router, Order order) {
        return switch (order) {
            case Order.Claim _ -> Optional.of(new LabCommand.HandOver(node, router));
            case Order.Resign _ -> Optional.of(new LabCommand.Resign(node, router));
            case Order.Maintenance _,Order.Priority _,Order.LetGo _,Order.Rejoin _,Order.Tested _ -> Optional.empty();
        };
    }

    /// Puts a router and its sync group through something, or lets go of them.
    ///
    /// @return why it cannot be done; nothing has changed then. Empty: it has been done
    /// @throws LabException if the node's process does not run
    public Optional<Objection> subject(String node, String router, Trial trial) {
        SimNode subject = running(node);
        EventLoop loop = subject.loop().orElseThrow();
        List<Objection> objections = new ArrayList<>(1);
        subject.tell(new NodeInput.Asked(() -> loop.subject(router, trial).ifPresent(objections::add)));
        return objections.stream().findFirst();
    }

    /// Takes an interface down or up.
    public void link(String node, String interfaceName, boolean isUp) {
        SimNode linked = node(node);
        SimPort port = linked.port(interfaceName);
        if (port.up != isUp) {
            reporter.performed(new LabCommand.Link(node, isUp));
            linked.link(port, isUp);
        }
    }

    /// Kills a node's process, if it runs or stands still.
    ///
    /// @return whether it did
    public boolean kill(String node) {
        SimNode killed = node(node);
        boolean isThere = killed.status() == LabNode.Status.RUNNING || killed.status() == LabNode.Status.STOPPED;
        if (isThere) {
            reporter.performed(new LabCommand.Kill(node));
            killed.kill();
            reporter.lost(killed);
        }
        return isThere;
    }

    /// Whether a node's process is there no more, since it was killed.
    public boolean isKilled(String node) {
        return node(node).status() == LabNode.Status.KILLED;
    }

    /// Starts a node's process, which was killed.
    public void start(String node) {
        if (isKilled(node)) {
            reporter.performed(new LabCommand.Start(node));
            node(node).start();
        }
    }

    private SimNode running(String name) {
        SimNode node = node(name);
        if (!node.isRunning() || node.loop().isEmpty()) {
            throw new LabException("The node " + name + " does not run.");
        }
        return node;
    }

    private SimNode node(String name) {
        return world.nodes().stream().filter(n -> n.name().equals(name)).findFirst()
                .orElseThrow(() -> new LabException("There is no node '" + name + "'."));
    }
}
