package dev.baton.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.baton.api.Access;
import dev.baton.trust.KeyHash;
import dev.baton.trust.PairingCode;
import dev.baton.trust.VerificationWords;

/// What somebody at a running node's own console can do: make pairing codes. Being able to write in the node's state folder is
/// the right to.
public final class Console {
    private static final int CONNECT_MILLIS = 2_000;

    private final Path folder;
    private final LocalToken.Content node;

    private Console(Path folder, LocalToken.Content node) {
        this.folder = folder;
        this.node = node;
    }

    /// The console of the node that runs with a state folder.
    ///
    /// @throws AgentException if none does
    public static Console of(Path folder) {
        LocalToken.Content node = LocalToken.read(folder)
                .orElseThrow(() -> new AgentException("No node serves the network with the state folder " + folder
                        + ". Start one with 'baton node run --config FILE --listen ADDRESS --state-dir " + folder
                        + "', or name the folder that it runs with."));
        try (Socket socket = new Socket()) {
            socket.connect(new java.net.InetSocketAddress(InetAddress.ofLiteral(node.host()), node.port()),
                    CONNECT_MILLIS);
        } catch (IOException | IllegalArgumentException e) {
            throw new AgentException("The node with the state folder " + folder + " does not answer at " + node.host()
                    + " port " + node.port() + ": it has ended, or runs in another network namespace.", e);
        }
        return new Console(folder, node);
    }

    /// Makes a code; one that was made before is void.
    ///
    /// @param host what clients are to call the node; empty: the address that it listens on
    /// @throws AgentException if it listens on all addresses and none is named
    public Made make(Access role, long lifeSeconds, Optional<String> host, long nowNanos) {
        if (host.isEmpty() && isAny()) {
            throw new AgentException("The node listens on all its addresses: say with --host which one clients use.");
        }
        Offer offer = Offer.make(role, lifeSeconds, nowNanos);
        PairingCode code = new PairingCode(host.orElse(node.host()), node.port(), new KeyHash(node.key()),
                offer.pairingSecret());
        offer.layIn(folder);
        return new Made(code, offer);
    }

    /// Whether only the node itself reaches the address that clients would be told.
    public boolean isOnlyLocal() {
        return InetAddress.ofLiteral(node.host()).isLoopbackAddress();
    }

    private boolean isAny() {
        return InetAddress.ofLiteral(node.host()).isAnyLocalAddress();
    }

    /// What has become of a code.
    public Outcome outcome(Made made) {
        return Outcome.of(made.offer, folder);
    }

    /// The words that the client shows too, once a code was used.
    public List<String> words(Outcome outcome) {
        return VerificationWords.of(new KeyHash(node.key()), new KeyHash(outcome.key()));
    }

    /// Makes a code void.
    public void withdraw(Made made) {
        made.offer.withdrawFrom(folder);
    }

    /// A code and what lies in the state folder for it.
    public record Made(PairingCode code, Offer offer) {}
}
