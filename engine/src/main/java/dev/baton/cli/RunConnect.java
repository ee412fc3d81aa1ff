package dev.baton.cli;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.api.Json;
import dev.baton.client.KnownNode;
import dev.baton.client.PairByCode;
import dev.baton.client.PairedNode;
import dev.baton.trust.Identity;
import dev.baton.trust.PairingCode;

/// `baton connect`: pairs this client with a node.
@Command(name = "connect", header = "Pair with a node by the code that its console shows.", description = {
        "The node's key is compared with the one in the code before anything is sent. Then this client proves that it knows"
                + " the code, and the node that it does. A code works once.",
        "",
        "Both ends show four words afterwards. If they are the same, nobody stands in between."}, footer = {"",
                "Examples:", "  baton connect baton1:10.63.0.154:8642:3f…:ab… --name n1",
                "  ssh n1 baton pair --role viewer | baton connect -"})
final class RunConnect implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "CODE", description = "The code that 'baton pair' prints on the node; '-' reads it from the"
            + " standard input, so that no list of processes shows it.")
    private String code = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What the node is called here (default: as it calls"
            + " itself).")
    private Optional<String> name = Optional.empty();

    @Option(names = "--yes", description = "Do not ask whether the words are the same.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON object: node, words.")
    private boolean json;

    /// What `--json` prints.
    private record Connected(KnownNode node, List<String> words) {}

    @Override
    public Integer call() {
        name.filter(n -> !KnownNode.isName(n)).ifPresent(n -> {
            throw new WrongUsage("--name: '" + Amounts.shortened(n) + "' cannot be the name of a node; use letters,"
                    + " digits, '.', '_' and '-', at most 63.");
        });
        PairingCode pairing = PairingCode.parse(code.equals("-") ? Question.line() : code);
        name.ifPresent(n -> requireFree(n, pairing.node().hex()));
        Identity own = client.identity();
        PairedNode paired = new PairByCode(own, ClientOptions.ownName(), Clock.systemUTC()).pair(pairing, name);
        KnownNode node = paired.node();
        requireFree(node.name(), node.key());
        Surroundings here = baton.surroundings();
        if (!json) {
            here.out().println("Paired with " + paired.nodesName() + " (" + node.address() + ") as "
                    + node.role().name().toLowerCase(Locale.ROOT) + ".");
            here.out().println("The words are: " + String.join(" ", paired.words()));
            here.out().flush();
        }
        if (!yes && !json && here.isTerminal()
                && !Question.isYes(here, "Does the node's console show the same words?")) {
            throw new CannotDo("The node was not kept: somebody may stand in between. Take the pairing back on the node"
                    + " (its console says how), and make a new code there.");
        }
        client.book().put(node);
        here.out().println(json
                ? Json.write(new Connected(node, paired.words()))
                : "It is called " + node.name() + " here. Next: baton status --node " + node.name());
        here.out().flush();
        return Baton.GOOD;
    }

    private void requireFree(String wanted, String key) {
        client.book().find(wanted).filter(n -> !n.key().equals(key)).ifPresent(other -> {
            throw new CannotDo("There is a node '" + wanted + "' already, with another key (" + other.address()
                    + "). Call this one otherwise with --name, or take the other away first: baton nodes --remove "
                    + wanted + ".");
        });
    }
}
