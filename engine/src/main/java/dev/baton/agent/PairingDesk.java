package dev.baton.agent;

import java.nio.file.Path;
import java.util.Optional;

import dev.baton.api.PairAnswer;
import dev.baton.api.PairRequest;
import dev.baton.api.Pairing;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.port.Clock;
import dev.baton.trust.KeyHash;
import dev.baton.trust.PairingSecret;

/// Pairs clients that prove the code on the node's console. One at a time, so that tries cannot overtake their count.
final class PairingDesk {
    /// A longer name is refused.
    static final int MAX_NAME = 64;
    private static final String NEW_CODE = " Make a new one on the node's own console with 'baton pair'.";

    private final Path folder;
    private final PairingStore store;
    private final KeyHash node;
    private final Clock clock;

    PairingDesk(Path folder, PairingStore store, KeyHash node, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.node = node;
        this.clock = clock;
    }

    /// Pairs a client if its proof is right. A try is on disk before it is judged, and the code is used up before the pairing
    /// is kept: whatever fails in between, nobody gets in twice.
    ///
    /// @param nodeName what the node calls itself
    /// @throws Refusal if there is no code, or this is no proof of it
    synchronized PairAnswer pair(PairRequest request, KeyHash client, String nodeName) {
        checkName(request.name());
        Optional<Offer> offer = Offer.in(folder).filter(o -> o.isGood(clock.nowNanos()));
        Outcome outcome = offer.map(o -> Outcome.of(o, folder)).filter(Outcome::isOpen)
                .orElseThrow(() -> new Refusal(Problem.Kind.FORBIDDEN,
                        "No pairing code is open on this node: it was used, it has run out, or it was tried too often."
                                + NEW_CODE));
        store.check(offer.orElseThrow().role());
        PairingSecret secret = offer.orElseThrow().pairingSecret();
        Outcome tried = outcome.triedOnce();
        tried.keepIn(folder);
        if (!PairingSecret.same(secret.clientProof(client, node, request.name()), request.proof())) {
            throw new Refusal(Problem.Kind.FORBIDDEN, tried.isOpen()
                    ? "The pairing code is wrong. Copy it again from the node's console; it can be tried "
                            + (Outcome.MAX_TRIES - tried.tries()) + " more times."
                    : "The pairing code is wrong, and it was tried too often: it is dead." + NEW_CODE);
        }
        outcome.usedBy(request.name(), client.hex()).keepIn(folder);
        Pairing pairing = new Pairing(client.hex(), request.name(), offer.orElseThrow().role(), clock.wall());
        store.put(pairing);
        return new PairAnswer(nodeName, pairing.role(), secret.nodeProof(node, client));
    }

    private static void checkName(String name) {
        boolean isPlain = name.codePoints().noneMatch(c -> Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
        if (name.isBlank() || name.length() > MAX_NAME || !isPlain) {
            throw new Refusal(Problem.Kind.MALFORMED,
                    "The client's name has 1 to " + MAX_NAME + " characters, none of them invisible.");
        }
    }
}
