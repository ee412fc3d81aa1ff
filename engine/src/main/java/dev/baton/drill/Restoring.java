package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.FaultKind;
import dev.baton.api.ProbeSample;
import dev.baton.api.RouterState;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.whatif.RouterRef;

/// The part of a course in which everything is put back: the addresses go to whoever had them, and every node becomes as it
/// was.
final class Restoring {
    private static final long SECOND = 1_000_000_000L;
    /// How much longer than its timer the old holder may take to be MASTER again.
    static final long MARGIN_NANOS = 4 * SECOND;
    /// What a killed node has to start again, besides.
    static final long RESTART_NANOS = 20 * SECOND;
    /// An election that needs longer than this to bring the addresses back is not waited for if they can be handed back.
    static final long WORTH_NANOS = 15 * SECOND;
    /// How long a hand-back may take.
    static final long HAND_BACK_NANOS = 15 * SECOND;
    /// How long every node may take to be as it was, besides the timers.
    static final long AS_BEFORE_NANOS = 10 * SECOND;

    private final Walk walk;
    private final DrillPlan plan;

    Restoring(Walk walk) {
        this.walk = walk;
        this.plan = walk.plan();
    }

    /// The fault has ended, or nobody can know.
    void begin() {
        walk.await(Wait.RETURN, returnNanos());
    }

    private Optional<RouterState> before(RouterRef ref) {
        return walk.state().before().stream().filter(s -> s.node().equals(ref.node()))
                .flatMap(s -> s.router(walk.order().subject()).stream()).findFirst();
    }

    private Optional<Sighted> fresh(String node) {
        return walk.state().nodes().stream()
                .filter(s -> s.node().equals(node) && s.isFresh(walk.state().sinceNanos())).findFirst();
    }

    private Optional<RouterState> now(String node) {
        return fresh(node).flatMap(s -> s.seat().router(walk.order().subject()));
    }

    /// Whether the election brings the addresses back by itself, and soon enough to wait for it.
    private boolean isElected() {
        Optional<RouterState> holder = before(plan.holder());
        int rival = walk.state().before().stream().filter(s -> !s.node().equals(plan.holder().node()))
                .flatMap(s -> s.router(walk.order().subject()).stream()).mapToInt(r -> r.priority().value()).max()
                .orElse(0);
        return holder.filter(h -> h.preempt() && h.priority().value() > rival
                && h.masterDownNanos() + h.preemptDelayNanos() <= WORTH_NANOS).isPresent();
    }

    private long returnNanos() {
        long timer = before(plan.holder()).map(h -> h.masterDownNanos() + h.intervalNanos()
                + (h.preemptDelayNanos() <= WORTH_NANOS ? h.preemptDelayNanos() : 0)).orElse(0L);
        return Math.min(timer, 2 * WORTH_NANOS) + MARGIN_NANOS
                + (walk.order().fault() == FaultKind.KILL ? RESTART_NANOS : 0);
    }

    /// Goes on once something has come of it.
    void look() {
        boolean isRunOut = walk.lease().mayBeHeld() && walk.now() >= walk.lease().endsNanos();
        if (isRunOut && fresh(plan.actor().node()).filter(s -> s.seat().held()
                .noneMatch(l -> l.id().equals(walk.state().start().id()))).isPresent()) {
            walk.lease(walk.lease().ended(walk.now()));
        }
        switch (walk.waits()) {
            case RETURN -> back();
            case HAND_BACK -> inHandBack();
            case AS_BEFORE -> asBefore();
            case NODES, BASELINE, NODES_AGAIN, HOLD, MOVE, SETTLE, END, AFTERMATH, NOTHING -> {
                // Others look at these.
            }
        }
    }

    /// Whether the old holder is the only MASTER, as all say that were asked since.
    private boolean isHome() {
        boolean isOnly = walk.state().nodes().stream().filter(s -> plan.nodes().contains(s.node())
                && !s.node().equals(plan.holder().node())).allMatch(s -> s.isSilent()
                        || now(s.node()).filter(r -> r.role() != Role.MASTER).isPresent());
        boolean isForeign = walk.state().nodes().stream().noneMatch(s -> s.node().equals(plan.holder().node()));
        return isOnly && (isForeign || now(plan.holder().node()).filter(r -> r.role() == Role.MASTER).isPresent());
    }

    private void back() {
        if (!walk.order().guardrails().handBack() || isHome()) {
            home();
            return;
        }
        Optional<RouterState> holder = now(plan.holder().node());
        boolean isAble = holder.filter(h -> h.role() == Role.BACKUP).isPresent();
        if (isAble && (!isElected() || walk.isOver())) {
            handBack();
        } else if (walk.isOver()) {
            walk.tell("The addresses do not go back to " + plan.holder().node() + ": " + (holder.isEmpty()
                    ? "it does not answer."
                    : "it is " + holder.get().role() + "."));
            await();
        }
    }

    private void home() {
        if (isHome()) {
            long at = walk.state().moves().stream().filter(m -> m.node().equals(plan.holder().node())
                    && m.transition().to() == Role.MASTER && m.atNanos() >= walk.lease().askedNanos())
                    .mapToLong(Move::atNanos).max().orElse(walk.now());
            walk.home(at);
        }
        await();
    }

    private void handBack() {
        walk.tell("The addresses are handed back to " + plan.holder().node() + ".");
        walk.await(Wait.HAND_BACK, HAND_BACK_NANOS);
        askBack();
    }

    private void askBack() {
        OptionalInt own = before(plan.holder()).map(r -> r.priority().value() == RouterConfig.OWNER
                ? OptionalInt.empty()
                : OptionalInt.of(r.priority().value())).orElse(OptionalInt.empty());
        walk.act(new DrillAct.HandBack(plan.holder().node(), plan.holder().router(), own));
        walk.tried(walk.state().tries(), Long.MAX_VALUE);
    }

    private void inHandBack() {
        if (isHome()) {
            home();
        } else if (walk.isOver()) {
            walk.tell(plan.holder().node() + " has not taken the addresses back within " + Spans.of(HAND_BACK_NANOS)
                    + ".");
            await();
        } else if (walk.isRetried()) {
            askBack();
        }
    }

    void handedBack(String node) {
        if (walk.waits() == Wait.HAND_BACK) {
            walk.tell(node + " has taken the addresses back.");
            await();
        }
    }

    void notHandedBack(String node, String why) {
        if (walk.waits() == Wait.HAND_BACK) {
            int tries = walk.state().tries() + 1;
            walk.tell(node + " has not taken the addresses back: " + why);
            if (tries < Course.TRIES) {
                walk.tried(tries, walk.now() + Course.AGAIN_NANOS);
            } else {
                await();
            }
        }
    }

    /// Waits until every node is as it was. What was handed back settles by a timer, and leases end by themselves.
    private void await() {
        walk.await(Wait.AS_BEFORE, settlingNanos());
    }

    private long settlingNanos() {
        long timers = walk.state().before().stream().flatMap(s -> s.router(walk.order().subject()).stream())
                .mapToLong(r -> 2 * r.masterDownNanos()).max().orElse(0);
        return Math.min(timers, 2 * WORTH_NANOS) + AS_BEFORE_NANOS;
    }

    private void asBefore() {
        List<String> troubles = new AsBefore(walk.state(), walk.now()).troubles();
        if (troubles.isEmpty() || walk.isOver()) {
            troubles.forEach(walk::tell);
            if (isHome()) {
                walk.home(walk.now());
            }
            walk.troubles(troubles);
            walk.await(Wait.AFTERMATH, walk.ending().isEmpty() ? aftermathNanos() : 0);
        }
    }

    /// What was as before may not be any more: a node may have died since. It may also be between two elections just now,
    /// so it has as long as before to be as it was again.
    void lookOnceMore() {
        List<String> troubles = new AsBefore(walk.state(), walk.now()).troubles();
        List<String> news = troubles.stream().filter(trouble -> !walk.state().troubles().contains(trouble)).toList();
        if (news.isEmpty() || walk.now() >= walk.state().untilNanos() + settlingNanos()) {
            news.forEach(walk::tell);
            walk.troubles(troubles);
            walk.finish();
        }
    }

    /// A probe counts as lost only when no answer can come any more, and clients may send to the heir for a while after it has
    /// yielded. Who looked no longer would miss the outage on the way back.
    private long aftermathNanos() {
        return walk.order().probing().afterNanos() + plan.expected().backNanos() + ProbeSample.PATIENCE_NANOS;
    }
}
