package dev.baton.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.agent.Agent;
import dev.baton.agent.AuditLog;
import dev.baton.agent.Views;
import dev.baton.api.Access;
import dev.baton.api.ConfigStamp;
import dev.baton.api.Refusal;
import dev.baton.commit.Alarm;
import dev.baton.commit.CommitException;
import dev.baton.commit.CommitHome;
import dev.baton.commit.CommitSetup;
import dev.baton.commit.Commits;
import dev.baton.commit.Pause;
import dev.baton.commit.Recovery;
import dev.baton.commit.Reread;
import dev.baton.commit.Timekeeper;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.config.PolicyLoader;
import dev.baton.config.PolicyResult;
import dev.baton.config.Problem;
import dev.baton.config.PushPolicy;
import dev.baton.node.BuiltIn;
import dev.baton.node.NodeException;
import dev.baton.port.Clock;
import dev.baton.port.NotifyPort;

/// A node whole: the engine, the desk where its configuration is changed, and the agent that serves both. The election comes
/// first: whatever of the rest cannot be had, the routers run.
final class NodeService implements AutoCloseable {
    private static final String UNMANAGED = " The routers run, but nobody can push to this node.";

    /// What a node is started with.
    ///
    /// @param file    its configuration
    /// @param policy  what it may do on this machine
    /// @param policyFile where that was read from
    /// @param api     its network side
    /// @param log     takes what is told to people
    /// @param notes   takes what a person should know of the start, a line each
    /// @param problems takes what is wrong with the configuration
    record Order(Path file, NodePolicy policy, Optional<Path> policyFile, NodeApi api, NotifyPort log,
            ServiceSocket manager, String version,
            Consumer<String> notes, Consumer<Problem> problems) {}

    private final Order order;
    private final Clock clock = new SystemClock();
    private final ScheduledExecutorService alarms = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("baton-commits").factory());
    private final Optional<AuditLog> audit;
    private final Optional<Recovery> recovery;
    private final BuiltIn engine;
    private final Optional<Commits> desk;
    private Optional<Agent> agent = Optional.empty();
    private volatile PushPolicy push;

    /// Opens everything that the routers need. Nothing has been sent or claimed when this returns.
    ///
    /// @throws WrongUsage if the configuration cannot be used
    /// @throws NodeException if something that it needs is missing
    NodeService(Order order) {
        this.order = order;
        this.push = order.policy.push();
        Optional<AuditLog> log = order.api.audit(clock, order.notes);
        recovery = log.flatMap(this::recovered);
        if (recovery.isEmpty()) {
            log.ifPresent(AuditLog::close);
        }
        audit = recovery.isPresent() ? log : Optional.empty();
        try {
            engine = opened();
        } catch (RuntimeException e) {
            recovery.ifPresent(Recovery::release);
            audit.ifPresent(AuditLog::close);
            throw e;
        }
        desk = recovery.map(r -> Commits.open(r, new CommitSetup(order.policy, engine::scriptProblem,
                order.api.management(), Alarm.of(alarms), Pause.REAL, engine::committed)));
    }

    private Optional<Recovery> recovered(AuditLog log) {
        try {
            Recovery made = Recovery.of(CommitHome.of(order.api.stateDir(), order.file, Timekeeper.of(clock), log));
            made.notes().forEach(order.notes);
            return Optional.of(made);
        } catch (CommitException e) {
            order.notes.accept(e.getMessage() + UNMANAGED);
            return Optional.empty();
        }
    }

    /// A commit that waits to be confirmed and that the node cannot start with is undone.
    private BuiltIn opened() {
        ConfigResult result = read();
        if (result instanceof ConfigResult.Invalid(List<Problem> problems)
                && fallsBack(problems.getFirst().toString())) {
            result = read();
        }
        NodeConfig config = usable(result);
        order.api.check(config);
        try {
            return new BuiltIn(start(config));
        } catch (NodeException e) {
            if (!fallsBack(String.valueOf(e.getMessage()))) {
                throw e;
            }
            return new BuiltIn(start(usable(read())));
        }
    }

    private boolean fallsBack(String why) {
        boolean isBack = recovery.isPresent() && recovery.get().fallBack(why);
        if (isBack) {
            order.notes.accept("The pending commit was undone, as the node cannot start with it: " + why);
        }
        return isBack;
    }

    private ConfigResult read() {
        Optional<byte[]> text = recovery.flatMap(Recovery::text);
        return text.isPresent()
                ? ConfigLoader.load(order.file.toString(), text.get())
                : ConfigLoader.load(order.file);
    }

    private NodeConfig usable(ConfigResult result) {
        result.problems().forEach(order.problems);
        return switch (result) {
            case ConfigResult.Loaded loaded -> loaded.config();
            case ConfigResult.Invalid invalid -> throw new WrongUsage(
                    order.file + " has " + invalid.problems().size() + " problems; nothing was started.");
        };
    }

    private BuiltIn.Start start(NodeConfig config) {
        ConfigStamp stamp = recovery.map(Recovery::stamp).orElseGet(() -> new ConfigStamp(1, ""));
        return new BuiltIn.Start(config, stamp, order.policy, order.log,
                recovery.map(_ -> order.api.stateDir()), order.manager, order.version, tests());
    }

    private BuiltIn.Tests tests() {
        long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
        return audit.map(log -> new BuiltIn.Tests(log, order.api.management(),
                order.api.isStartedAgain(System.getenv(), parent))).orElse(BuiltIn.Tests.NONE);
    }

    /// What a person should know of the configuration, whole sentences.
    List<String> notes() {
        return engine.notes();
    }

    /// The file of its configuration.
    Path file() {
        return order.file;
    }

    /// The configuration that runs.
    NodeConfig config() {
        return engine.config();
    }

    /// Begins to take part; once every router has started, goes on with a commit that is pending, and serves.
    void start() throws InterruptedException {
        engine.start();
        desk.ifPresent(d -> {
            d.begin(engine);
            agent = audit
                    .flatMap(log -> order.api.open(
                            new Views(engine, d, engine::metrics, () -> push.services(),
                                    () -> Access.valueOf(push.role().name())),
                            log, clock, order.notes));
        });
    }

    /// Reads the policy's file again. What a push may contain and who may do what holds from here on; scripts are run as the
    /// node was started with. One that cannot be used changes nothing.
    ///
    /// @return what a person should know of it
    List<String> rereadPolicy() {
        if (order.policyFile.isEmpty()) {
            return List.of();
        }
        Path policyFile = order.policyFile.get();
        PolicyResult result = PolicyLoader.load(policyFile);
        return switch (result) {
            case PolicyResult.Invalid(List<Problem> problems) -> {
                desk.ifPresent(d -> d.policyRefused(policyFile.toString(), problems.getFirst().toString()));
                yield Stream.concat(problems.stream().map(p -> p.text().stripTrailing()),
                        Stream.of(policyFile + " has " + problems.size()
                                + " problems: what a push may contain is as before"))
                        .toList();
            }
            case PolicyResult.Loaded loaded -> taken(policyFile, loaded);
        };
    }

    private List<String> taken(Path policyFile, PolicyResult.Loaded loaded) {
        List<String> notes = new ArrayList<>(loaded.problems().stream().map(p -> p.text().stripTrailing()).toList());
        if (!loaded.policy().push().equals(push)) {
            push = loaded.policy().push();
            desk.ifPresent(d -> d.policy(push, policyFile.toString()));
            notes.add("reloaded: what a push may contain is as " + policyFile + " says now");
        }
        engine.drill(loaded.policy().drill());
        if (!loaded.policy().scripts().equals(order.policy.scripts())) {
            notes.add("how scripts are run is as before: " + policyFile + " says otherwise now; restart the node for"
                    + " that");
        }
        if (!loaded.policy().probe().equals(order.policy.probe())) {
            notes.add("how probes are answered is as before: " + policyFile + " says otherwise now; restart the node"
                    + " for that");
        }
        return notes;
    }

    /// Reads the configuration's file again and goes over to it.
    ///
    /// @throws Refusal if it cannot be used; nothing has changed then
    Reread reread() {
        if (desk.isPresent()) {
            return desk.get().reread();
        }
        ConfigResult result = ConfigLoader.load(order.file);
        return switch (result) {
            case ConfigResult.Invalid invalid -> {
                invalid.problems().forEach(order.problems);
                throw new Refusal(dev.baton.api.Problem.Kind.REFUSED,
                        order.file + " has " + invalid.problems().size() + " problems");
            }
            case ConfigResult.Loaded loaded -> {
                ConfigStamp before = engine.state().config();
                yield new Reread(engine.reload(loaded.config(), new ConfigStamp(before.generation() + 1, "")),
                        loaded.warnings());
            }
        };
    }

    /// Lets nobody in any more, then ends the routers in order, then what remains.
    @Override
    public void close() {
        agent.ifPresent(Agent::close);
        engine.close();
        desk.ifPresent(Commits::close);
        alarms.shutdownNow();
        audit.ifPresent(AuditLog::close);
    }
}
