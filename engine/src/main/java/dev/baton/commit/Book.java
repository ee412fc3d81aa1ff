package dev.baton.commit;

import java.io.IOException;
import java.util.Optional;

import dev.baton.api.CommitStatus;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// The ledger in memory and on disk. One thread at a time changes it; any may look.
final class Book {
    private final LedgerFile file;
    private final Timekeeper time;
    private volatile Ledger ledger;

    Book(LedgerFile file, Timekeeper time, Ledger ledger) {
        this.file = file;
        this.time = time;
        this.ledger = ledger;
    }

    Ledger ledger() {
        return ledger;
    }

    Optional<Pending> pending() {
        return ledger.pending();
    }

    /// Writes it; when this returns it is durable. If it fails, nothing has changed here.
    void store(Ledger next) throws IOException {
        file.store(next);
        ledger = next;
    }

    /// Changes it here only: what is on disk stays as it is until something is written again.
    void remember(Ledger next) {
        ledger = next;
    }

    /// Writes it if that is possible: what is on disk otherwise leads to the same after a restart.
    void settle(Ledger next) {
        ledger = next;
        try {
            file.store(next);
        } catch (IOException _) {
            // A restart finds the old text in place and the commit undecided, and decides it in the same way.
        }
    }

    /// Takes back what a failed writing of something else may have left.
    void restate() {
        settle(ledger);
    }

    /// What has become of a commit.
    Optional<CommitStatus> status(String id) {
        Ledger now = ledger;
        return now.pending().filter(p -> p.told().id().equals(id)).map(p -> p.status(time))
                .or(() -> decided(now, id).map(Ledger.Decided::status));
    }

    /// What a request has brought before; empty: it is a new one.
    ///
    /// @throws Refusal if another request had its id
    Optional<CommitStatus> known(String id, String digest) {
        Ledger now = ledger;
        Optional<String> before = now.pending().filter(p -> p.told().id().equals(id)).map(Pending::digest)
                .or(() -> decided(now, id).map(Ledger.Decided::digest));
        if (before.isPresent() && !before.get().equals(digest)) {
            throw new Refusal(Problem.Kind.CONFLICT, "Commit " + id
                    + " was another one: its configuration, reason or time differs. Choose a new id.");
        }
        return status(id);
    }

    private static Optional<Ledger.Decided> decided(Ledger ledger, String id) {
        return ledger.decided().reversed().stream().filter(d -> d.status().id().equals(id)).findFirst();
    }
}
