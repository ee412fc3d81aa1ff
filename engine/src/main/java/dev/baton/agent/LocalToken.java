package dev.baton.agent;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.KeyHash;
import dev.baton.trust.PairingSecret;
import dev.baton.trust.TrustException;

/// Lets the command line on the node itself ask without being paired: whoever can read root's files there is root already. It
/// is made anew at every start, and good only for connections from the node to itself.
final class LocalToken {
    /// Stands for the key of whoever uses it.
    static final String KEY = "local";
    static final String FILE = "local.token";
    private static final String SCHEME = "Bearer ";

    private final String token;

    private LocalToken(String token) {
        this.token = token;
    }

    /// What the file holds: where the agent listens, the key that it shows there, and the token.
    record Content(String host, int port, String key, String token) {
        @Override
        public String toString() {
            return "Content[" + host + ", " + port + "]";
        }
    }

    /// A new one, in a file of the state folder.
    static LocalToken layIn(Path folder, InetSocketAddress listening, KeyHash node) {
        String token = PairingSecret.random().hex() + PairingSecret.random().hex();
        Content content = new Content(listening.getAddress().getHostAddress(), listening.getPort(), node.hex(), token);
        new GuardedFile(folder.resolve(FILE)).write(Json.write(content).getBytes(StandardCharsets.UTF_8));
        return new LocalToken(token);
    }

    /// What the file in a state folder holds; empty if no node serves there.
    static Optional<Content> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return new GuardedFile(file).read()
                    .map(b -> Json.read(new String(b, StandardCharsets.UTF_8), Content.class));
        } catch (JacksonException e) {
            throw new TrustException(file + " is damaged; start the node again, which makes it anew.", e);
        }
    }

    /// Takes the file away, so that nobody looks for a node that has ended.
    static void removeFrom(Path folder) {
        new GuardedFile(folder.resolve(FILE)).delete();
    }

    /// Whether a request brings it, and comes from this machine.
    boolean opens(String authorization, Request request) {
        boolean isHere = request.remote().getAddress().isLoopbackAddress()
                || request.remote().getAddress().equals(request.local());
        return isHere && authorization.startsWith(SCHEME)
                && PairingSecret.same(token, authorization.substring(SCHEME.length()));
    }
}
