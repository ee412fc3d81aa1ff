package dev.baton.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.port.Clock;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.Identity;
import dev.baton.trust.KeyHash;
import dev.baton.trust.Tls;
import dev.baton.trust.TrustException;

/// A node's end of the network: an HTTPS server with a key of its own, which serves those who are paired with it. From any
/// thread.
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    /// The node's own key, in its state folder.
    static final String IDENTITY_FILE = "identity.pem";
    static final String PAIRINGS_FILE = "pairings.json";
    private static final String SYSTEMCTL = "systemctl";

    private final Door door;
    private final Streams streams;
    private final KeyHash key;
    private final Path folder;

    private Agent(Door door, Streams streams, KeyHash key, Path folder) {
        this.door = door;
        this.streams = streams;
        this.key = key;
        this.folder = folder;
    }

    /// Begins to serve.
    ///
    /// @param audit of the same state folder; it stays open when this is closed
    /// @throws AgentException if it must or can not listen there
    /// @throws TrustException if a file that trust rests on is damaged or open to others
    public static Agent open(AgentSetup setup, Views views, AuditLog audit, Clock clock) {
        check(setup, views);
        Path folder = setup.stateDir();
        GuardedFile.prepareFolder(folder);
        Identity identity = identity(folder, views.engine().config().node());
        Limits limits = setup.limits();
        Streams streams = new Streams(limits.streams(), limits.streamsPerClient());
        PairingStore pairings = new PairingStore(folder.resolve(PAIRINGS_FILE), streams::endOf, views.highest());
        PairingDesk desk = new PairingDesk(folder, pairings, identity.hash(), clock);
        RefusedAttempts refused = new RefusedAttempts(audit);
        RouteAnswers answers = new RouteAnswers(views, audit, pairings, desk, streams,
                new Services(views.units(), SYSTEMCTL), limits, clock);
        Door door = listen(setup, identity, clock);
        LocalToken local = LocalToken.layIn(folder, door.address(), identity.hash());
        door.open(new Reception(answers, pairings, local, refused, limits, clock),
                () -> tellRest(refused, clock));
        return new Agent(door, streams, identity.hash(), folder);
    }

    /// The node's key in a state folder, which is made if there is none: what a pairing code has to name.
    public static Identity identity(Path folder, String node) {
        return Identity.keptIn(folder.resolve(IDENTITY_FILE), node);
    }

    private static void check(AgentSetup setup, Views views) {
        if (setup.listen().isEverywhere() && !setup.mayListenEverywhere()) {
            throw new AgentException("The agent does not listen on all addresses (" + setup.listen()
                    + ") unless it is asked to: every network that the node is in could reach it, by its virtual addresses"
                    + " too. Name its management address, or add --listen-everywhere.");
        }
        if (setup.listen().isVirtualIn(views.engine().config())) {
            throw new AgentException("The agent cannot listen on " + setup.listen()
                    + ": that is a virtual address, which moves from node to node. Name the node's own address.");
        }
    }

    private static Door listen(AgentSetup setup, Identity identity, Clock clock) {
        InetSocketAddress address = setup.listen().socketAddress();
        try {
            return new Door(address, Tls.acceptingAnyKey(identity), setup.limits(), clock);
        } catch (IOException e) {
            throw new AgentException("The agent cannot listen on " + setup.listen() + " (" + e.getMessage()
                    + "): the address has to be this machine's, and no other program may use the port.", e);
        }
    }

    private static void tellRest(RefusedAttempts refused, Clock clock) {
        try {
            refused.tellRest(clock.nowNanos());
        } catch (TrustException e) {
            LOG.warn("refused attempts could not be written down", e);
        }
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return door.address();
    }

    /// The key that it shows.
    public KeyHash key() {
        return key;
    }

    /// Lets nobody in any more, ends the streams, and waits for answers that are on their way, but not long.
    @Override
    public void close() {
        streams.end();
        door.close();
        LocalToken.removeFrom(folder);
    }
}
