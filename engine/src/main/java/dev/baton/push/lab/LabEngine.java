package dev.baton.push.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabException;
import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.lease.Leases;
import dev.baton.manage.AdvertSource;
import dev.baton.manage.Caller;
import dev.baton.manage.Engine;
import dev.baton.manage.EventSource;
import dev.baton.manage.FaultDesk;
import dev.baton.manage.ProbeDesk;
import dev.baton.manage.SteerOrder;
import dev.baton.vrrp.Order;

/// The engine of a lab's node, as commits see one. It keeps no events and taps no frames: the lab tells what happens in it.
final class LabEngine implements Engine {
    private final String node;
    private final LabDoor door;
    private final LabProbeDesk probes;
    private volatile NodeConfig config;
    private volatile ConfigStamp stamp;
    private volatile Optional<Leases> leases = Optional.empty();
    private volatile Supplier<Set<String>> forced = Set::of;

    LabEngine(String node, LabDoor door, NodeConfig config, ConfigStamp stamp) {
        this.node = node;
        this.door = door;
        this.probes = new LabProbeDesk(door, node);
        this.config = config;
        this.stamp = stamp;
    }

    @Override
    public NodeState state() {
        return door.ask(this::seen);
    }

    /// The node as it is. On the lab's thread.
    NodeState seen(Lab lab) {
        return LabStates.of(node, config, stamp, lab.sight(node), Instant.now(), forced.get());
    }

    /// From now on faults are held by these, and this one says which checks they have fail.
    void holdBy(Leases newLeases, Supplier<Set<String>> newForced) {
        leases = Optional.of(newLeases);
        forced = newForced;
    }

    @Override
    public FaultDesk faults() {
        return leases.<FaultDesk>map(l -> new LabFaultDesk(l, door)).orElse(FaultDesk.NONE);
    }

    @Override
    public Beat beat() {
        NodeState state = state();
        return new Beat(state.wall(), state.nowNanos(), state.config(), Optional.empty(), state.routers().stream()
                .map(r -> new Beat.RouterBeat(r.name(), r.role(), r.priority(), r.holdsAddresses(), r.steering()))
                .toList(), state.health(), state.lastEvent());
    }

    @Override
    public NodeConfig config() {
        return config;
    }

    @Override
    public ConfigDiff reload(NodeConfig next, ConfigStamp newStamp) {
        try {
            return door.ask(lab -> {
                NodeConfig before = lab.config(node);
                if (!before.equals(next)) {
                    lab.configure(node, next);
                }
                config = next;
                stamp = newStamp;
                leases.ifPresent(l -> l.reloaded(next));
                return ConfigDiff.between(before, next);
            });
        } catch (LabException e) {
            throw new Refusal(Problem.Kind.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public RouterState steer(String router, SteerOrder order, Caller by) {
        if (config.router(router).isEmpty()) {
            throw noRouter(router);
        }
        try {
            return door.ask(lab -> {
                lab.steer(node, router, told(order));
                return seen(lab).routers().stream().filter(r -> r.name().equals(router)).findFirst()
                        .orElseThrow(() -> noRouter(router));
            });
        } catch (LabException e) {
            throw new Refusal(Problem.Kind.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private Refusal noRouter(String router) {
        return new Refusal(Problem.Kind.NOT_FOUND, "There is no router " + router + " on " + node + "; there are "
                + String.join(", ", config.routers().stream().map(r -> r.name()).toList()) + ".");
    }

    private static Order told(SteerOrder order) {
        return switch (order) {
            case SteerOrder.Claim claim -> new Order.Claim(claim.settleAt());
            case SteerOrder.Resign _ -> new Order.Resign();
            case SteerOrder.Maintenance(boolean on) -> new Order.Maintenance(on);
            case SteerOrder.Priority priority -> new Order.Priority(priority.value());
        };
    }

    @Override
    public EventSource events() {
        return new NoEvents();
    }

    @Override
    public AdvertSource adverts() {
        return NoFrames::new;
    }

    @Override
    public ProbeDesk probes() {
        return probes;
    }

    private static final class NoEvents implements EventSource {
        @Override
        public long firstId() {
            return 1;
        }

        @Override
        public long lastId() {
            return 0;
        }

        @Override
        public List<NodeEvent> after(long id, int limit) {
            return List.of();
        }

        @Override
        public Ending onEvent(Runnable wake) {
            return () -> {};
        }
    }

    private static final class NoFrames implements AdvertSource.Listening {
        @Override
        public AdvertBatch take() {
            return new AdvertBatch(List.of(), 0, 0);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
