package dev.baton.real;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.baton.api.CommitRequest;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.NodeClient;
import dev.baton.trust.Identity;

/// A client that brings a configuration to the node that it is paired with and then says no more: nobody confirms it.
final class Committer {
    private static final int SHORTEST_SECONDS = 30;

    private Committer() {}

    /// Brings it, and ends.
    ///
    /// @param arguments the client's home, the file with the configuration, and the commit's id
    public static void main(String[] arguments) throws Exception {
        ClientHome home = new ClientHome(Path.of(arguments[0]));
        try (NodeClient node = NodeClient.of(AddressBook.of(home).nodes().getFirst(),
                Identity.keptIn(home.identity(), "committer"))) {
            String base = node.config().stamp().sha256();
            System.out.println("COMMITTED " + node.commit(new CommitRequest(arguments[2],
                    Files.readString(Path.of(arguments[1])), SHORTEST_SECONDS, "a test"), base).phase());
        }
    }
}
