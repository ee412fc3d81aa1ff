package dev.baton.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.manage.AdvertSource;
import dev.baton.manage.Caller;
import dev.baton.manage.Engine;
import dev.baton.manage.EventSource;
import dev.baton.manage.FaultDesk;
import dev.baton.manage.ProbeDesk;
import dev.baton.manage.SteerOrder;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// An engine that holds one router and does what a test tells it.
public class FakeEngine implements Engine, EventSource, AdvertSource {
    private static final ConfigStamp STAMP = new ConfigStamp(1, "ab".repeat(32));

    private final int maxEvents;
    private final List<NodeEvent> kept = new ArrayList<>();
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private final List<AdvertBatch.Heard> frames = new ArrayList<>();
    final List<SteerOrder> orders = new CopyOnWriteArrayList<>();
    final List<FaultLease> held = new CopyOnWriteArrayList<>();
    final List<String> probed = new CopyOnWriteArrayList<>();
    final AtomicInteger listeners = new AtomicInteger();
    private long lastId;

    public FakeEngine(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    /// Something happens.
    public void happen(NodeEvent.What what) {
        synchronized (this) {
            lastId++;
            kept.add(new NodeEvent(lastId, Instant.EPOCH, System.nanoTime(), "boot", "VI_1", what));
            if (kept.size() > maxEvents) {
                kept.removeFirst();
            }
        }
        wakes.forEach(Runnable::run);
    }

    synchronized void pass(AdvertBatch.Heard frame) {
        frames.add(frame);
    }

    private static RouterState router() {
        IpAddress source = IpAddress.parse("10.0.0.1");
        return new RouterState("VI_1", "eth0", "10.0.0.0/24", Family.IPV4, 51, 3, Role.MASTER,
                EffectivePriority.of(100), true, 0, source, 1_000_000_000L, 1_000_000_000L, 3_609_375_000L, 1,
                Long.MAX_VALUE, List.of(), List.of(), true, false, false, Optional.empty(), List.of(),
                Optional.empty(), Optional.empty(), Steering.NONE);
    }

    @Override
    public synchronized NodeState state() {
        return new NodeState("n1", "0.1", "baton", Instant.EPOCH, System.nanoTime(), 1, STAMP, Optional.empty(),
                List.of(router()), List.of(), List.of(), new EngineHealth(0, 0, 0, 0, 0, 0, 0), lastId);
    }

    @Override
    public synchronized Beat beat() {
        return new Beat(Instant.EPOCH, System.nanoTime(), STAMP, Optional.empty(), List.of(),
                new EngineHealth(0, 0, 0, 0, 0, 0, 0), lastId);
    }

    @Override
    public NodeConfig config() {
        return NodeConfig.of("n1", List.of(RouterSpec.draft("VI_1", "eth0", 51,
                List.of(PlacedAddress.parse("127.0.0.99/8"))).build()));
    }

    @Override
    public ConfigDiff reload(NodeConfig next, ConfigStamp stamp) {
        throw new Refusal(Problem.Kind.REFUSED, "This engine keeps its configuration.");
    }

    @Override
    public RouterState steer(String router, SteerOrder order, Caller by) {
        if (!router.equals("VI_1")) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "This node has no router of that name.");
        }
        if (order instanceof SteerOrder.Priority(OptionalInt value) && value.isPresent() && value.getAsInt() == 13) {
            throw new IllegalStateException("a mistake of ours");
        }
        orders.add(order);
        return router();
    }

    @Override
    public FaultDesk faults() {
        return new FaultDesk() {
            @Override
            public List<FaultLease> faults() {
                return List.copyOf(held);
            }

            @Override
            public FaultRights rights(Caller by) {
                return new FaultRights(List.of(FaultKind.MUTE), 30_000, List.of());
            }

            @Override
            public FaultLease hold(FaultRequest request, Caller by) {
                FaultLease lease = new FaultLease(request.id(), request.kind(), request.router(), request.check(),
                        by.who(), 1, 2, Optional.empty());
                held.add(lease);
                return lease;
            }

            @Override
            public FaultLease end(String id, Caller by) {
                FaultLease lease = held.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow(
                        () -> new Refusal(Problem.Kind.NOT_FOUND, "This node knows no lease of that id."));
                return new FaultLease(id, lease.kind(), lease.router(), lease.check(), lease.by(), 1, 2,
                        Optional.of("Ended."));
            }
        };
    }

    @Override
    public ProbeDesk probes() {
        return new ProbeDesk() {
            @Override
            public void begin(ProbeRequest request) {
                probed.add("begin " + request.id());
            }

            @Override
            public ProbeBatch after(String id, int sequence) {
                probed.add("after " + id + " " + sequence);
                return new ProbeBatch(id, List.of(), 1, false, Optional.empty(), 0);
            }

            @Override
            public void end(String id) {
                probed.add("end " + id);
            }
        };
    }

    @Override
    public EventSource events() {
        return this;
    }

    @Override
    public AdvertSource adverts() {
        return this;
    }

    @Override
    public synchronized long firstId() {
        return kept.isEmpty() ? lastId + 1 : kept.getFirst().id();
    }

    @Override
    public synchronized long lastId() {
        return lastId;
    }

    @Override
    public synchronized List<NodeEvent> after(long id, int limit) {
        return kept.stream().filter(e -> e.id() > id).limit(limit).toList();
    }

    @Override
    public Ending onEvent(Runnable wake) {
        wakes.add(wake);
        listeners.incrementAndGet();
        return () -> {
            wakes.remove(wake);
            listeners.decrementAndGet();
        };
    }

    @Override
    public Listening listen() {
        listeners.incrementAndGet();
        return new Listening() {
            @Override
            public AdvertBatch take() {
                synchronized (FakeEngine.this) {
                    AdvertBatch batch = new AdvertBatch(frames, 0, System.nanoTime());
                    frames.clear();
                    return batch;
                }
            }

            @Override
            public void close() {
                listeners.decrementAndGet();
            }
        };
    }
}
