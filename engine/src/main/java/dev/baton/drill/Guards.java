package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.FaultKind;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.vrrp.Role;

/// The guardrails: what ends a test at once while the fault is held.
final class Guards {
    /// A node that has not answered for so long is taken for gone: something happens that is no part of the test.
    static final long GONE_NANOS = 3_000_000_000L;

    private final CourseState state;
    private final long now;

    Guards(CourseState state, long nowNanos) {
        this.state = state;
        this.now = nowNanos;
    }

    /// Why the test has to end, a sentence; empty: it may go on.
    Optional<String> reason() {
        return outage().or(this::gone).or(this::others);
    }

    private Optional<String> outage() {
        OptionalLong abort = state.start().order().guardrails().abortNanos();
        if (abort.isEmpty()) {
            return Optional.empty();
        }
        long gap = new Measuring(state).gapNanos();
        return gap > abort.getAsLong()
                ? Optional
                        .of("The outage has passed " + Spans.of(abort.getAsLong()) + ", at which the test was to end.")
                : Optional.empty();
    }

    private Optional<String> gone() {
        DrillPlan plan = state.plan().orElseThrow();
        FaultKind kind = state.start().order().fault();
        boolean isExpected = kind == FaultKind.KILL || kind == FaultKind.LINK;
        return state.nodes().stream()
                .filter(s -> s.isSilent() && now - s.silentNanos() >= GONE_NANOS)
                .filter(s -> plan.nodes().contains(s.node()))
                .filter(s -> !(isExpected && s.node().equals(plan.actor().node()))).findFirst()
                .map(s -> s.node() + " does not answer any more: " + s.trouble());
    }

    /// Routers that have got or lost their addresses and are not tied to the tested one.
    private Optional<String> others() {
        if (!state.start().order().guardrails().abortIfOthersMove()) {
            return Optional.empty();
        }
        for (Arena.Seat before : state.before()) {
            Optional<Arena.Seat> after = state.nodes().stream()
                    .filter(s -> s.node().equals(before.node()) && s.isFresh(state.lease().askedNanos()))
                    .map(Sighted::seat).findFirst();
            Optional<String> moved = after.flatMap(seat -> moved(before, seat));
            if (moved.isPresent()) {
                return moved.map(name -> name + " of " + before.node()
                        + " has moved, too, and is not tied to the tested router.");
            }
        }
        return Optional.empty();
    }

    private Optional<String> moved(Arena.Seat before, Arena.Seat after) {
        Subject subject = state.start().order().subject();
        List<RouterState> tied = before.router(subject).map(r -> new Party(before, r).group()).orElse(List.of());
        return before.state().stream().flatMap(s -> s.routers().stream())
                .filter(r -> tied.stream().noneMatch(t -> t.name().equals(r.name())))
                .filter(r -> isMaster(after.state(), r.name()) != (r.role() == Role.MASTER)).map(RouterState::name)
                .findFirst();
    }

    private static boolean isMaster(Optional<NodeState> state, String router) {
        return state.stream().flatMap(s -> s.routers().stream())
                .anyMatch(r -> r.name().equals(router) && r.role() == Role.MASTER);
    }
}
