package dev.baton.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;

/// What a node has to know of its configurations after it was killed: the one file of this package besides `node.yaml`.
///
/// @param format     of the file
/// @param generation the last one that was given out
/// @param current    the configuration that is in force
/// @param pending    the commit that waits to be confirmed
/// @param decided    the last commits that were decided, oldest first
record Ledger(int format, long generation, ConfigStamp current, Optional<Pending> pending, List<Decided> decided) {
    /// The format that this version writes and reads.
    static final int FORMAT = 1;
    /// How many decided commits are remembered.
    static final int MAX_DECIDED = 64;

    Ledger {
        decided = List.copyOf(decided.subList(Math.max(0, decided.size() - MAX_DECIDED), decided.size()));
        boolean isWhole = format == FORMAT && current.sha256() != null && pending != null;
        if (!isWhole) {
            throw new IllegalArgumentException("no ledger of format " + FORMAT);
        }
    }

    /// A decided commit.
    ///
    /// @param status what has become of it
    /// @param digest what tells its request from another one with the same id
    record Decided(CommitStatus status, String digest) {}

    /// The ledger of a node that has never had one.
    static Ledger first(ConfigStamp current) {
        return new Ledger(FORMAT, current.generation(), current, Optional.empty(), List.of());
    }

    /// The generation that is given out next.
    ConfigStamp next(String sha256) {
        return new ConfigStamp(generation + 1, sha256);
    }

    /// The same with another configuration in force.
    Ledger running(ConfigStamp stamp) {
        return new Ledger(format, Math.max(generation, stamp.generation()), stamp, pending, decided);
    }

    /// The same with another pending commit.
    Ledger with(Pending commit) {
        return new Ledger(format, Math.max(generation, commit.told().after().generation()), current,
                Optional.of(commit), decided);
    }

    /// The same without a pending commit.
    Ledger idle() {
        return new Ledger(format, generation, current, Optional.empty(), decided);
    }

    /// The same with what has become of the pending commit.
    Ledger decided(CommitStatus status, String digest) {
        List<Decided> all = new ArrayList<>(decided);
        all.add(new Decided(status, digest));
        return new Ledger(format, generation, current, Optional.empty(), all);
    }
}
