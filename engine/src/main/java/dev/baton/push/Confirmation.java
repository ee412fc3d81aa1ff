package dev.baton.push;

import java.util.Optional;

import dev.baton.api.CommitStatus;
import dev.baton.client.NodeFailure;

/// Confirms a push on all nodes. Until the first has confirmed, everything can still be undone; from then on the others are
/// asked for as long as they wait.
final class Confirmation {
    private static final long LEAST_LEFT_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    /// What is told of a node that may or may not have confirmed.
    static final String UNANSWERED = "was asked to keep the new configuration and has not answered: it keeps it, or undoes"
            + " it by itself. Look with 'baton status'. ";

    private final PushWork work;

    Confirmation(PushWork work) {
        this.work = work;
    }

    /// Asks every node that waits.
    ///
    /// @return why it has to be undone; empty if nothing can be undone any more, or need be
    Optional<String> confirm() {
        boolean isBegun = work.turns().stream().anyMatch(t -> t.progress() == Progress.CONFIRMED);
        if (!isBegun) {
            Optional<String> why = unready();
            if (why.isPresent() && work.turns().stream().noneMatch(t -> t.progress() == Progress.CONFIRMED)) {
                return why;
            }
        }
        for (Turn turn : work.turns()) {
            if (turn.progress() == Progress.GREEN || turn.progress() == Progress.CONFIRM_ASKED) {
                Optional<String> why = confirm(turn);
                boolean isFirst = work.turns().stream().noneMatch(t -> t.progress() == Progress.CONFIRMED);
                if (why.isPresent() && isFirst) {
                    return why;
                }
            }
        }
        return Optional.empty();
    }

    /// Why a node cannot be confirmed, found out while nothing has been confirmed. One that an earlier run has confirmed
    /// without hearing of it is noted.
    private Optional<String> unready() {
        work.keepAlive();
        Optional<String> why = Optional.empty();
        for (Turn turn : work.turns()) {
            try {
                Optional<CommitStatus> status = work
                        .insist(() -> work.node(turn.node()).commitStatus(turn.commitId()));
                if (status.filter(s -> s.phase() == CommitStatus.Phase.CONFIRMED).isPresent()) {
                    work.note(turn, Progress.CONFIRMED, "keeps the new configuration");
                } else if (status.filter(s -> s.phase() == CommitStatus.Phase.VERIFYING
                        && s.remainingNanos() >= LEAST_LEFT_NANOS).isEmpty()) {
                    why = Optional.of(turn.node() + " no longer waits for the confirmation.");
                }
            } catch (NodeFailure e) {
                why = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return why;
    }

    /// Asks until the node has answered, or has undone it for certain: without an answer it may have done either.
    private Optional<String> confirm(Turn turn) {
        work.note(turn, Progress.CONFIRM_ASKED, "is asked to keep it");
        while (true) {
            work.keepAlive();
            String why;
            try {
                CommitStatus status = work.node(turn.node()).confirm(turn.commitId());
                if (status.phase() == CommitStatus.Phase.CONFIRMED) {
                    work.note(turn, Progress.CONFIRMED, "keeps the new configuration");
                    return Optional.empty();
                }
                why = turn.node() + " has not confirmed (" + status.phase() + ").";
            } catch (NodeFailure.Refused e) {
                return settled(turn, String.valueOf(e.getMessage()));
            } catch (NodeFailure e) {
                why = String.valueOf(e.getMessage());
            }
            if (work.remainingNanos(work.turn(turn.node())) == 0) {
                return settled(turn, why);
            }
            work.tell(turn, why + " It is asked again.");
            if (work.time.sleep(PAUSE_NANOS)) {
                return settled(turn, "Stopped by hand.");
            }
        }
    }

    /// What has become of a commit whose confirmation was not answered as it should be.
    private Optional<String> settled(Turn turn, String why) {
        try {
            Optional<CommitStatus> status = work.insist(() -> work.node(turn.node()).commitStatus(turn.commitId()));
            if (status.filter(s -> s.phase() == CommitStatus.Phase.CONFIRMED).isPresent()) {
                work.note(turn, Progress.CONFIRMED, "keeps the new configuration");
                return Optional.empty();
            }
            if (status.filter(s -> s.phase() == CommitStatus.Phase.REVERTED).isPresent()) {
                work.note(turn, Progress.UNDONE, "has undone it by itself");
            }
        } catch (NodeFailure _) {
            work.note(turn, Progress.UNKNOWN, UNANSWERED + why);
        }
        return Optional.of(why);
    }
}
