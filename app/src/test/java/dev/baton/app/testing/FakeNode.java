package dev.baton.app.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentSetup;
import dev.baton.agent.AuditLog;
import dev.baton.agent.Limits;
import dev.baton.agent.ListenAddress;
import dev.baton.agent.Offer;
import dev.baton.agent.Views;
import dev.baton.api.Access;
import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.api.Validation;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.manage.AdvertSource;
import dev.baton.manage.Caller;
import dev.baton.manage.ConfigDesk;
import dev.baton.manage.Engine;
import dev.baton.manage.EventSource;
import dev.baton.manage.SteerOrder;
import dev.baton.port.Clock;
import dev.baton.trust.PairingCode;
import dev.baton.vrrp.Role;

/// A node as windows see it: the real agent on a port of loopback, with an engine that does what a test says.
public final class FakeNode implements AutoCloseable {
    private static final long CODE_SECONDS = 600;

    private final Path folder;
    private final AuditLog audit;
    private final Agent agent;
    private final Desk desk = new Desk();
    private final Held engine = new Held();
    private final Clock clock = new Clock() {
        @Override
        public long nowNanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }
    };
    private boolean isClosed;

    public FakeNode(Path folder) {
        this.folder = folder;
        audit = AuditLog.openIn(folder, clock);
        agent = Agent.open(new AgentSetup(new ListenAddress("127.0.0.1", 0), false, folder, Limits.DEFAULT),
                new Views(engine, desk, () -> "", List::of), audit, clock);
    }

    /// A code as its console would print it.
    public String code(Access role) {
        Offer offer = Offer.make(role, CODE_SECONDS, clock.nowNanos());
        offer.layIn(folder);
        return new PairingCode("127.0.0.1", agent.address().getPort(), agent.key(), offer.pairingSecret()).reveal();
    }

    /// Its router becomes this, and that is an event.
    public void becomes(RouterState router, NodeEvent.What what) {
        engine.happen(router, what);
    }

    /// It hears a frame.
    public void hears(byte[] frame) {
        synchronized (engine) {
            engine.frames.add(new AdvertBatch.Heard("eth0", Nodes.NETWORK, System.nanoTime(), false,
                    Base64.getEncoder().encodeToString(frame)));
        }
    }

    /// What it was told.
    public List<SteerOrder> orders() {
        return List.copyOf(engine.orders);
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            agent.close();
            audit.close();
        }
    }

    private static final class Held implements Engine, EventSource, AdvertSource {
        private final List<NodeEvent> events = new ArrayList<>();
        private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
        private final List<AdvertBatch.Heard> frames = new ArrayList<>();
        private final List<SteerOrder> orders = new CopyOnWriteArrayList<>();
        private RouterState router = Nodes.router("VI_1", Role.BACKUP, 120);

        void happen(RouterState next, NodeEvent.What what) {
            synchronized (this) {
                router = next;
                events.add(new NodeEvent(events.size() + 1, Instant.now(), System.nanoTime(), "boot", "VI_1", what));
            }
            wakes.forEach(Runnable::run);
        }

        @Override
        public synchronized NodeState state() {
            NodeState s = Nodes.state("n1", router);
            return new NodeState(s.node(), s.version(), s.engine(), Instant.now(), System.nanoTime(),
                    System.nanoTime() - Nodes.SECOND, s.config(), Optional.empty(), s.routers(), s.checks(), s.peers(),
                    s.health(), events.size());
        }

        @Override
        public synchronized Beat beat() {
            return new Beat(Instant.now(), System.nanoTime(), Nodes.stamp(7), Optional.empty(),
                    List.of(new Beat.RouterBeat(router.name(), router.role(), router.priority(),
                            router.holdsAddresses(), router.steering())),
                    state().health(), events.size());
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
        public synchronized RouterState steer(String name, SteerOrder order, Caller by) {
            orders.add(order);
            return router;
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
        public long firstId() {
            return 1;
        }

        @Override
        public synchronized long lastId() {
            return events.size();
        }

        @Override
        public synchronized List<NodeEvent> after(long id, int limit) {
            return events.stream().filter(e -> e.id() > id).limit(limit).toList();
        }

        @Override
        public Ending onEvent(Runnable wake) {
            wakes.add(wake);
            return () -> wakes.remove(wake);
        }

        @Override
        public Listening listen() {
            return new Listening() {
                @Override
                public AdvertBatch take() {
                    synchronized (Held.this) {
                        AdvertBatch batch = new AdvertBatch(frames, 0, System.nanoTime());
                        frames.clear();
                        return batch;
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    /// A desk where nothing is pushed.
    private static final class Desk implements ConfigDesk {
        private static Refusal no() {
            return new Refusal(Problem.Kind.REFUSED, "Nothing is pushed here.");
        }

        @Override
        public ConfigText current() {
            return new ConfigText("node: n1\n", Nodes.stamp(7));
        }

        @Override
        public Validation validate(String text) {
            throw no();
        }

        @Override
        public CommitStatus commit(CommitRequest request, String base, Caller by) {
            throw no();
        }

        @Override
        public CommitStatus confirm(String id, Caller by) {
            throw no();
        }

        @Override
        public CommitStatus cancel(String id, Caller by) {
            throw no();
        }

        @Override
        public CommitStatus extend(String id, int seconds, Caller by) {
            throw no();
        }

        @Override
        public Optional<CommitStatus> status(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<CommitStatus> pending() {
            return Optional.empty();
        }
    }
}
