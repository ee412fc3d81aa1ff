package dev.baton.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tools.jackson.core.JacksonException;

import dev.baton.api.ConfigStamp;
import dev.baton.api.Json;
import dev.baton.trust.GuardedFile;

/// The nodes that this client is paired with, in a file that several programs may use at once: each change is made to what
/// the file holds then, and replaces it whole or not at all.
public final class AddressBook {
    /// How many nodes there can be.
    public static final int MAX_NODES = 500;
    private static final int FORMAT = 1;

    /// What the file holds.
    ///
    /// @param format the form that it is written in
    private record Content(int format, List<KnownNode> nodes) {}

    private final ClientHome home;

    private AddressBook(ClientHome home) {
        this.home = home;
    }

    /// The address book of a home. Nothing is read yet.
    public static AddressBook of(ClientHome home) {
        return new AddressBook(home);
    }

    /// Where it is.
    public ClientHome home() {
        return home;
    }

    /// All nodes, by name.
    ///
    /// @throws HomeException if the file is damaged; a trust.TrustException if it cannot be read
    public List<KnownNode> nodes() {
        return new GuardedFile(home.nodes()).read().map(bytes -> parsed(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(List.of());
    }

    private List<KnownNode> parsed(String text) {
        try {
            Content content = Json.read(text, Content.class);
            if (content.format() != FORMAT) {
                throw new HomeException(home.nodes() + " is of format " + content.format() + ", and this Baton reads "
                        + FORMAT + "; use the Baton that wrote it.");
            }
            return List.copyOf(content.nodes());
        } catch (JacksonException | NullPointerException _) {
            throw new HomeException(home.nodes() + " is damaged; move it away and pair the nodes again"
                    + " (baton connect CODE).");
        }
    }

    /// The node of that name.
    public Optional<KnownNode> find(String name) {
        return nodes().stream().filter(n -> n.name().equals(name)).findFirst();
    }

    /// Adds a node, or replaces the one of that name.
    ///
    /// @throws HomeException if there is no room, or it cannot be written
    public void put(KnownNode node) {
        change(nodes -> {
            List<KnownNode> changed = new ArrayList<>(nodes);
            changed.removeIf(n -> n.name().equals(node.name()));
            if (changed.size() >= MAX_NODES) {
                throw new HomeException("There are " + MAX_NODES + " nodes already; take one away first"
                        + " (baton nodes --remove NAME).");
            }
            changed.add(node);
            return changed;
        });
    }

    /// Takes a node away.
    ///
    /// @return whether there was one of that name
    public boolean remove(String name) {
        return change(nodes -> nodes.stream().filter(n -> !n.name().equals(name)).toList());
    }

    /// Gives a node another name.
    ///
    /// @throws HomeException if there is no such node, or the other name is taken or cannot be one
    public void rename(String name, String other) {
        if (!KnownNode.isName(other)) {
            throw new HomeException("'" + other + "' cannot be the name of a node; use letters, digits, '.', '_' and"
                    + " '-', at most 63.");
        }
        boolean isDone = change(nodes -> {
            if (nodes.stream().anyMatch(n -> n.name().equals(other))) {
                throw new HomeException("There is a node '" + other + "' already; choose another name.");
            }
            return nodes.stream().map(n -> n.name().equals(name) ? n.called(other) : n).toList();
        });
        if (!isDone) {
            throw new HomeException("There is no node '" + name + "' to rename.");
        }
    }

    /// Remembers that a configuration is the one that the node should run.
    public void approve(String name, ConfigStamp stamp) {
        change(nodes -> nodes.stream().map(n -> n.name().equals(name) ? n.approving(stamp) : n).toList());
    }

    /// Changes what the file holds at this moment.
    ///
    /// @return whether anything is different
    private boolean change(UnaryOperator<List<KnownNode>> change) {
        Path lock = home.folder().resolve("nodes.lock");
        synchronized (AddressBook.class) {
            try {
                GuardedFile.prepareFolder(home.folder());
                try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = channel.lock()) {
                    List<KnownNode> before = nodes();
                    List<KnownNode> after = change.apply(before);
                    if (after.equals(before)) {
                        return false;
                    }
                    new GuardedFile(home.nodes()).write((Json.write(new Content(FORMAT, after)) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
                    return true;
                }
            } catch (IOException e) {
                throw new HomeException(lock + " cannot be used (" + e.getClass().getSimpleName()
                        + "); check the folder and the right to write there.");
            }
        }
    }
}
