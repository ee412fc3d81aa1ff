package dev.baton.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.api.Beat;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.config.Change;
import dev.baton.config.ConfigDiff;
import dev.baton.config.DrillPolicy;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.journal.Journal;
import dev.baton.lease.Leases;
import dev.baton.manage.AdvertSource;
import dev.baton.manage.AuditPort;
import dev.baton.manage.Caller;
import dev.baton.manage.Engine;
import dev.baton.manage.EventSource;
import dev.baton.manage.FaultDesk;
import dev.baton.manage.ProbeDesk;
import dev.baton.manage.SteerOrder;
import dev.baton.port.Clock;
import dev.baton.port.NotifyPort;
import dev.baton.wire.IpAddress;

/// The built-in engine with everything that others see of it: its state, its events, its traffic, its metrics.
public final class BuiltIn implements Engine, AutoCloseable {
    /// How many changes of a configuration are told in an event; the rest is a number.
    static final int MAX_CHANGES = 100;
    private static final String EVENTS = "events";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /// What a node is started with.
    ///
    /// @param stamp    what the configuration is known as
    /// @param policy   what the node may do on this machine
    /// @param log      takes everything that is told to people, and has the words for it
    /// @param stateDir where events are kept; empty: in memory
    /// @param manager  the service manager
    /// @param version  of Baton
    /// @param tests    what failover tests need to know
    public record Start(NodeConfig config, ConfigStamp stamp, NodePolicy policy, NotifyPort log,
            Optional<Path> stateDir, ServiceSocket manager, String version, Tests tests) {
        /// A node that nobody tests over the network.
        public Start(NodeConfig config, ConfigStamp stamp, NodePolicy policy, NotifyPort log, Optional<Path> stateDir,
                ServiceSocket manager, String version) {
            this(config, stamp, policy, log, stateDir, manager, version, Tests.NONE);
        }
    }

    /// What failover tests need to know of a node's surroundings.
    ///
    /// @param audit          takes down what the node does by itself
    /// @param management     the addresses that clients reach the node at
    /// @param isStartedAgain whether something starts the process again when it is killed
    public record Tests(AuditPort audit, List<IpAddress> management, boolean isStartedAgain) {
        /// Nothing is taken down, and nothing starts the process again.
        public static final Tests NONE = new Tests((_, _, _, _, _) -> {}, List.of(), false);

        public Tests {
            management = List.copyOf(management);
        }
    }

    private final String version;
    private final Journal journal;
    private final Chronicle chronicle;
    private final Daemon daemon;
    private final StateBoard board;
    private final MetricsBoard metrics;
    private final Happenings happenings;
    private final Adverts adverts;
    private final ProbeGround probes;
    private final AtomicReference<Optional<String>> pending = new AtomicReference<>(Optional.empty());
    private final RealGround ground;
    private final Leases leases;
    private final FaultDesk faults;
    private volatile DrillPolicy drill;
    private final Object reloading = new Object();

    /// Opens every interface that the configuration names. Nothing has been sent or claimed when this returns.
    ///
    /// @throws NodeException if something that it needs, or the right to use it, is missing, or the node runs already
    public BuiltIn(Start start) {
        version = start.version;
        Clock clock = new SystemClock();
        List<String> remarks = new ArrayList<>();
        journal = journal(start.stateDir, clock, remarks);
        chronicle = new Chronicle(start.log, journal, clock);
        try {
            daemon = new Daemon(start.config, start.policy, chronicle, _ -> {}, start.manager, start.stateDir);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
        remarks.forEach(r -> chronicle.found("", r));
        Vitals vitals = new Vitals(clock, daemon.captures());
        chronicle.stallsTo(vitals::stalled);
        chronicle.detailsFrom(daemon.checks()::detail);
        StateBoard.Identity identity = new StateBoard.Identity(start.config.node(), version, clock.nowNanos());
        board = new StateBoard(identity, daemon, journal, vitals, start.stamp);
        probes = new ProbeGround(start.config.node(), start.policy.probe());
        metrics = new MetricsBoard(version, daemon, board, () -> pending.get().isPresent(), probes::echoes);
        happenings = new Happenings(journal);
        adverts = new Adverts(daemon.tap(), clock, name -> daemon.networks().of(name));
        drill = start.policy.drill();
        ground = new RealGround(daemon, chronicle, new RealGround.Around(start.tests, () -> drill, pending::get,
                name -> now(name).orElseThrow(() -> noRouter(name)), board.questions(), start.log));
        leases = new Leases(ground, daemon.leaseBook());
        faults = new LeaseDesk(leases);
        board.forcedFrom(ground::forced);
    }

    /// A node whose disk refuses serves all the same.
    private static Journal journal(Optional<Path> stateDir, Clock clock, List<String> remarks) {
        String boot = boot();
        if (stateDir.isEmpty()) {
            return Journal.inMemory(clock, boot);
        }
        Path folder = stateDir.get().resolve(EVENTS);
        try {
            return Journal.in(folder, clock, boot);
        } catch (IOException e) {
            remarks.add("Events cannot be kept in " + folder + " (" + e.getMessage()
                    + "): they are kept in memory until this node ends. Make the folder writable and start it again.");
            return Journal.inMemory(clock, boot);
        }
    }

    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }

    /// What a person should know of the configuration, whole sentences.
    public List<String> notes() {
        return daemon.notes();
    }

    /// Why a script of this name cannot be run, and what to do.
    public Optional<String> scriptProblem(String script) {
        return daemon.scriptProblem(script);
    }

    /// Begins to take part, and returns once every router has started.
    public void start() throws InterruptedException {
        chronicle.append("", new NodeEvent.Started(version, board.stamp()));
        probes.serve(config()).forEach(note -> chronicle.found("", note));
        daemon.start();
        leases.begin(daemon.leftLeases());
    }

    @Override
    public NodeState state() {
        return board.state();
    }

    @Override
    public Beat beat() {
        return board.beat();
    }

    @Override
    public NodeConfig config() {
        return daemon.plan().config();
    }

    @Override
    public ConfigDiff reload(NodeConfig next, ConfigStamp stamp) {
        synchronized (reloading) {
            try {
                ConfigDiff diff = daemon.reload(next);
                board.stamp(stamp);
                probes.serve(next).forEach(note -> chronicle.found("", note));
                chronicle.append("", new NodeEvent.Reconfigured(stamp, words(diff)));
                leases.reloaded(next);
                return diff;
            } catch (NodeException e) {
                throw new Refusal(Problem.Kind.REFUSED, String.valueOf(e.getMessage()));
            }
        }
    }

    private static List<String> words(ConfigDiff diff) {
        List<String> words = new ArrayList<>(diff.changes().stream().limit(MAX_CHANGES).map(Change::words).toList());
        int more = diff.changes().size() - words.size();
        if (more > 0) {
            words.add("and " + more + " more changes");
        }
        return words;
    }

    @Override
    public RouterState steer(String router, SteerOrder order, Caller by) {
        if (config().router(router).isEmpty()) {
            throw noRouter(router);
        }
        daemon.steer(router, order);
        chronicle.append(router, new NodeEvent.Steered(by.who(), words(order), Optional.empty()));
        return now(router).orElseThrow(() -> noRouter(router));
    }

    private Optional<RouterState> now(String router) {
        return board.now().routers().stream().filter(r -> r.name().equals(router)).findFirst();
    }

    private Refusal noRouter(String router) {
        String known = String.join(", ", config().routers().stream().map(r -> r.name()).toList());
        return new Refusal(Problem.Kind.NOT_FOUND,
                "There is no router " + router + " on this node; there are " + known + ".");
    }

    private static String words(SteerOrder order) {
        return switch (order) {
            case SteerOrder.Claim _ -> "claim the addresses";
            case SteerOrder.Resign _ -> "resign";
            case SteerOrder.Maintenance(boolean on) -> on ? "begin maintenance" : "end maintenance";
            case SteerOrder.Priority(var value) -> value.isPresent()
                    ? "priority " + value.getAsInt()
                    : "the configured priority again";
        };
    }

    /// A commit went on to another phase: makes an event of it. To be told once for a commit that an earlier run has left
    /// pending, too.
    public void committed(CommitStatus status) {
        boolean isPending = !status.phase().isDecided();
        pending.set(isPending ? Optional.of(status.id()) : Optional.empty());
        if (isPending) {
            leases.endAll("A push has begun.");
        }
        chronicle.append("", new NodeEvent.Committed(status));
    }

    /// Makes an event of something that happened outside the engine.
    ///
    /// @param router the router it is about; empty: the node as a whole
    public void append(String router, NodeEvent.What what) {
        chronicle.append(router, what);
    }

    @Override
    public EventSource events() {
        return happenings;
    }

    @Override
    public FaultDesk faults() {
        return faults;
    }

    /// From now on tests may do this here. What is held already stays.
    public void drill(DrillPolicy policy) {
        drill = policy;
    }

    @Override
    public AdvertSource adverts() {
        return adverts;
    }

    @Override
    public ProbeDesk probes() {
        return probes.desk();
    }

    /// The answer of `GET /metrics`, in the format that [dev.baton.metrics.Exposition#CONTENT_TYPE] names. It never fails:
    /// an engine that does not answer is down.
    public String metrics() {
        return metrics.text();
    }

    /// Ends every test, steps down everywhere and takes everything apart; the events of that are kept.
    @Override
    public void close() {
        leases.close();
        ground.close();
        daemon.close();
        probes.close();
        chronicle.append("", new NodeEvent.Stopped());
        journal.close();
    }
}
