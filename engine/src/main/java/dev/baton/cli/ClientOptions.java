package dev.baton.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import picocli.CommandLine.Option;

import dev.baton.api.NodeState;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.KnownNode;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeClient;
import dev.baton.client.NodeFailure;
import dev.baton.push.PlanFiles;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.Identity;

/// What every command needs that speaks to nodes: where the address book is.
final class ClientOptions {
    private static final int LONGEST_NAME = 64;

    @Option(names = "--home", paramLabel = "DIR", description = "The folder of the address book and this client's key"
            + " (default: @|bold BATON_HOME|@, else ~/.config/baton).")
    private Optional<Path> home = Optional.empty();

    ClientHome home() {
        return ClientHome.of(home, System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    AddressBook book() {
        return AddressBook.of(home());
    }

    PlanFiles plans() {
        return PlanFiles.of(home());
    }

    /// The key that nodes know this client by; made the first time.
    Identity identity() {
        GuardedFile.prepareFolder(home().folder());
        return Identity.keptIn(home().identity(), ownName());
    }

    /// What nodes are to call this client.
    static String ownName() {
        String name = System.getProperty("user.name", "somebody") + "@" + ToYaml.hostLabel();
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /// All nodes of the address book.
    ///
    /// @throws CannotDo if there are none
    List<KnownNode> nodes() {
        List<KnownNode> nodes = book().nodes();
        if (nodes.isEmpty()) {
            throw new CannotDo("No node is paired yet. Run 'baton pair' on a node's console, then 'baton connect CODE'"
                    + " here.");
        }
        return nodes;
    }

    /// The node of that name.
    ///
    /// @throws WrongUsage naming the one that was probably meant
    KnownNode node(String name) {
        List<KnownNode> nodes = nodes();
        return nodes.stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = nodes.stream().map(KnownNode::name).toList();
            return new WrongUsage("There is no node '" + Amounts.shortened(name) + "'; the nodes are "
                    + String.join(", ", names) + "."
                    + Suggestion.closest(name, names).map(s -> " Did you mean '" + s + "'?").orElse(""));
        });
    }

    /// Connections to all nodes, to be closed.
    Connections connect() {
        Identity own = identity();
        Map<String, NodeClient> clients = new LinkedHashMap<>();
        nodes().forEach(node -> clients.put(node.name(), NodeClient.of(node, own)));
        return new Connections(clients);
    }

    /// Clients of all nodes.
    record Connections(Map<String, NodeClient> clients) implements AutoCloseable {
        NodeClient client(String node) {
            return Optional.ofNullable(clients.get(node)).orElseThrow();
        }

        Map<String, NodeCalls> calls() {
            return new LinkedHashMap<>(clients);
        }

        /// What every node says, asked all at once; in the order of the address book.
        Map<String, Answered> states() {
            Map<String, Answered> asked = new ConcurrentHashMap<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                clients.forEach((name, client) -> threads.execute(() -> asked.put(name, Answered.of(client))));
            }
            Map<String, Answered> ordered = new LinkedHashMap<>();
            clients.keySet().forEach(name -> ordered.put(name, Optional.ofNullable(asked.get(name)).orElseThrow()));
            return ordered;
        }

        @Override
        public void close() {
            clients.values().forEach(NodeClient::close);
        }
    }

    /// The answer of a node, or why there is none.
    record Answered(Optional<NodeState> state, Optional<NodeFailure> failure, Instant asked, long roundTripNanos) {
        private static Answered of(NodeClient client) {
            Instant asked = Instant.now();
            long from = System.nanoTime();
            try {
                NodeState state = client.state();
                return new Answered(Optional.of(state), Optional.empty(), asked, System.nanoTime() - from);
            } catch (NodeFailure e) {
                return new Answered(Optional.empty(), Optional.of(e), asked, System.nanoTime() - from);
            }
        }
    }

    /// The states of those that answered.
    static Map<String, NodeState> answered(Map<String, Answered> all) {
        Map<String, NodeState> states = new LinkedHashMap<>();
        all.forEach((name, answer) -> answer.state().ifPresent(s -> states.put(name, s)));
        return states;
    }
}
