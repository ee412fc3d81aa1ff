package dev.baton.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Role;

/// Finds the instants of a failover in what the nodes tell of their routers, and in what was seen on the wire. Of two tellings
/// of one instant the one that is surer counts.
final class Marks {
    private final CourseState state;
    private final Map<Mark, Marked> marks = new EnumMap<>(Mark.class);

    private Marks(CourseState state) {
        this.state = state;
    }

    /// Those that are known, in their order.
    static List<Marked> of(CourseState state) {
        return state.lease().askedNanos() == Long.MAX_VALUE || state.plan().isEmpty()
                ? List.of()
                : new Marks(state).found();
    }

    /// The first that became MASTER in the holder's place while the fault was held.
    static Optional<Move> takeover(CourseState state) {
        String holder = state.plan().map(p -> p.holder().node()).orElse("");
        return state.moves().stream()
                .filter(m -> m.transition().to() == Role.MASTER && !m.node().equals(holder) && isOfFault(state, m))
                .min(Comparator.comparingLong(Move::atNanos));
    }

    private static boolean isOfFault(CourseState state, Move move) {
        return move.atNanos() + move.errorNanos() >= state.lease().askedNanos()
                && move.atNanos() - move.errorNanos() <= state.lease().releasedNanos();
    }

    private List<Marked> found() {
        DrillPlan plan = state.plan().orElseThrow();
        state.lease().begunNanos().ifPresent(at -> add(new Marked(Mark.TRIGGER, plan.actor().node(), at,
                state.lease().errorNanos())));
        state.moves().stream().filter(m -> m.node().equals(plan.holder().node())
                && m.transition().from() == Role.MASTER && isOfFault(state, m)).findFirst().ifPresent(this::resigned);
        takeover(state).ifPresent(this::taken);
        state.seen().stream().filter(m -> m.atNanos() + m.errorNanos() >= state.lease().askedNanos()
                && m.atNanos() <= state.lease().releasedNanos() && isOfHeir(state, m)).forEach(this::add);
        new Measuring(state).firstReply().ifPresent(a -> add(new Marked(Mark.FIRST_REPLY,
                a.vantage().from(), a.atNanos(), a.errorNanos())));
        return List.copyOf(new ArrayList<>(marks.values()));
    }

    private void add(Marked marked) {
        marks.merge(marked.mark(), marked, Marks::better);
    }

    /// Two tellings of one instant: the surer one. If they cannot be one instant, it has happened twice, and the first counts.
    private static Marked better(Marked one, Marked other) {
        Marked first = one.atNanos() <= other.atNanos() ? one : other;
        Marked second = one.atNanos() <= other.atNanos() ? other : one;
        boolean isOneInstant = second.atNanos() - second.errorNanos() <= first.atNanos() + first.errorNanos();
        return isOneInstant && second.errorNanos() < first.errorNanos() ? second : first;
    }

    /// What is announced before the heir was MASTER is announced by another.
    private static boolean isOfHeir(CourseState state, Marked marked) {
        return marked.mark() != Mark.ANNOUNCED || takeover(state)
                .filter(m -> marked.atNanos() + marked.errorNanos() < m.atNanos() - m.errorNanos()).isEmpty();
    }

    /// A holder that leaves MASTER other than by yielding sends priority 0.
    private void resigned(Move move) {
        switch (move.transition().reason()) {
            case RESIGNED, FAULT_RAISED, GROUP_DEMOTED, SHUTDOWN ->
                add(new Marked(Mark.PRIORITY_ZERO, move.node(), move.atNanos(), move.errorNanos()));
            case OWNER_STARTED, STARTED, MASTER_SILENT, MASTER_RESIGNED, PREEMPTED_LOWER, HIGHER_PRIORITY,
                    HIGHER_ADDRESS, STALLED, FAULT_CLEARED, GROUP_PROMOTED, HANDED_OVER -> {
                // It yields, and says nothing.
            }
        }
    }

    private void taken(Move move) {
        Evidence evidence = move.transition().evidence();
        long heard = move.atNanos() - Math.max(0, evidence.silentNanos());
        switch (move.transition().reason()) {
            case MASTER_SILENT, PREEMPTED_LOWER -> add(new Marked(Mark.TIMER, move.node(),
                    Math.min(move.atNanos(), heard + evidence.masterDownNanos()), move.errorNanos()));
            case MASTER_RESIGNED -> {
                add(new Marked(Mark.PRIORITY_ZERO, move.node(), heard, move.errorNanos()));
                add(new Marked(Mark.TIMER, move.node(), Math.min(move.atNanos(), heard + evidence.skewNanos()),
                        move.errorNanos()));
            }
            case OWNER_STARTED, STARTED, HIGHER_PRIORITY, HIGHER_ADDRESS, STALLED, FAULT_RAISED, FAULT_CLEARED,
                    GROUP_PROMOTED, GROUP_DEMOTED, HANDED_OVER, RESIGNED, SHUTDOWN -> {
                // No timer of its own has decided.
            }
        }
        add(new Marked(Mark.MASTER, move.node(), move.atNanos(), move.errorNanos()));
    }
}
