package dev.baton.push;

import java.util.List;
import java.util.Optional;

/// Says which configuration every node has in the end.
final class Ending {
    private final PushWork work;

    Ending(PushWork work) {
        this.work = work;
    }

    PushEnd refused(String why) {
        return new PushEnd(PushEnd.Result.REFUSED, why, work.turns().stream().map(t -> new PushEnd.NodeEnd(t.node(),
                PushEnd.Has.OLD, Optional.empty(), t.node() + ": nothing was sent to it.")).toList());
    }

    PushEnd told() {
        List<PushEnd.NodeEnd> nodes = work.turns().stream().map(this::end).toList();
        boolean isNew = nodes.stream().allMatch(n -> n.has() == PushEnd.Has.NEW);
        boolean isOld = nodes.stream().noneMatch(n -> n.has() == PushEnd.Has.NEW || n.has() == PushEnd.Has.UNKNOWN);
        PushEnd.Result result = isNew
                ? PushEnd.Result.DONE
                : isOld ? PushEnd.Result.UNDONE : PushEnd.Result.MIXED;
        String why = result == PushEnd.Result.MIXED && work.file().why().isEmpty()
                ? "Some nodes were confirmed before others stopped answering (" + String.join(", ", nodes.stream()
                        .filter(n -> n.has() != PushEnd.Has.NEW).map(PushEnd.NodeEnd::node).toList())
                        + "). Push again to those that have the old configuration, or push the old one to the others."
                : work.file().why();
        return new PushEnd(result, result == PushEnd.Result.DONE ? "" : why, nodes);
    }

    private PushEnd.NodeEnd end(Turn turn) {
        PushEnd.Has has = switch (turn.progress()) {
            case WAITING, UNDONE -> PushEnd.Has.OLD;
            case CONFIRMED -> PushEnd.Has.NEW;
            case ASKED, APPLIED, GREEN, UNDOES_ITSELF -> PushEnd.Has.OLD_SOON;
            case CONFIRM_ASKED, UNKNOWN, UNDO_FAILED -> PushEnd.Has.UNKNOWN;
        };
        boolean isSoon = has == PushEnd.Has.OLD_SOON;
        String sentence = turn.progress() == Progress.WAITING
                ? turn.node() + ": nothing was sent to it."
                : isSoon && turn.progress() != Progress.UNDOES_ITSELF
                        ? turn.node() + " undoes itself in " + work.remainingNanos(turn) / 1_000_000_000L + " s."
                        : turn.node() + " " + turn.said() + (turn.said().endsWith(".") ? "" : ".");
        return new PushEnd.NodeEnd(turn.node(), has, isSoon ? turn.deadline() : Optional.empty(), sentence);
    }
}
