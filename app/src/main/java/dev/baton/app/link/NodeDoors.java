package dev.baton.app.link;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitStatus;
import dev.baton.api.Pairing;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.app.drill.TestGround;
import dev.baton.client.NodeCalls;

/// How the window reaches nodes: the address book, pairing, calls and streams. What can wait for the network or the disk
/// does, so it is called off the JavaFX thread; what cannot be done is a [LinkTrouble].
public interface NodeDoors {
    /// The address book, in its order, as it was last read. Does not wait.
    List<PairedNode> nodes();

    /// Why the address book cannot be read, as a sentence; empty: it can.
    String problem();

    /// Has `changed` run, on any thread, whenever somebody else has changed the address book, until the answer is closed.
    default Watching watchBook(Runnable changed) {
        return () -> {};
    }

    /// What a code says. Nothing is sent. Does not wait.
    PairingOffer look(String code);

    /// Pins the key, proves the secret and adds the node to the address book.
    ///
    /// @param name what it is to be called; empty: what it calls itself
    PairedNode pair(String code, String name);

    /// Calls it something else.
    void rename(PairedNode node, String name);

    /// Takes it out of the address book. The node still knows this window until it is unpaired there.
    void remove(PairedNode node);

    /// Follows a node until the answer is closed.
    Following follow(PairedNode node, NodeListener listener);

    /// What a node can be asked, for as long as it is in the address book; what cannot be done is a
    /// [dev.baton.client.NodeFailure]. Does not wait.
    NodeCalls calls(PairedNode node);

    /// The last entries of the node's audit log, in its order.
    List<AuditEntry> audit(PairedNode node);

    /// The services that its policy allows to be handled.
    List<ServiceState> services(PairedNode node);

    /// Starts, stops or restarts one of them.
    ///
    /// @param verb `start`, `stop` or `restart`
    void service(PairedNode node, String unit, String verb);

    /// Who is paired with it.
    List<Pairing> pairings(PairedNode node);

    /// Takes a pairing back.
    void unpair(PairedNode node, String key);

    /// The node claims the addresses of a router at once.
    ///
    /// @param settleAt the priority to go on with; empty: the node's own choice
    RouterState handOver(PairedNode node, String router, OptionalInt settleAt);

    /// The router steps down with priority 0.
    RouterState resign(PairedNode node, String router);

    /// Begins or ends maintenance of a router.
    RouterState maintenance(PairedNode node, String router, boolean on);

    /// Sets a priority until it is taken back.
    ///
    /// @param value empty: the configured one again
    RouterState priority(PairedNode node, String router, OptionalInt value);

    /// Undoes the pending commit now.
    CommitStatus cancel(PairedNode node, String commit);

    /// Where failover tests of these nodes run; empty: nobody is to be tested.
    default Optional<TestGround> tests() {
        return Optional.empty();
    }

    /// An address book that is watched.
    @FunctionalInterface
    interface Watching extends AutoCloseable {
        /// Nothing is told any more.
        @Override
        void close();
    }

    /// A node that is followed. All methods return at once and may be called from any thread.
    interface Following extends AutoCloseable {
        /// Whether its frames are wanted. They cost the node and the network something.
        void wantFrames(boolean wanted);

        /// Nothing is told any more; its threads end soon.
        @Override
        void close();
    }
}
