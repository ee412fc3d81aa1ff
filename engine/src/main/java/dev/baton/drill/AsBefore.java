package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.vrrp.Role;

/// Compares what the nodes are with what they were before the test.
final class AsBefore {
    private final CourseState state;
    private final DrillPlan plan;
    private final long now;

    AsBefore(CourseState state, long nowNanos) {
        this.state = state;
        this.plan = state.plan().orElseThrow();
        this.now = nowNanos;
    }

    /// What is not as it was, a sentence each, with what a person has to do; empty: all is.
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        for (Arena.Seat before : state.before()) {
            if (plan.nodes().contains(before.node())) {
                trouble(before).ifPresent(troubles::add);
            }
        }
        return troubles;
    }

    private Optional<String> trouble(Arena.Seat before) {
        Optional<Sighted> found = state.nodes().stream().filter(s -> s.node().equals(before.node())).findFirst();
        if (found.isEmpty() || !found.get().isFresh(state.sinceNanos())) {
            return Optional.of(before.node() + " has not answered since: "
                    + found.map(Sighted::trouble).filter(t -> !t.isEmpty()).orElse("it was not asked.") + leaseLeft(
                            before.node())
                    + " See that it runs and can be reached.");
        }
        Arena.Seat after = found.get().seat();
        if (after.held().anyMatch(l -> l.id().equals(state.start().id()))) {
            return Optional.of(before.node() + " still holds the fault." + leaseLeft(before.node()));
        }
        return routers(before, after);
    }

    /// What is left of the lease, where the node holds it as far as anybody knows.
    private String leaseLeft(String node) {
        boolean isThere = plan.actor().node().equals(node) && state.lease().mayBeHeld();
        long left = state.lease().endsNanos() - now;
        return !isThere
                ? ""
                : left > 0
                        ? " If it holds the fault, that ends by itself in " + Spans.of(left) + "."
                        : " Its fault has ended by itself by now.";
    }

    private Optional<String> routers(Arena.Seat before, Arena.Seat after) {
        Optional<RouterState> was = before.router(state.start().order().subject());
        List<RouterState> tied = was.map(r -> new Party(before, r).group()).orElse(List.of());
        return tied.stream().flatMap(r -> router(before, r, after).stream()).findFirst();
    }

    private Optional<String> router(Arena.Seat before, RouterState was, Arena.Seat after) {
        String name = before.node() + "/" + was.name();
        Optional<RouterState> is = after.state().map(NodeState::routers).orElse(List.of()).stream()
                .filter(r -> r.name().equals(was.name())).findFirst();
        if (is.isEmpty()) {
            return Optional.of(name + " is not there any more.");
        }
        RouterState router = is.get();
        if (!router.steering().equals(was.steering())) {
            return Optional.of(name + " " + steered(router.steering()));
        }
        boolean mayStay = !state.start().order().guardrails().handBack() && router.role() != Role.FAULT
                && router.role() != Role.INIT;
        if (router.role() != was.role() && !mayStay) {
            return Optional.of(name + " is " + router.role() + " and was " + was.role() + "." + advice(was, router));
        }
        return router.priority().value() != was.priority().value()
                ? Optional.of(name + " has priority " + router.priority().value() + " and had "
                        + was.priority().value() + "; see which of its checks fails.")
                : Optional.empty();
    }

    private static String steered(Steering steering) {
        if (steering.claimed()) {
            return "holds what was handed over to it, until it leaves MASTER.";
        }
        if (steering.resigned()) {
            return "has resigned and does not preempt until it is MASTER again; hand over to it.";
        }
        return steering.maintenance()
                ? "is in maintenance; end that."
                : "is steered otherwise than before; take its priority back.";
    }

    private static String advice(RouterState was, RouterState is) {
        if (is.role() == Role.FAULT) {
            return " Mend what puts it into FAULT.";
        }
        return was.role() == Role.MASTER
                ? " Hand over to it when it is well."
                : "";
    }
}
