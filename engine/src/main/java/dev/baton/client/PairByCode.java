package dev.baton.client;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.baton.api.Access;
import dev.baton.api.Json;
import dev.baton.api.PairAnswer;
import dev.baton.api.PairRequest;
import dev.baton.api.Route;
import dev.baton.trust.Identity;
import dev.baton.trust.PairingCode;
import dev.baton.trust.PairingSecret;
import dev.baton.trust.VerificationWords;

/// Pairs this client with a node by a code that the node's console shows: first the node's key is found to be the one in
/// the code, then this side proves the secret, then the node does.
public final class PairByCode {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Identity own;
    private final String ownName;
    private final Clock clock;

    /// @param ownName what the node is to call this client, at most 64 characters
    public PairByCode(Identity own, String ownName, Clock clock) {
        this.own = own;
        this.ownName = ownName;
        this.clock = clock;
    }

    /// The four words that both ends show for this code.
    public List<String> words(PairingCode code) {
        return VerificationWords.of(code.node(), own.hash());
    }

    /// Uses the code.
    ///
    /// @param name what the node is to be called here; empty: as it calls itself
    /// @throws NodeFailure if it cannot be reached, is another, or refuses the code
    public PairedNode pair(PairingCode code, Optional<String> name) {
        KnownNode there = new KnownNode(name.orElse(code.host()), code.host(), code.port(), code.node().hex(),
                Access.VIEWER, clock.instant(), Optional.empty());
        try (Transport transport = new Transport(there.address(), there.address(), own, code.node())) {
            PairRequest request = new PairRequest(ownName, code.secret().clientProof(own.hash(), code.node(), ownName));
            PairAnswer answer = transport.send(HttpRequest.newBuilder(transport.uri(Route.PAIR.template()))
                    .header("Content-Type", "application/json").header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(request))).build(), WITHIN)
                    .read(PairAnswer.class);
            if (!PairingSecret.same(code.secret().nodeProof(code.node(), own.hash()), answer.proof())) {
                throw new NodeFailure.BadAnswer(there.address(), "The node at " + there.address()
                        + " has not proved that it knows the code. Nothing was kept; make a new code on the node's own"
                        + " console.");
            }
            return new PairedNode(new KnownNode(called(name, answer.node()), code.host(), code.port(),
                    code.node().hex(), answer.role(), clock.instant(), Optional.empty()), answer.node(), words(code));
        }
    }

    private static String called(Optional<String> name, String nodesName) {
        String called = name.orElse(nodesName);
        return KnownNode.isName(called)
                ? called
                : called.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "n");
    }
}
