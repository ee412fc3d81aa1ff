package dev.baton.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.EngineHealth;
import dev.baton.api.NodeState;
import dev.baton.api.Pairing;
import dev.baton.api.PeerState;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.api.SteerRequest;
import dev.baton.api.Steering;
import dev.baton.api.Validation;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;

/// A node as a push sees it: one configuration, one pending commit that undoes itself by the node's own clock, and one
/// router that takes part in an election.
public final class SimNode implements NodeCalls {
    /// A router with this priority cannot serve.
    static final int FAULTY = 13;

    private record Commit(String id, String text, String before, long deadlineNanos, Phase phase) {
        Commit at(Phase next) {
            return new Commit(id, text, before, deadlineNanos, next);
        }
    }

    public final List<String> done = new ArrayList<>();
    private final SimFleet fleet;
    private final String name;
    private final Map<String, Commit> commits = new LinkedHashMap<>();
    private String text;
    private String parsedText;
    private NodeConfig parsed;
    private boolean isClaimed;

    SimNode(SimFleet fleet, NodeConfig config) {
        this.fleet = fleet;
        this.name = config.node();
        this.text = ConfigWriter.write(config);
        this.parsedText = text;
        this.parsed = config;
    }

    public String text() {
        return text;
    }

    String sha() {
        return sha(text);
    }

    static String sha(String text) {
        return "sha" + Integer.toHexString(text.hashCode());
    }

    private NodeConfig parsed() {
        if (!text.equals(parsedText)) {
            parsed = read();
            parsedText = text;
        }
        return parsed;
    }

    private NodeConfig read() {
        return switch (ConfigLoader.load(name, text)) {
            case ConfigResult.Loaded(NodeConfig config, var _) -> config;
            case ConfigResult.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    private RouterSpec router() {
        return parsed().routers().getFirst();
    }

    int priority() {
        return router().priority();
    }

    boolean isFaulted() {
        return priority() == FAULTY;
    }

    boolean isClaimed() {
        return isClaimed;
    }

    private Optional<Commit> current() {
        return commits.values().stream().filter(c -> !c.phase().isDecided()).findFirst();
    }

    /// Undoes what was not confirmed in time.
    void tick() {
        current().filter(c -> c.deadlineNanos() <= fleet.nowNanos()).ifPresent(this::revert);
    }

    private void revert(Commit commit) {
        text = commit.before();
        commits.put(commit.id(), commit.at(Phase.REVERTED));
        done.add("undone");
    }

    /// Somebody else pushes.
    void pushedByOther() {
        commits.put("other-push", new Commit("other-push", text, text, fleet.nowNanos() + 60 * SimFleet.SECOND,
                Phase.VERIFYING));
    }

    /// Somebody edits the file.
    void edited(String other) {
        text = other;
    }

    private <T> T asked(Supplier<T> answer) {
        fleet.operation();
        if (fleet.latencyNanos > 0) {
            fleet.sleep(fleet.latencyNanos);
        }
        SimFleet.Trouble trouble = fleet.troubleOf(name);
        if (trouble == SimFleet.Trouble.LOST) {
            fleet.sleep(SimFleet.SECOND);
            throw new NodeFailure.Unreachable(name, name + " does not answer.");
        }
        T given = answer.get();
        fleet.operation();
        if (trouble == SimFleet.Trouble.ANSWER_LOST) {
            throw new NodeFailure.Unreachable(name, name + " does not answer.");
        }
        return given;
    }

    @Override
    public String node() {
        return name;
    }

    @Override
    public NodeState state() {
        return asked(() -> {
            RouterSpec spec = router();
            Optional<SimNode> master = fleet.master();
            boolean isMaster = master.filter(m -> m == this).isPresent();
            Role role = isFaulted() ? Role.FAULT : isMaster ? Role.MASTER : Role.BACKUP;
            List<VirtualAddress> addresses = spec.addresses().stream().map(a -> a.address()).toList();
            RouterState state = new RouterState(spec.name(), "eth0", "10.0.0.0/24", Family.IPV4, spec.vrid(), 3, role,
                    EffectivePriority.of(spec.priority()), spec.preempt(), 0, spec.source().orElseThrow(),
                    spec.advertIntervalNanos(), spec.advertIntervalNanos(), 0, 0, 0, addresses, List.of(), isMaster,
                    false, false, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Steering.NONE);
            List<PeerState> peers = isMaster
                    ? List.of()
                    : master.stream().map(m -> new PeerState(spec.name(), m.router().source().orElseThrow(),
                            m.priority(), fleet.nowNanos(), 1)).toList();
            return new NodeState(name, "1", "baton", fleet.wall(), fleet.nowNanos(), 0, new ConfigStamp(1, sha()),
                    current().map(this::status), List.of(state), List.of(), peers,
                    new EngineHealth(0, 0, 0, 0, 0, 0, 0), 0);
        });
    }

    @Override
    public ConfigText config() {
        return asked(() -> new ConfigText(text, new ConfigStamp(1, sha())));
    }

    @Override
    public Validation validate(String next) {
        return asked(() -> new Validation(!next.contains("eth9"), sha(next), next.contains("eth9")
                ? List.of(new Problem.Violation(3, 1, "push.interfaces", "eth9 is not allowed.", "Use eth0.", true))
                : List.of(), List.of()));
    }

    private Problem problem(Problem.Kind kind) {
        return Problem.of(kind, kind + " on " + name + ".");
    }

    private CommitStatus status(Commit commit) {
        long left = commit.phase().isDecided() ? 0 : Math.max(0, commit.deadlineNanos() - fleet.nowNanos());
        return new CommitStatus(commit.id(), commit.phase(), new ConfigStamp(1, sha(commit.before())),
                new ConfigStamp(2, sha(commit.text())), Instant.EPOCH, left, "somebody", "a reason", List.of(),
                List.of());
    }

    @Override
    public CommitStatus commit(CommitRequest request, String base) {
        return asked(() -> {
            Optional<Commit> known = Optional.ofNullable(commits.get(request.id()));
            if (known.isPresent()) {
                return status(known.get());
            }
            if (current().isPresent()) {
                throw new NodeFailure.Refused(name, problem(Problem.Kind.PENDING));
            }
            if (!base.equals(sha())) {
                throw new NodeFailure.Refused(name, problem(Problem.Kind.STALE));
            }
            Commit commit = new Commit(request.id(), request.config(), text,
                    fleet.nowNanos() + request.rollbackAfterSeconds() * SimFleet.SECOND, Phase.VERIFYING);
            commits.put(request.id(), commit);
            text = request.config();
            done.add("committed");
            return status(commit);
        });
    }

    @Override
    public Optional<CommitStatus> commitStatus(String id) {
        return asked(() -> Optional.ofNullable(commits.get(id)).map(this::status));
    }

    private Commit pending(String id) {
        Commit commit = Optional.ofNullable(commits.get(id))
                .orElseThrow(() -> new NodeFailure.Refused(name, problem(Problem.Kind.NOT_FOUND)));
        if (commit.phase() != Phase.VERIFYING) {
            throw new NodeFailure.Refused(name, problem(Problem.Kind.CONFLICT));
        }
        return commit;
    }

    @Override
    public CommitStatus confirm(String id) {
        return asked(() -> {
            Commit kept = pending(id).at(Phase.CONFIRMED);
            commits.put(id, kept);
            done.add("confirmed");
            return status(kept);
        });
    }

    @Override
    public CommitStatus cancel(String id) {
        return asked(() -> {
            revert(pending(id));
            return status(Optional.ofNullable(commits.get(id)).orElseThrow());
        });
    }

    @Override
    public CommitStatus extend(String id, int seconds) {
        return asked(() -> {
            Commit old = pending(id);
            Commit longer = new Commit(id, old.text(), old.before(), old.deadlineNanos() + seconds * SimFleet.SECOND,
                    old.phase());
            commits.put(id, longer);
            done.add("extended");
            return status(longer);
        });
    }

    @Override
    public RouterState steer(String router, Route order, SteerRequest request) {
        asked(() -> {
            fleet.nodes.values().forEach(n -> n.isClaimed = false);
            isClaimed = request.priority().isPresent();
            done.add("claimed at " + request.priority());
            return OptionalInt.empty();
        });
        return state().routers().getFirst();
    }

    @Override
    public List<AuditEntry> audit() {
        return List.of();
    }

    @Override
    public List<Pairing> pairings() {
        return List.of();
    }

    @Override
    public void unpair(String key) {
        throw new AssertionError("no push takes pairings back");
    }

    @Override
    public List<ServiceState> services() {
        return List.of();
    }

    @Override
    public ServiceState service(String unit, String verb) {
        throw new AssertionError("no push handles services");
    }
}
