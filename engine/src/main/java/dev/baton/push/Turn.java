package dev.baton.push;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One node's turn in a push.
///
/// @param node      who
/// @param commitId  the id of its commit; every attempt has the same
/// @param base      the SHA-256 of the configuration that the new one was made for
/// @param config    the new configuration
/// @param handOvers what is handed over before
/// @param progress  how far it has come
/// @param deadline  when the node undoes it by itself, as this machine believes the date and time
/// @param after     the SHA-256 of the new configuration as the node keeps it; empty before it was applied
/// @param said      what is to be known of it; may be empty
public record Turn(String node, String commitId, String base, String config, List<Transfer> handOvers,
        Progress progress, Optional<Instant> deadline, String after, String said) {
    public Turn {
        handOvers = List.copyOf(handOvers);
    }

    Turn at(Progress next, String words) {
        return new Turn(node, commitId, base, config, handOvers, next, deadline, after, words);
    }

    Turn until(Instant undone) {
        return new Turn(node, commitId, base, config, handOvers, progress, Optional.of(undone), after, said);
    }

    Turn running(String sha256) {
        return new Turn(node, commitId, base, config, handOvers, progress, deadline, sha256, said);
    }

    Turn with(List<Transfer> transfers) {
        return new Turn(node, commitId, base, config, transfers, progress, deadline, after, said);
    }

    /// Without the configuration, which may hold passwords.
    @Override
    public String toString() {
        return "Turn[" + node + ", " + commitId + ", " + progress + "]";
    }
}
