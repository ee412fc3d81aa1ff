package dev.baton.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import picocli.CommandLine.Option;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentException;
import dev.baton.agent.AgentSetup;
import dev.baton.agent.AuditLog;
import dev.baton.agent.Limits;
import dev.baton.agent.ListenAddress;
import dev.baton.agent.Views;
import dev.baton.config.NodeConfig;
import dev.baton.port.Clock;
import dev.baton.trust.TrustException;
import dev.baton.wire.IpAddress;

/// The network side of `baton node run`: its options, and the agent that they ask for. The election comes first: a node whose
/// agent cannot start runs all the same, and says why nobody can reach it.
final class NodeApi {
    /// Where a node keeps what it has to remember.
    static final String STATE_DIR = "/var/lib/baton";
    private static final long SYSTEMD = 1;

    @Option(names = "--listen", paramLabel = "ADDRESS[:PORT]", description = "Where clients reach the node: its management"
            + " address, never a virtual one. 127.0.0.1:8642 unless given.")
    private Optional<String> listen = Optional.empty();

    @Option(names = "--listen-everywhere", description = "Let --listen be 0.0.0.0 or [::].")
    private boolean mayListenEverywhere;

    @Option(names = "--state-dir", paramLabel = "DIR", description = "Where the node keeps its key, pairings, commits and audit"
            + " log; " + STATE_DIR + " unless given.")
    private Path stateDir = Path.of(STATE_DIR);

    @Option(names = "--supervised", description = "Something starts this node again when its process dies, so that a failover"
            + " test may kill it. Under systemd that is known.")
    private boolean isSupervised;

    @Option(names = "--no-api", description = "Serve nobody.")
    private boolean isOff;

    /// Whether nobody is to be served.
    boolean isOff() {
        return isOff;
    }

    /// Where the node keeps what it has to remember.
    Path stateDir() {
        return stateDir;
    }

    /// Whether something starts the process again when it is killed.
    ///
    /// @param environment of the process
    /// @param parent      the process that has started it
    boolean isStartedAgain(Map<String, String> environment, long parent) {
        return isSupervised || environment.containsKey("NOTIFY_SOCKET")
                || (environment.containsKey("INVOCATION_ID") && parent == SYSTEMD);
    }

    /// The address that the node is managed at, where it is written out and one of its own.
    List<IpAddress> management() {
        try {
            return isOff || address().isEverywhere() ? List.of() : List.of(IpAddress.parse(address().host()));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    /// Looks whether the options fit a configuration, before anything is started.
    ///
    /// @throws WrongUsage if they do not
    void check(NodeConfig config) {
        ListenAddress address = address();
        if (address.isEverywhere() && !mayListenEverywhere) {
            throw new WrongUsage(
                    "--listen " + address + " is every address of the machine, virtual ones included; name the"
                            + " management address, or add --listen-everywhere.");
        }
        if (address.isVirtualIn(config)) {
            throw new WrongUsage(
                    "--listen " + address + " is a virtual address of this configuration, which moves from node to"
                            + " node; name the machine's own address.");
        }
    }

    private ListenAddress address() {
        try {
            return listen.map(ListenAddress::parse).orElse(ListenAddress.DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--listen: " + e.getMessage());
        }
    }

    /// The audit log, if there is to be an agent and its state folder can be used.
    Optional<AuditLog> audit(Clock clock, Consumer<String> notes) {
        if (isOff) {
            return Optional.empty();
        }
        try {
            return Optional.of(AuditLog.openIn(stateDir, clock));
        } catch (TrustException e) {
            notes.accept(unreachable(e));
            return Optional.empty();
        }
    }

    /// Begins to serve, if that is possible.
    ///
    /// @param views what is served
    /// @param notes is told where clients reach the node, or why they do not
    Optional<Agent> open(Views views, AuditLog audit, Clock clock, Consumer<String> notes) {
        ListenAddress address = address();
        try {
            Agent agent = Agent.open(new AgentSetup(address, mayListenEverywhere, stateDir, Limits.DEFAULT), views,
                    audit,
                    clock);
            notes.accept("clients reach this node at " + address + "; its key is " + agent.key());
            return Optional.of(agent);
        } catch (AgentException | TrustException e) {
            notes.accept(unreachable(e));
            return Optional.empty();
        }
    }

    private static String unreachable(RuntimeException e) {
        return e.getMessage() + " The routers run, but clients cannot reach this node.";
    }
}
