package dev.baton.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import tools.jackson.core.JacksonException;

import dev.baton.api.Access;
import dev.baton.api.Json;
import dev.baton.api.Pairing;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.KeyHash;
import dev.baton.trust.TrustException;

/// Who is paired with the node, kept in a file that is replaced whole or not at all. What is on disk is what counts: memory
/// changes once the file has.
final class PairingStore {
    /// Further clients are refused.
    static final int MAX_PAIRINGS = 256;

    private final GuardedFile file;
    private final Consumer<String> onChange;
    private final Supplier<Access> highest;
    private Map<String, Pairing> pairings;

    /// @param onChange is told the key of a client whose pairing was made, changed or taken back
    /// @param highest  what a client may do at most, whatever it was paired as
    /// @throws TrustException if the file is damaged or open to others
    PairingStore(Path path, Consumer<String> onChange, Supplier<Access> highest) {
        this.highest = highest;
        this.file = new GuardedFile(path);
        this.onChange = onChange;
        this.pairings = read(file);
    }

    private static Map<String, Pairing> read(GuardedFile file) {
        Map<String, Pairing> read = new LinkedHashMap<>();
        try {
            String text = file.read().map(b -> new String(b, StandardCharsets.UTF_8)).orElse("[]");
            for (Pairing pairing : Arrays.asList(Json.read(text, Pairing[].class))) {
                read.put(new KeyHash(pairing.key()).hex(), pairing);
            }
            return Map.copyOf(read);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new TrustException(
                    file.path() + " is damaged: restore it from a backup, or move it away and pair every"
                            + " client again.",
                    e);
        }
    }

    /// The pairing of a key, as far as it goes on this node.
    synchronized Optional<Pairing> find(KeyHash key) {
        return Optional.ofNullable(pairings.get(key.hex())).map(this::limited);
    }

    private Pairing limited(Pairing pairing) {
        Access most = highest.get();
        return most.includes(pairing.role())
                ? pairing
                : new Pairing(pairing.key(), pairing.name(), most, pairing.since());
    }

    /// All of them, the oldest first.
    synchronized List<Pairing> all() {
        return pairings.values().stream().map(this::limited)
                .sorted(java.util.Comparator.comparing(Pairing::since).thenComparing(Pairing::key)).toList();
    }

    /// Makes sure that somebody may be paired as this.
    ///
    /// @throws Refusal if the node's policy does not have it
    void check(Access role) {
        Access most = highest.get();
        if (!most.includes(role)) {
            throw new Refusal(Problem.Kind.FORBIDDEN, "This node's policy lets nobody pair as " + word(role)
                    + ": the most is " + word(most)
                    + ". Make a code for that on the node's own console with 'baton pair"
                    + " --role " + word(most) + "', or change push.role in its policy file.");
        }
    }

    private static String word(Access role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// Adds one; a client that is paired already is paired anew.
    ///
    /// @throws Refusal if there are too many
    void put(Pairing pairing) {
        synchronized (this) {
            if (pairings.size() >= MAX_PAIRINGS && !pairings.containsKey(pairing.key())) {
                throw new Refusal(Problem.Kind.CONFLICT, "This node is paired with " + MAX_PAIRINGS
                        + " clients already; take pairings back that nobody needs.");
            }
            Map<String, Pairing> next = new LinkedHashMap<>(pairings);
            next.put(pairing.key(), pairing);
            keep(next);
        }
        onChange.accept(pairing.key());
    }

    /// Takes one back.
    ///
    /// @return what it was; empty if there was none
    Optional<Pairing> remove(String key) {
        Optional<Pairing> removed;
        synchronized (this) {
            removed = Optional.ofNullable(pairings.get(key));
            if (removed.isPresent()) {
                Map<String, Pairing> next = new LinkedHashMap<>(pairings);
                next.remove(key);
                keep(next);
            }
        }
        removed.ifPresent(p -> onChange.accept(p.key()));
        return removed;
    }

    private void keep(Map<String, Pairing> next) {
        file.write(Json.write(new ArrayList<>(next.values())).getBytes(StandardCharsets.UTF_8));
        pairings = Map.copyOf(next);
    }
}
