package dev.baton.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.push.PushPreparation;

/// `baton plan`: what a push would do.
@Command(name = "plan", header = "Say what a push of configurations would do, node by node; nothing is changed.", description = {
        "Each file belongs to the paired node of its name ('node' in the file). Told are the differences by meaning, what the"
                + " nodes and the checks say to them, in which order the nodes would get theirs, who would hold what after"
                + " each step, and what would be handed over first.",
        "", "Exit status: 0 good; 1 if the push would be refused; 3 if a node cannot be asked."}, footer = {"",
                "Example:", "  baton plan n1.yaml n2.yaml"})
final class RunPlan implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The new configurations, a node's YAML or a"
            + " keepalived.conf each.")
    private List<Path> files = List.of();

    @Option(names = "--node", paramLabel = "N", description = "Only the files of this node; may be given several times.")
    private List<String> only = List.of();

    @Option(names = "--config-id", paramLabel = "ID", description = "The configuration id whose lines of a keepalived.conf"
            + " count (default: the first label of this host's name).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object: nodes, steps, handBacks, end, newErrors, problems,"
            + " isRefused.")
    private boolean json;

    @Override
    public Integer call() {
        only.forEach(client::node);
        try (ClientOptions.Connections connections = client.connect()) {
            Optional<PushPreparation> prepared = PushFiles.prepare(baton.surroundings(), connections, files, only, id);
            if (prepared.isEmpty()) {
                return Baton.FAILED;
            }
            PlanTeller teller = new PlanTeller(prepared.get());
            if (json) {
                teller.json(baton.surroundings().out());
            } else {
                teller.text(baton.surroundings().out());
            }
            return prepared.get().isRefused() ? Baton.FAILED : Baton.GOOD;
        }
    }
}
