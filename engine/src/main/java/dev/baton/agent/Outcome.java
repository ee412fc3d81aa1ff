package dev.baton.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.TrustException;

/// What has become of a pairing code. The agent writes it before it acts on it: a code that was tried stays tried even if the
/// power fails, and one that was used is never used again.
///
/// @param id     the code's
/// @param tries  how many wrong proofs there were
/// @param isUsed whether somebody has proved it
/// @param name   what that client calls itself; empty as long as there is none
/// @param key    its key's hash; empty as long as there is none
public record Outcome(String id, int tries, boolean isUsed, String name, String key) {
    /// The file in the state folder.
    static final String FILE = "pairing-outcome.json";
    /// After so many wrong proofs the code is dead.
    public static final int MAX_TRIES = 5;

    /// What has become of a code so far.
    public static Outcome of(Offer offer, Path folder) {
        try {
            Optional<Outcome> kept = new GuardedFile(folder.resolve(FILE)).read()
                    .map(b -> Json.read(new String(b, StandardCharsets.UTF_8), Outcome.class));
            return kept.filter(o -> o.id.equals(offer.id())).orElse(new Outcome(offer.id(), 0, false, "", ""));
        } catch (JacksonException e) {
            throw new TrustException(folder.resolve(FILE) + " is damaged; move it away and make a new code.", e);
        }
    }

    /// Whether it can still be proved.
    public boolean isOpen() {
        return !isUsed && tries < MAX_TRIES;
    }

    /// After one more wrong proof.
    Outcome triedOnce() {
        return new Outcome(id, tries + 1, isUsed, name, key);
    }

    /// After it was proved.
    Outcome usedBy(String client, String clientKey) {
        return new Outcome(id, tries, true, client, clientKey);
    }

    void keepIn(Path folder) {
        new GuardedFile(folder.resolve(FILE)).write(Json.write(this).getBytes(StandardCharsets.UTF_8));
    }
}
