package dev.baton.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.vrrp.Objection;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Steering;

/// Whom an order of a person concerns, and what is objected to it. A sync group moves as one: if one member cannot, none
/// does.
final class Orders {
    private Orders() {}

    /// Who is told: the router, and the other members of its group where the order concerns them.
    static List<Routed> told(Routed routed, Order order) {
        return routed.group.filter(_ -> order.isForGroup()).map(Grouped::members).orElse(List.of(routed));
    }

    static Objection unknown(String router, RouterTable table) {
        return new Objection(Objection.Kind.UNKNOWN, "There is no router " + router + " here; there "
                + (table.all().isEmpty()
                        ? "is none."
                        : "are " + String.join(", ", table.all().stream().map(Routed::name).toList()) + "."));
    }

    /// The first objection of any of them.
    static Optional<Objection> objection(List<Routed> told, Order order, long now) {
        return told.stream().flatMap(one -> one.router.objection(one.state, order, now).stream()).findFirst();
    }

    /// Why a router that was to become MASTER is not.
    static Optional<Objection> failure(Routed routed, Order order) {
        boolean isDone = !(order instanceof Order.Claim) || routed.state instanceof State.Master;
        return isDone
                ? Optional.empty()
                : Optional.of(new Objection(Objection.Kind.FAULTY, "The router " + routed.name()
                        + " could not take its addresses and is " + routed.state.role() + " now"
                        + routed.state.memory().causes().stream().map(c -> ": " + c.words()).findFirst().orElse("")
                        + ". The log of its node says what was refused."));
    }

    /// What persons have told a router of this name before it begins.
    ///
    /// @param begun what was told before the loop began
    static Steering before(RouterSetup wanted, RouterTable old, Map<String, Steering> begun) {
        String name = wanted.config().name();
        return old.named(name).map(r -> r.state.memory().steering())
                .orElse(begun.getOrDefault(name, Steering.NONE));
    }
}
