package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.ProbeSample;

/// The part of a course in which the fault is held: until another has taken over, or longer than it may take.
final class Faulting {
    private static final long MILLI = 1_000_000L;

    private final Walk walk;

    Faulting(Walk walk) {
        this.walk = walk;
    }

    void held(FaultLease lease, long atNanos, long errorNanos) {
        long most = Math.max(walk.now(), atNanos) + FaultRequest.MAX_LEASE_MILLIS * MILLI;
        long ends = Math.min(most, atNanos + lease.endsNanos() - lease.begunNanos()) + errorNanos;
        boolean isWaitedFor = walk.waits() == Wait.HOLD;
        boolean isUnwanted = walk.waits() == Wait.END || walk.waits() == Wait.RETURN
                || walk.waits() == Wait.HAND_BACK || walk.waits() == Wait.AS_BEFORE;
        if (isWaitedFor || isUnwanted) {
            walk.lease(walk.lease().held(atNanos, errorNanos, ends));
            walk.tell(walk.plan().actor().node() + " holds the fault " + lease.kind().word() + ".");
        }
        if (isWaitedFor) {
            walk.await(Wait.MOVE, walk.plan().expected().moveNanos() + Course.PATIENT_NANOS);
            if (!lease.isHeld()) {
                ended("The fault had ended at once: " + lease.ended().orElse(""));
            }
        } else if (isUnwanted) {
            release();
        }
    }

    void refused(String why) {
        boolean isInTime = walk.waits() == Wait.HOLD;
        if (isInTime || walk.waits() == Wait.END) {
            walk.tell(walk.plan().actor().node() + " does not hold the fault: " + why);
            walk.lease(isInTime ? walk.lease().refused() : walk.lease().ended(walk.now()));
            walk.troubles(List.of());
        }
        if (isInTime) {
            walk.finish();
        } else if (walk.waits() == Wait.END) {
            new Restoring(walk).begin();
        }
    }

    void unknown(String why) {
        if (walk.waits() == Wait.HOLD) {
            String told = "Nobody knows whether " + walk.plan().actor().node() + " holds the fault: " + why;
            walk.tell(told);
            walk.endEarly(told);
            release();
        }
    }

    /// Has the fault ended.
    void release() {
        boolean isEnded = walk.lease().standing() == Lease.Standing.ENDED;
        walk.lease(walk.lease().released(walk.now()));
        if (isEnded) {
            new Restoring(walk).begin();
            return;
        }
        walk.act(new DrillAct.EndFault(walk.plan().actor().node(), walk.state().start().id()));
        long left = Math.max(0, walk.lease().endsNanos() - walk.now());
        walk.await(Wait.END, left + Course.LATE_NANOS);
        walk.tried(0, walk.now() + Course.UNANSWERED_NANOS);
    }

    void ended(String sentence) {
        if (walk.lease().mayBeHeld() && walk.waits() != Wait.HOLD) {
            walk.lease(walk.lease().ended(walk.now()));
            walk.tell(sentence);
        }
        switch (walk.waits()) {
            case MOVE, SETTLE, END -> new Restoring(walk).begin();
            case NODES, BASELINE, NODES_AGAIN, HOLD, RETURN, HAND_BACK, AS_BEFORE, AFTERMATH, NOTHING -> {
                // It is not waited for.
            }
        }
    }

    void notEnded(String node, String why) {
        if (walk.waits() == Wait.END) {
            if (walk.state().tries() == 0) {
                walk.tell(node + " has not ended the fault: " + why);
            }
            walk.tried(walk.state().tries() + 1, walk.now() + Course.AGAIN_NANOS);
        }
    }

    /// Goes on once something has come of it.
    void look() {
        boolean isHeldYet = walk.waits() == Wait.MOVE || walk.waits() == Wait.SETTLE;
        if (isHeldYet && walk.order().fault() == FaultKind.KILL && isEndedByNode()) {
            walk.lease(walk.lease().outlived());
            walk.tell(walk.plan().actor().node() + " has started again.");
        } else if (walk.waits() != Wait.HOLD && isEndedByNode()) {
            ended(walk.waits() == Wait.END
                    ? "The fault has ended."
                    : "The node has ended the fault by itself.");
            return;
        }
        switch (walk.waits()) {
            case HOLD -> {
                if (walk.isOver()) {
                    unknown("It has not answered within " + Spans.of(Course.HOLD_NANOS) + ".");
                }
            }
            case MOVE -> move();
            case SETTLE -> settle();
            case END -> end();
            case NODES, BASELINE, NODES_AGAIN, RETURN, HAND_BACK, AS_BEFORE, AFTERMATH, NOTHING -> {
                // Others look at these.
            }
        }
    }

    /// Whether the node, asked since, lists the lease as ended, or not any more.
    private boolean isEndedByNode() {
        String id = walk.state().start().id();
        long since = walk.lease().standing() == Lease.Standing.HELD
                ? walk.lease().triggerNanos()
                : walk.lease().releasedNanos();
        boolean isAnswered = walk.lease().mayBeHeld() && since != Long.MAX_VALUE;
        Optional<Sighted> actor = walk.state().nodes().stream()
                .filter(s -> s.node().equals(walk.plan().actor().node()) && s.isFresh(since)).findFirst();
        boolean isListed = actor.stream().flatMap(s -> s.seat().leases().stream()).anyMatch(l -> l.id().equals(id));
        return isAnswered && actor.isPresent() && isListed && actor.stream().flatMap(s -> s.seat().held())
                .noneMatch(l -> l.id().equals(id));
    }

    private void move() {
        if (isGuarded()) {
            return;
        }
        Optional<String> taker = new Measuring(walk.state()).taker();
        if (taker.isPresent()) {
            walk.tell(taker.get() + " has taken over.");
            walk.await(Wait.SETTLE, Math.min(Course.SETTLE_MOST_NANOS,
                    Math.max(0, walk.lease().endsNanos() - walk.now())));
        } else if (walk.isOver() || walk.now() >= walk.lease().endsNanos()) {
            walk.tell("Nobody has taken over within " + Spans.of(walk.now() - walk.lease().triggerNanos()) + ".");
            release();
        }
    }

    private void settle() {
        if (isGuarded()) {
            return;
        }
        boolean isLongEnough = walk.now() - walk.state().sinceNanos() >= Course.SETTLE_NANOS;
        if (walk.isOver() || (isLongEnough && isReached())) {
            release();
        }
    }

    /// Whether every vantage that had answers before has one again. A node that has the addresses by turns may have been
    /// killed, and probes no more.
    private boolean isReached() {
        long since = walk.state().sinceNanos() - ProbeSample.PATIENCE_NANOS;
        List<String> locals = new ArrayList<>(List.of(walk.plan().holder().node()));
        new Measuring(walk.state()).taker().ifPresent(locals::add);
        return walk.state().gauge().strips().stream().filter(s -> !locals.contains(s.vantage().from()))
                .filter(s -> s.trouble().isEmpty()
                        && s.samples().stream().anyMatch(p -> p.roundTripNanos().isPresent()))
                .allMatch(s -> {
                    ProbeSample last = s.samples().getLast();
                    return last.roundTripNanos().isPresent() && last.sentNanos() >= since;
                });
    }

    private boolean isGuarded() {
        Optional<String> why = new Guards(walk.state(), walk.now()).reason();
        why.ifPresent(sentence -> {
            walk.tell(sentence);
            walk.endEarly(sentence);
            release();
        });
        return why.isPresent();
    }

    private void end() {
        if (walk.isOver()) {
            walk.tell("The lease of the fault has run out by now; " + walk.plan().actor().node()
                    + " ends it by itself, whoever reaches it.");
            new Restoring(walk).begin();
        } else if (walk.isRetried()) {
            walk.act(new DrillAct.EndFault(walk.plan().actor().node(), walk.state().start().id()));
            walk.tried(walk.state().tries(), walk.now() + Course.UNANSWERED_NANOS);
        }
    }
}
