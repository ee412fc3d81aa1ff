package dev.baton.app.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.push.Milestone;
import dev.baton.push.Progress;
import dev.baton.push.Turn;

/// One node's way through a push, as far as it has come.
///
/// @param node     who
/// @param progress how far
/// @param reached  the points it has come to, and when
/// @param deadline when it undoes the push by itself; empty: it has not said that it is armed, or it has decided
/// @param said     what has happened, the latest last
/// @param after    the SHA-256 of the new configuration as the node keeps it; empty: it has not told yet
public record Lane(String node, Progress progress, Map<Milestone, Instant> reached, Optional<Instant> deadline,
        List<Said> said, String after) {
    /// How many sentences are kept; the oldest go first.
    public static final int MAX_SAID = 50;

    /// Something that has happened.
    ///
    /// @param reached  the point that was come to; empty: it was something else
    /// @param progress how far the node had come with it, if that was further than before
    /// @param sentence it in the words of the engine
    public record Said(Instant at, Optional<Milestone> reached, Optional<Progress> progress, String sentence) {}

    public Lane {
        reached = new LinkedHashMap<>(reached);
        said = List.copyOf(said);
    }

    static Lane of(Turn turn) {
        return new Lane(turn.node(), turn.progress(), Map.of(), armed(turn), List.of(), turn.after());
    }

    /// Until the node has answered nobody knows whether it is armed.
    private static Optional<Instant> armed(Turn turn) {
        return switch (turn.progress()) {
            case APPLIED, GREEN, CONFIRM_ASKED, UNDOES_ITSELF -> turn.deadline();
            case WAITING, ASKED, CONFIRMED, UNDONE, UNKNOWN, UNDO_FAILED -> Optional.empty();
        };
    }

    Lane told(Turn turn, String sentence, Instant now) {
        List<Said> more = new ArrayList<>(said);
        more.add(new Said(now, Optional.empty(), Optional.of(turn.progress()).filter(p -> p != progress), sentence));
        return new Lane(node, turn.progress(), reached, armed(turn).or(() -> kept(turn)),
                more.subList(Math.max(0, more.size() - MAX_SAID), more.size()), turn.after());
    }

    /// A node that has said that it is armed stays so while it is asked for more.
    private Optional<Instant> kept(Turn turn) {
        return turn.progress() == Progress.ASKED ? deadline : Optional.empty();
    }

    Lane reached(Turn turn, Milestone milestone, Instant now) {
        Map<Milestone, Instant> points = new LinkedHashMap<>(reached);
        points.putIfAbsent(milestone, now);
        boolean isTold = milestone == Milestone.VALIDATED && !said.isEmpty();
        List<Said> more = new ArrayList<>(isTold ? said.subList(0, said.size() - 1) : said);
        if (isTold) {
            more.add(new Said(now, Optional.of(milestone), Optional.empty(), said.getLast().sentence()));
        }
        return new Lane(node, turn.progress(), points,
                milestone == Milestone.VALIDATED || milestone == Milestone.CONFIRMED
                        ? Optional.empty()
                        : turn.deadline(),
                more, turn.after());
    }

    Lane until(Instant later) {
        return new Lane(node, progress, reached, Optional.of(later), said, after);
    }
}
