package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.RouterState;
import dev.baton.vrrp.Transition;

/// A step of a course while it is being taken: a state that may be changed, and the acts so far.
final class Walk {
    private final List<DrillAct> acts = new ArrayList<>();
    private final long now;
    private CourseState state;

    Walk(CourseState state, long nowNanos) {
        this.state = state;
        this.now = nowNanos;
    }

    CourseState state() {
        return state;
    }

    List<DrillAct> acts() {
        return acts;
    }

    long now() {
        return now;
    }

    Wait waits() {
        return state.waits();
    }

    String ending() {
        return state.ending();
    }

    Lease lease() {
        return state.lease();
    }

    DrillOrder order() {
        return state.start().order();
    }

    DrillPlan plan() {
        return state.plan().orElseThrow();
    }

    /// Whether what is waited for has had its time.
    boolean isOver() {
        return now >= state.untilNanos();
    }

    void act(DrillAct act) {
        acts.add(act);
    }

    /// Adds a line to the story and tells it.
    void tell(String sentence) {
        if (state.story().size() < Course.MOST_LINES) {
            List<DrillResult.Told> line = List.of(new DrillResult.Told(now, sentence));
            state = with(state.waits(), state.sinceNanos(), state.untilNanos(), state.lease(), state.ending(),
                    state.troubles(), Grown.of(state.story()).and(line));
        }
        act(new DrillAct.Tell(sentence));
    }

    /// Waits for something from now on.
    ///
    /// @param nanos how long at most
    void await(Wait wait, long nanos) {
        state = with(wait, now, now + nanos, state.lease(), state.ending(), state.troubles(), state.story());
        tried(0, Long.MAX_VALUE);
    }

    /// What is waited for has been asked for, or has failed.
    ///
    /// @param tries      how often it has failed
    /// @param retryNanos when it is to be asked for again
    void tried(int tries, long retryNanos) {
        state = new CourseState(state.start(), state.waits(), state.sinceNanos(), state.untilNanos(), state.plan(),
                state.before(), state.nodes(), state.gauge(), state.moves(), state.seen(), state.lease(), tries,
                retryNanos, state.ending(), state.troubles(), state.taker(), state.homeNanos(), state.story(),
                state.result());
    }

    /// Whether what is waited for is to be asked for again.
    boolean isRetried() {
        return now >= state.retryNanos();
    }

    /// It ends early, for the first reason that there is.
    void endEarly(String why) {
        state = with(state.waits(), state.sinceNanos(), state.untilNanos(), state.lease(),
                state.ending().isEmpty() ? why : state.ending(), state.troubles(), state.story());
    }

    void lease(Lease lease) {
        state = with(state.waits(), state.sinceNanos(), state.untilNanos(), lease, state.ending(), state.troubles(),
                state.story());
    }

    void troubles(List<String> troubles) {
        state = with(state.waits(), state.sinceNanos(), state.untilNanos(), state.lease(), state.ending(), troubles,
                state.story());
    }

    private CourseState with(Wait waits, long since, long until, Lease lease, String ending, List<String> troubles,
            List<DrillResult.Told> story) {
        return new CourseState(state.start(), waits, since, until, state.plan(), state.before(), state.nodes(),
                state.gauge(), state.moves(), state.seen(), lease, state.tries(), state.retryNanos(), ending, troubles,
                state.taker(), state.homeNanos(), story, state.result());
    }

    private CourseState with(Optional<DrillPlan> plan, List<Arena.Seat> before, List<Sighted> nodes, Gauge gauge,
            List<Move> moves, List<Marked> seen, OptionalLong home) {
        return new CourseState(state.start(), state.waits(), state.sinceNanos(), state.untilNanos(), plan, before,
                nodes,
                gauge, moves, seen, state.lease(), state.tries(), state.retryNanos(), state.ending(), state.troubles(),
                state.taker(), home,
                state.story(), state.result());
    }

    /// The plan, and the nodes that it was made for.
    void planned(DrillPlan plan, Arena arena) {
        List<Sighted> nodes = arena.nodes().stream().map(s -> Sighted.of(s, now)).toList();
        state = with(Optional.of(plan), arena.nodes(), nodes, state.gauge(), state.moves(), state.seen(),
                state.homeNanos());
    }

    /// A node was asked.
    void told(Arena.Seat seat) {
        List<Sighted> nodes = new ArrayList<>(state.nodes());
        boolean isKnown = false;
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).node().equals(seat.node())) {
                nodes.set(i, nodes.get(i).with(seat, now));
                isKnown = true;
            }
        }
        if (isKnown) {
            state = with(state.plan(), state.before(), nodes, state.gauge(), state.moves(), state.seen(),
                    state.homeNanos());
            seat.router(order().subject()).flatMap(RouterState::lastTransition)
                    .ifPresent(t -> moved(new Move(seat.node(), t, seat.here(t.atNanos()), seat.errorNanos())));
            seat.held().filter(l -> l.id().equals(state.start().id())).findFirst()
                    .ifPresent(l -> lease(lease().surer(seat.here(l.begunNanos()), seat.errorNanos())));
        }
    }

    /// A node has told of a change of state.
    void moved(DrillEvent.NodeMoved moved) {
        Optional<Sighted> node = state.nodes().stream().filter(s -> s.node().equals(moved.node())).findFirst();
        boolean isOurs = node.flatMap(s -> s.seat().router(order().subject()))
                .filter(r -> r.name().equals(moved.router())).isPresent();
        if (isOurs) {
            moved(new Move(moved.node(), moved.transition(), moved.atNanos(), moved.errorNanos()));
        }
    }

    private void moved(Move move) {
        Optional<Move> same = state.moves().stream().filter(move::isSame).findFirst();
        same.filter(known -> move.errorNanos() < known.errorNanos()).ifPresent(known -> surer(known, move));
        boolean isOld = move.atNanos() < state.start().nanos() || same.isPresent();
        if (!isOld && state.moves().size() < Course.MOST_MOVES) {
            List<Move> moves = new ArrayList<>(state.moves());
            moves.add(move);
            state = with(state.plan(), state.before(), state.nodes(), state.gauge(), moves, state.seen(),
                    state.homeNanos());
            Transition transition = move.transition();
            tell(move.node() + " went from " + transition.from() + " to " + transition.to() + ".");
        }
    }

    /// Where a node's clock stands is known better by now.
    private void surer(Move known, Move move) {
        List<Move> moves = new ArrayList<>(state.moves());
        moves.set(moves.indexOf(known), move);
        state = with(state.plan(), state.before(), state.nodes(), state.gauge(), moves, state.seen(),
                state.homeNanos());
    }

    void saw(Marked mark) {
        if (state.seen().size() < Course.MOST_MOVES) {
            List<Marked> seen = new ArrayList<>(state.seen());
            seen.add(mark);
            state = with(state.plan(), state.before(), state.nodes(), state.gauge(), state.moves(), seen,
                    state.homeNanos());
        }
    }

    void probed(List<Strip> more) {
        state = with(state.plan(), state.before(), state.nodes(), state.gauge().with(more), state.moves(),
                state.seen(), state.homeNanos());
    }

    /// Somebody has taken over.
    void taken(String taker) {
        state = new CourseState(state.start(), state.waits(), state.sinceNanos(), state.untilNanos(), state.plan(),
                state.before(), state.nodes(), state.gauge(), state.moves(), state.seen(), state.lease(),
                state.tries(), state.retryNanos(), state.ending(), state.troubles(), Optional.of(taker),
                state.homeNanos(), state.story(), state.result());
    }

    /// The addresses are back.
    void home(long atNanos) {
        if (state.homeNanos().isEmpty()) {
            state = with(state.plan(), state.before(), state.nodes(), state.gauge(), state.moves(), state.seen(),
                    OptionalLong.of(atNanos));
        }
    }

    /// The test ends, with what has come of it.
    void finish() {
        if (state.waits() != Wait.NODES) {
            act(new DrillAct.EndProbes());
        }
        DrillResult result = Verdicts.result(state, now);
        tell(result.sentence());
        DrillResult told = Verdicts.result(state, now);
        state = new CourseState(state.start(), Wait.NOTHING, now, now, state.plan(), state.before(), state.nodes(),
                state.gauge(), state.moves(), state.seen(), state.lease(), state.tries(), Long.MAX_VALUE,
                state.ending(),
                state.troubles(), state.taker(), state.homeNanos(), state.story(), Optional.of(told));
        act(new DrillAct.Finish(told));
    }
}
