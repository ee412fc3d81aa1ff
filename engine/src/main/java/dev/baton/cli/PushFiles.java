package dev.baton.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.NodeState;
import dev.baton.client.NodeFailure;
import dev.baton.config.NodeConfig;
import dev.baton.push.PushPreparation;
import dev.baton.whatif.Fleet;

/// Brings configurations in files and paired nodes together: a file belongs to the node of the name that it has in it.
final class PushFiles {
    private PushFiles() {}

    /// Reads the files, asks the nodes, and plans.
    ///
    /// @param only the nodes that are meant; empty: those of all files
    /// @return empty if a file cannot be used; why has been told
    /// @throws WrongUsage if a file is of no paired node, or a node has no file
    static Optional<PushPreparation> prepare(Surroundings here, ClientOptions.Connections connections, List<Path> files,
            List<String> only, Optional<String> configId) {
        Optional<Fleet> fleet = FleetFiles.read(here, files, configId);
        if (fleet.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ClientOptions.Answered> answers = connections.states();
        Map<String, NodeConfig> wanted = new LinkedHashMap<>();
        for (NodeConfig config : fleet.get().nodes()) {
            String node = name(config, answers);
            if (only.isEmpty() || only.contains(node)) {
                wanted.put(node, config);
            }
        }
        only.stream().filter(node -> !wanted.containsKey(node)).findFirst().ifPresent(node -> {
            throw new WrongUsage("--node " + node + ": none of the files is of that node; the files are of "
                    + String.join(", ", fleet.get().names()) + " ('node' in the file).");
        });
        wanted.keySet().forEach(node -> Optional.ofNullable(answers.get(node)).flatMap(a -> a.failure())
                .ifPresent(PushFiles::fail));
        PushPreparation prepared = PushPreparation.of(connections.calls(), wanted);
        prepared.silent().forEach(node -> here.err().println("baton: " + node
                + " does not answer; what it would see of this push is not known."));
        return Optional.of(prepared);
    }

    private static void fail(NodeFailure failure) {
        throw failure;
    }

    private static String name(NodeConfig config, Map<String, ClientOptions.Answered> answers) {
        if (answers.containsKey(config.node())) {
            return config.node();
        }
        return answers.entrySet().stream()
                .filter(e -> e.getValue().state().map(NodeState::node).filter(config.node()::equals).isPresent())
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new WrongUsage("No paired node is called '" + config.node() + "'; the nodes are "
                        + String.join(", ", answers.keySet())
                        + ". Write the name into 'node' of the file, or rename the"
                        + " node here: baton nodes --rename OLD=" + config.node() + "."));
    }
}
