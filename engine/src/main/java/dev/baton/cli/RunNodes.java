package dev.baton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.api.Json;
import dev.baton.client.AddressBook;
import dev.baton.client.Facts;
import dev.baton.client.KnownNode;

/// `baton nodes`: the address book.
@Command(name = "nodes", header = "List the nodes that this client is paired with.", description = "Nothing is asked of"
        + " them; 'baton status' does that.", footer = {"", "Examples:", "  baton nodes",
                "  baton nodes --remove n3", "  baton nodes --rename n3=edge-3"})
final class RunNodes implements Callable<Integer> {
    private static final int SHORT_KEY = 12;

    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(names = "--remove", paramLabel = "NAME", description = "Forget a node. It still knows this client until an"
            + " admin takes the pairing back there.")
    private Optional<String> remove = Optional.empty();

    @Option(names = "--rename", paramLabel = "NAME=NEW", description = "Call a node otherwise.")
    private Optional<String> rename = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a node and line.")
    private boolean json;

    @Override
    public Integer call() {
        AddressBook book = client.book();
        remove.ifPresent(name -> {
            book.remove(client.node(name).name());
        });
        rename.ifPresent(text -> {
            int sign = text.indexOf('=');
            if (sign < 1) {
                throw new WrongUsage("--rename: write it as NAME=NEW, such as n3=edge-3.");
            }
            book.rename(client.node(text.substring(0, sign)).name(), text.substring(sign + 1));
        });
        Surroundings here = baton.surroundings();
        List<KnownNode> nodes = book.nodes();
        if (json) {
            nodes.forEach(node -> here.out().println(Json.write(node)));
        } else if (nodes.isEmpty()) {
            here.out().println(
                    "No node is paired. Run 'baton pair' on a node's console, then 'baton connect CODE' here.");
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("node", "address", "role", "key", "paired", "approved"));
            nodes.forEach(n -> rows.add(List.of(n.name(), n.address(), n.role().name().toLowerCase(Locale.ROOT),
                    n.key().substring(0, Math.min(SHORT_KEY, n.key().length())), n.since().toString().substring(0, 10),
                    n.approved().map(Facts::revision).orElse("–"))));
            Columns.print(here.out(), "", rows);
        }
        here.out().flush();
        return Baton.GOOD;
    }
}
