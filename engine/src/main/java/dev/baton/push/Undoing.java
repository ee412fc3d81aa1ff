package dev.baton.push;

import java.util.Map;
import java.util.Optional;

import dev.baton.api.CommitStatus;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.SteerRequest;
import dev.baton.client.NodeFailure;
import dev.baton.vrrp.Role;

/// Undoes a push on every node, the last first, then gives back what was handed over.
final class Undoing {
    private final PushWork work;

    Undoing(PushWork work) {
        this.work = work;
    }

    void undo() {
        for (Turn turn : work.turns().reversed()) {
            if (turn.progress().isOpen()) {
                undo(turn);
            }
        }
        for (Turn turn : work.turns().reversed()) {
            turn.handOvers().stream().filter(Transfer::isAsked).forEach(t -> handBack(turn, t.back()));
        }
    }

    private void undo(Turn turn) {
        try {
            CommitStatus status = work.insist(() -> work.node(turn.node()).cancel(turn.commitId()));
            became(turn, status);
        } catch (NodeFailure.Refused e) {
            refused(turn, e);
        } catch (NodeFailure e) {
            byItself(turn, String.valueOf(e.getMessage()));
        }
    }

    private void refused(Turn turn, NodeFailure.Refused refusal) {
        try {
            Optional<CommitStatus> status = work.insist(() -> work.node(turn.node()).commitStatus(turn.commitId()));
            if (status.isPresent()) {
                became(turn, status.get());
            } else if (refusal.problem().is(Problem.Kind.NOT_FOUND)) {
                work.note(turn, Progress.UNDONE, "never got the new configuration");
            } else {
                byItself(turn, String.valueOf(refusal.getMessage()));
            }
        } catch (NodeFailure e) {
            byItself(turn, String.valueOf(e.getMessage()));
        }
    }

    private void became(Turn turn, CommitStatus status) {
        switch (status.phase()) {
            case REVERTED -> work.note(turn, Progress.UNDONE, "runs the old configuration again");
            case CONFIRMED -> work.note(turn, Progress.CONFIRMED, "keeps the new configuration: it was confirmed"
                    + " before it could be undone");
            case REVERT_FAILED -> work.note(turn, Progress.UNDO_FAILED, "could not go back to the old configuration; "
                    + "look at it. " + String.join(" ", status.remarks()));
            case STAGED, APPLIED, VERIFYING -> {
                work.heard(turn, status);
                byItself(work.turn(turn.node()), turn.node() + " still has it (" + status.phase() + ").");
            }
        }
    }

    private void byItself(Turn turn, String why) {
        if (turn.progress() == Progress.CONFIRM_ASKED || turn.progress() == Progress.UNKNOWN) {
            work.note(turn, Progress.UNKNOWN, Confirmation.UNANSWERED + why);
            return;
        }
        long seconds = work.remainingNanos(turn) / 1_000_000_000L;
        work.note(turn, Progress.UNDOES_ITSELF, (seconds > 0
                ? "undoes itself in " + seconds + " s. "
                : "has undone it by itself by now, if it lives. ") + why);
    }

    /// What was handed over for this push goes back, as far as that is possible.
    private void handBack(Turn turn, Transfer transfer) {
        try {
            Map<String, NodeState> states = work.states();
            Optional<RouterState> heir = work.node(transfer.toNode()).state().routers().stream()
                    .filter(r -> r.name().equals(transfer.toRouter())).findFirst();
            if (heir.filter(h -> h.role() == Role.BACKUP).isPresent()) {
                work.node(transfer.toNode()).steer(transfer.toRouter(), Route.HAND_OVER, new SteerRequest(
                        Optional.empty(), Settling.settleAt(transfer.toNode(), heir.get(), states),
                        Optional.of("back after a push that was undone: " + work.file().reason())));
                work.tell(turn, transfer.toRouter() + " is given back to " + transfer.toNode());
            }
        } catch (NodeFailure e) {
            work.tell(turn, transfer.toRouter() + " stays at " + transfer.fromNode() + ": " + e.getMessage());
        }
    }
}
