package dev.baton.app.nodes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.Access;
import dev.baton.api.RouterState;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;
import dev.baton.vrrp.Role;

/// When an order makes sense, and why not. The node judges again and has the last word; this is so that nobody has to ask
/// to find out.
final class OrderRules {
    private static final int OWNER = 255;
    private static final int HIGHEST = 254;

    private final Texts texts;

    OrderRules(Texts texts) {
        this.texts = texts;
    }

    /// Why the node cannot do that now, as a sentence; empty: it can.
    String whyNot(LinkedNode node, Order order) {
        if (!node.link().isLive()) {
            return texts.get("nodes.why.link", node.name());
        }
        if (!node.node().role().includes(order.needs())) {
            return texts.get("nodes.why.role", role(order.needs()), node.name(), role(node.node().role()));
        }
        return switch (order) {
            case Order.HandOver(String router) -> routerReason(node, router, this::handOver);
            case Order.Resign(String router) -> routerReason(node, router, this::resign);
            case Order.Maintenance(String router, boolean on) -> routerReason(node, router,
                    r -> r.steering().maintenance() == on
                            ? texts.get(on ? "nodes.why.in-maintenance" : "nodes.why.not-in-maintenance", router)
                            : "");
            case Order.SetPriority(String router, OptionalInt _) -> routerReason(node, router,
                    r -> r.priority().base() == OWNER ? texts.get("nodes.why.owner", router) : "");
            case Order.Service _,Order.Unpair _,Order.Undo _ -> "";
        };
    }

    private String routerReason(LinkedNode node, String router,
            java.util.function.Function<RouterState, String> reason) {
        return node.router(router).map(reason).orElseGet(() -> texts.get("nodes.why.no-router", node.name(), router));
    }

    private String handOver(RouterState router) {
        return switch (router.role()) {
            case MASTER -> texts.get("nodes.why.master", router.name());
            case FAULT -> texts.get("nodes.why.fault", router.name());
            case INIT -> texts.get("nodes.why.init", router.name());
            case BACKUP -> "";
        };
    }

    private String resign(RouterState router) {
        return router.role() == Role.MASTER ? "" : texts.get("nodes.why.not-master", router.name());
    }

    /// A role in words.
    String role(Access role) {
        return texts.get("nodes.role." + role.name().toLowerCase(Locale.ROOT));
    }

    /// A router of a node that may be another's rival.
    record Rival(LinkedNode node, RouterState router) {}

    /// The routers of other nodes that share the addresses with this one, highest priority first.
    static List<Rival> rivals(List<LinkedNode> all, LinkedNode node, RouterState own) {
        return all.stream().filter(other -> !other.node().equals(node.node()))
                .flatMap(other -> other.routers().stream().filter(r -> isSame(own, r)).map(r -> new Rival(other, r)))
                .sorted(Comparator.<Rival>comparingInt(r -> r.router().priority().value()).reversed()).toList();
    }

    private static boolean isSame(RouterState one, RouterState other) {
        return one.vrid() == other.vrid() && one.family() == other.family() && one.network().equals(other.network());
    }

    /// The priority that a router that takes over goes on with, so that it keeps what it took: one more than the highest
    /// of the others; empty where its own is higher already.
    static OptionalInt settleAt(RouterState own, List<Rival> rivals) {
        int highest = rivals.stream().mapToInt(r -> r.router().priority().value()).max().orElse(0);
        return own.priority().value() > highest ? OptionalInt.empty() : OptionalInt.of(Math.min(HIGHEST, highest + 1));
    }

    /// Who holds the addresses now, among the others.
    static Optional<Rival> master(List<Rival> rivals) {
        return rivals.stream().filter(r -> r.node().link().isLive() && r.router().role() == Role.MASTER).findFirst();
    }

    /// Who takes over when this router steps down: the highest backup that is neither in maintenance nor lost.
    static Optional<Rival> heir(List<Rival> rivals) {
        return rivals.stream().filter(r -> r.node().link().isLive() && r.router().role() == Role.BACKUP
                && !r.router().steering().maintenance()).findFirst();
    }
}
