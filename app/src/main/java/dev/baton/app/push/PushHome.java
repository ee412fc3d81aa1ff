package dev.baton.app.push;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.baton.api.ConfigStamp;
import dev.baton.app.draft.Bases;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.push.LiveEyes;
import dev.baton.push.PlanFiles;
import dev.baton.push.PushEyes;
import dev.baton.push.PushFile;
import dev.baton.push.PushStore;
import dev.baton.push.RevisionFile;
import dev.baton.push.Revisions;
import dev.baton.trust.Identity;

/// Where pushes are kept while they are done, and what is remembered of them.
///
/// @param plans     the files of pushes that have not ended; empty: a push ends with the program, as what it is pushed to does
/// @param revisions what was pushed
/// @param author    who pushes
/// @param book      where it is noted which configuration a node should have; empty: nowhere
public record PushHome(Optional<PlanFiles> plans, Revisions revisions, String author, Optional<AddressBook> book) {
    /// For nodes that end with the program.
    public static PushHome passing() {
        return new PushHome(Optional.empty(), Revisions.inMemory(), user(), Optional.empty());
    }

    /// In the home of the user's client, which the command line uses too.
    public static PushHome of(ClientHome home) {
        return new PushHome(Optional.of(PlanFiles.of(home)), new RevisionFile(home), user(),
                Optional.of(AddressBook.of(home)));
    }

    /// The one that fits where the configurations live.
    public static PushHome ofUser(Optional<Bases> bases) {
        boolean isOfNodes = bases.filter(b -> b.kind() == Bases.Kind.NODES).isPresent();
        return isOfNodes
                ? of(ClientHome.of(Optional.empty(), System.getenv(), Path.of(System.getProperty("user.home", ""))))
                : passing();
    }

    private static String user() {
        return System.getProperty("user.name", "somebody");
    }

    /// Looks at what is pushed to from here, while a push goes on. Begins to look before it returns.
    PushEyes eyes() {
        return book.<PushEyes>map(b -> LiveEyes.open(b.nodes(), Identity.keptIn(b.home().identity(), author)))
                .orElse(PushEyes.NONE);
    }

    PushStore store() {
        return plans.<PushStore>map(files -> files::save).orElse(_ -> {});
    }

    /// Notes which configuration a node should have from now on. Writes to the disk.
    void approve(String node, ConfigStamp stamp) {
        book.ifPresent(b -> b.approve(node, stamp));
    }

    /// Pushes that were interrupted. Reads the disk.
    List<PushFile> open() {
        return plans.map(PlanFiles::open).orElse(List.of());
    }
}
