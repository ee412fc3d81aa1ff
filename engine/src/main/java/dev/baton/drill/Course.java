package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The course of a test. It holds nothing that changes; every state is a value. It ends whatever comes, or does not come:
/// every wait has a bound, and the fault ends on its node by itself.
///
/// | waits for | event | condition | then waits for | acts, in order |
/// |---|---|---|---|---|
/// | | begin | | NODES | ask nodes |
/// | NODES | NodesAsked | the preflight is good | BASELINE | begin probes |
/// | NODES | NodesAsked | it is not | NOTHING | finish: refused |
/// | NODES | any | [#ASK_NANOS] have passed | NOTHING | finish: refused |
/// | BASELINE | any | probed for as long as ordered, and every vantage has said something, or [#SLOW_NANOS] more | NODES_AGAIN | ask nodes |
/// | NODES_AGAIN | NodesAsked | the preflight is good, with the probes, and holder and heir are the same | HOLD | hold fault |
/// | NODES_AGAIN | NodesAsked | otherwise | NOTHING | end probes, finish: refused |
/// | NODES_AGAIN | any | [#ASK_NANOS] have passed | NOTHING | end probes, finish: refused |
/// | up to here | StopAsked | | NOTHING | end probes, finish: aborted |
/// | HOLD | FaultHeld | | MOVE | |
/// | HOLD | FaultRefused | | NOTHING | end probes, finish: refused |
/// | HOLD | FaultUnknown, StopAsked; any | or [#HOLD_NANOS] have passed | END | end fault |
/// | MOVE | any | another is MASTER, or answers | SETTLE | |
/// | MOVE | any | it takes [#PATIENT_NANOS] longer than expected, or the lease ends | END | end fault |
/// | SETTLE | any | [#SETTLE_NANOS] have passed and every vantage gets answers again, or [#SETTLE_MOST_NANOS], or the lease ends | END | end fault |
/// | MOVE, SETTLE | any | StopAsked, or a guardrail of [Guards] is hit | END | end fault |
/// | END | FaultEnded, or the node's list of leases says so | | RETURN | |
/// | END | FaultNotEnded | again after [#AGAIN_NANOS], until the lease has ended by itself | END | end fault |
/// | END | any | the lease has ended by itself [#LATE_NANOS] ago | RETURN | |
/// | RETURN | any | they are to stay, or the old holder is the only MASTER | AS_BEFORE | |
/// | RETURN | any | the election does not bring them back, or not in time, and the old holder could take them | HAND_BACK | hand back |
/// | RETURN | any | and it could not, within the same time | AS_BEFORE | |
/// | HAND_BACK | HandedBack | | AS_BEFORE | |
/// | HAND_BACK | NotHandedBack; any | up to [#TRIES] times | HAND_BACK, then AS_BEFORE | hand back |
/// | AS_BEFORE | any | every node is as it was, or its bound has passed | AFTERMATH | |
/// | AFTERMATH | any | probed for as long as ordered, and every node is as it was still, or again within the bound of AS_BEFORE; or it was ended early | NOTHING | end probes, finish |
///
/// StopAsked while the fault is being ended, or the addresses go back, skips nothing of that. A FaultHeld that comes when the
/// fault is not wanted any more ends it. What is not in the table is remembered, and changes nothing else.
public final class Course {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /// How long all nodes together may take to answer.
    static final long ASK_NANOS = 15 * SECOND;
    /// How much longer than ordered it may take until every vantage has said something.
    static final long SLOW_NANOS = 5 * SECOND;
    /// How long a node may take to say that it holds a fault, or does not.
    static final long HOLD_NANOS = 15 * SECOND;
    /// How much longer than expected the addresses may take to move: the node may be slow, and the network.
    static final long PATIENT_NANOS = 3 * SECOND;
    /// How long the fault is held after another has taken over: lost probes are known after a second only.
    static final long SETTLE_NANOS = 1_500 * MILLI;
    /// How long it is held at most after that.
    static final long SETTLE_MOST_NANOS = 10 * SECOND;
    /// How long after a failure the end of a fault, or a hand-back, is asked for again.
    static final long AGAIN_NANOS = SECOND;
    /// How long after no answer at all.
    static final long UNANSWERED_NANOS = 8 * SECOND;
    /// How late a lease may end by itself.
    static final long LATE_NANOS = 3 * SECOND;
    /// How often a hand-back is tried.
    static final int TRIES = 3;
    /// The most lines of a story.
    static final int MOST_LINES = 400;
    /// The most changes of state, and the most marks, that are remembered.
    static final int MOST_MOVES = 256;
    /// What a test may take besides its lease and its probes before and after.
    private static final long BESIDES_NANOS = 60 * SECOND;

    /// What comes of an event.
    ///
    /// @param acts to be performed in this order
    public record Step(CourseState state, List<DrillAct> acts) {
        public Step {
            acts = List.copyOf(acts);
        }
    }

    private Course() {}

    /// A test begins.
    ///
    /// @param id          names it, and its leases and runs of probes: 1..40 of `a-z`, `0-9` and `-`
    /// @param startMillis the date and time, for the report
    public static Step begin(String id, DrillOrder order, long startMillis, long nowNanos) {
        CourseState.Start start = new CourseState.Start(id, order, startMillis, nowNanos);
        return new Step(new CourseState(start, Wait.NODES, nowNanos, nowNanos + ASK_NANOS, Optional.empty(), List.of(),
                List.of(), Gauge.of(order.probing().everyNanos()), List.of(), List.of(), Lease.NONE, 0, Long.MAX_VALUE,
                "", List.of(),
                Optional.empty(), OptionalLong.empty(), List.of(), Optional.empty()), List.of(new DrillAct.AskNodes()));
    }

    /// The next state and what is to be done, after `event` at `nowNanos`, which never runs backwards.
    public static Step step(CourseState state, DrillEvent event, long nowNanos) {
        if (state.waits() == Wait.NOTHING) {
            return new Step(state, List.of());
        }
        Walk walk = new Walk(state, nowNanos);
        take(walk, event);
        new Rounds(walk).go();
        return new Step(walk.state(), walk.acts());
    }

    /// For how long addresses may be probed in all.
    static long mostNanos(DrillOrder order) {
        return order.probing().beforeNanos() + order.guardrails().leaseNanos() + order.probing().afterNanos()
                + BESIDES_NANOS;
    }

    private static void take(Walk walk, DrillEvent event) {
        switch (event) {
            case DrillEvent.NodesAsked(Arena arena) -> new Beginning(walk).asked(arena);
            case DrillEvent.NodeTold(Arena.Seat seat) -> walk.told(seat);
            case DrillEvent.NodeMoved moved -> walk.moved(moved);
            case DrillEvent.MarkSeen(Marked mark) -> walk.saw(mark);
            case DrillEvent.ProbesCame(List<Strip> more) -> walk.probed(more);
            case DrillEvent.FaultHeld(var lease, long atNanos, long errorNanos) ->
                new Faulting(walk).held(lease, atNanos, errorNanos);
            case DrillEvent.FaultRefused(String why) -> new Faulting(walk).refused(why);
            case DrillEvent.FaultUnknown(String why) -> new Faulting(walk).unknown(why);
            case DrillEvent.FaultEnded _ -> new Faulting(walk).ended("The fault has ended.");
            case DrillEvent.FaultNotEnded(String node, String why) -> new Faulting(walk).notEnded(node, why);
            case DrillEvent.HandedBack(String node) -> new Restoring(walk).handedBack(node);
            case DrillEvent.NotHandedBack(String node, String why) -> new Restoring(walk).notHandedBack(node, why);
            case DrillEvent.TimePassed _ -> {
                // The rounds look at the time.
            }
            case DrillEvent.StopAsked(String by) -> stop(walk, by);
        }
    }

    private static void stop(Walk walk, String by) {
        String why = "Stopped by " + by + ".";
        if (walk.ending().isEmpty()) {
            walk.tell(why);
            walk.endEarly(why);
        }
        switch (walk.waits()) {
            case NODES, BASELINE, NODES_AGAIN -> walk.finish();
            case HOLD, MOVE, SETTLE -> new Faulting(walk).release();
            case END, RETURN, HAND_BACK, AS_BEFORE, AFTERMATH, NOTHING -> {
                // What is left is restoring, and that is done in any case.
            }
        }
    }

    /// Goes on as long as something can be gone on with.
    private static final class Rounds {
        private static final int MOST = 16;

        private final Walk walk;
        private final List<Wait> seen = new ArrayList<>();

        Rounds(Walk walk) {
            this.walk = walk;
        }

        void go() {
            Wait before = Wait.NOTHING;
            while (before != walk.waits() && seen.size() < MOST) {
                before = walk.waits();
                seen.add(before);
                look();
            }
        }

        private void look() {
            switch (walk.waits()) {
                case NODES, BASELINE, NODES_AGAIN -> new Beginning(walk).look();
                case HOLD, MOVE, SETTLE, END -> new Faulting(walk).look();
                case RETURN, HAND_BACK, AS_BEFORE -> new Restoring(walk).look();
                case AFTERMATH -> aftermath();
                case NOTHING -> {
                    // It has ended.
                }
            }
        }

        private void aftermath() {
            if (!walk.ending().isEmpty()) {
                walk.finish();
            } else if (walk.isOver()) {
                new Restoring(walk).lookOnceMore();
            }
        }
    }
}
