package dev.baton.commit;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.baton.api.Access;
import dev.baton.api.CommitStatus;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.manage.AuditPort;
import dev.baton.manage.Caller;

/// Lets one at a time change something, of clients only editors, and takes down what became of it.
final class Turnstile {
    /// How long a request waits for another one to end.
    private static final long PATIENCE_SECONDS = 15;
    private static final String ENDING = "The node is ending. Ask again when it runs.";

    private final ReentrantLock gate = new ReentrantLock(true);
    private final AuditPort audit;
    private boolean isClosed;

    Turnstile(AuditPort audit) {
        this.audit = audit;
    }

    /// What a client asks for.
    CommitStatus asked(String action, String id, Caller by, Supplier<CommitStatus> deed) {
        try {
            if (!by.role().includes(Access.EDITOR)) {
                throw new Refusal(Problem.Kind.FORBIDDEN, "Configurations are changed by editors; this client is paired"
                        + " as " + by.role().name().toLowerCase(Locale.ROOT) + ".");
            }
            CommitStatus status = locked(deed);
            note(by, action, id, words(status));
            return status;
        } catch (Refusal e) {
            note(by, action, id, "refused: " + e.problem().detail());
            throw e;
        }
    }

    /// What is asked for on the node itself: it waits for a limited time.
    ///
    /// @throws Refusal if others take too long, or the node ends
    <T> T locked(Supplier<T> deed) {
        boolean isMine = false;
        try {
            isMine = gate.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!isMine || isClosed) {
                throw new Refusal(Problem.Kind.UNAVAILABLE, isMine
                        ? ENDING
                        : "Another commit is being applied or undone. Ask for its state, then try again.");
            }
            return deed.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(Problem.Kind.UNAVAILABLE, ENDING);
        } finally {
            if (isMine) {
                gate.unlock();
            }
        }
    }

    /// What the node does by itself: it waits as long as it takes, and does nothing once this is closed.
    void own(Runnable deed) {
        gate.lock();
        try {
            if (!isClosed) {
                deed.run();
            }
        } finally {
            gate.unlock();
        }
    }

    /// Nobody gets in any more after this.
    void close(Runnable last) {
        own(() -> {
            isClosed = true;
            last.run();
        });
    }

    void note(Caller by, String action, String id, String result) {
        audit.record(by.who(), by.from(), action, Terms.shown(id), result);
    }

    /// Takes down what the node has done by itself.
    void note(String action, String subject, String result) {
        audit.record(AuditPort.NODE, "", action, subject, result);
    }

    /// A status as it stands in the audit log.
    static String words(CommitStatus status) {
        String phase = Words.of(status.phase());
        return switch (status.phase()) {
            case STAGED, APPLIED, VERIFYING -> phase + ": generation " + status.after().generation()
                    + ", undoes itself in " + Words.seconds(status.remainingNanos());
            case CONFIRMED -> phase + ": generation " + status.after().generation();
            case REVERTED, REVERT_FAILED -> phase + ": " + String.join(" ", status.remarks());
        };
    }
}
