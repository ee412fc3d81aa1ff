package dev.baton.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A push with all that is needed to go on with it: what its file holds. It may hold passwords, so only its owner may read
/// it.
///
/// @param format    the form that it is written in
/// @param id        names the push
/// @param begun     when it was begun
/// @param reason    why, for the nodes' audit logs
/// @param rollbackAfterSeconds how long a node waits for the confirmation
/// @param stage     what is being done
/// @param turns     the nodes in order
/// @param handBacks what is given back in the end
/// @param exempt    routers, `NODE/ROUTER`, and clusters that were not well before: no gate holds them against the push
/// @param why       why it was undone; empty while it was not
public record PushFile(int format, String id, Instant begun, String reason, int rollbackAfterSeconds, Stage stage,
        List<Turn> turns, List<Transfer> handBacks, List<String> exempt, String why) {
    /// The form that is written here.
    public static final int FORMAT = 1;

    public PushFile {
        turns = List.copyOf(turns);
        handBacks = List.copyOf(handBacks);
        exempt = List.copyOf(exempt);
    }

    /// What is being done.
    public enum Stage {
        /// Node by node gets the new configuration.
        PUSHING,
        /// Every node has it and was found good; it is being confirmed.
        CONFIRMING,
        /// It is being undone on all nodes.
        UNDOING,
        /// Nothing is left to do.
        ENDED
    }

    /// Whether nothing is left to do or to look after.
    public boolean isSettled() {
        return stage == Stage.ENDED && turns.stream().noneMatch(t -> t.progress().isOpen());
    }

    PushFile at(Stage next) {
        return new PushFile(format, id, begun, reason, rollbackAfterSeconds, next, turns, handBacks, exempt, why);
    }

    PushFile undoing(String because) {
        return new PushFile(format, id, begun, reason, rollbackAfterSeconds, Stage.UNDOING, turns, handBacks, exempt,
                because);
    }

    PushFile with(Turn turn) {
        List<Turn> changed = new ArrayList<>(turns);
        changed.replaceAll(t -> t.node().equals(turn.node()) ? turn : t);
        return new PushFile(format, id, begun, reason, rollbackAfterSeconds, stage, changed, handBacks, exempt, why);
    }

    PushFile exempting(List<String> names) {
        return new PushFile(format, id, begun, reason, rollbackAfterSeconds, stage, turns, handBacks, names, why);
    }

    Turn turn(String node) {
        return turns.stream().filter(t -> t.node().equals(node)).findFirst().orElseThrow();
    }
}
