package dev.baton.app.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.RouterState;
import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;
import dev.baton.vrrp.Role;

/// What a person is asked before an order is given: it names the node, and says what is to be expected.
final class OrderWords {
    /// How many master adverts a backup waits for.
    private static final int MISSED_ADVERTS = 3;

    private final Texts texts;
    private final Durations durations;

    /// A question.
    ///
    /// @param title    what is asked
    /// @param lines    what it means and what is expected
    /// @param verb     the text of the button that does it
    /// @param isGrave  whether something may go without service
    record Question(String title, List<String> lines, String verb, boolean isGrave) {
        Question {
            lines = List.copyOf(lines);
        }
    }

    OrderWords(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
    }

    /// The question for an order.
    ///
    /// @param all every paired node
    Question question(List<LinkedNode> all, LinkedNode node, Order order) {
        String key = "nodes.ask." + order.word();
        return new Question(texts.get(key + ".title", node.name(), order.subject()), lines(all, node, order),
                texts.get(key + ".verb"), isGrave(order));
    }

    private static boolean isGrave(Order order) {
        return switch (order) {
            case Order.Resign _,Order.Unpair _,Order.Undo _ -> true;
            case Order.Service(String _, String verb) -> !verb.equals("start");
            case Order.HandOver _,Order.Maintenance _,Order.SetPriority _ -> false;
        };
    }

    private List<String> lines(List<LinkedNode> all, LinkedNode node, Order order) {
        return switch (order) {
            case Order.HandOver(String router) -> node.router(router).map(own -> handOver(all, node, own))
                    .orElse(List.of());
            case Order.Resign(String router) -> node.router(router).map(own -> resign(all, node, own))
                    .orElse(List.of());
            case Order.Maintenance(String router, boolean on) -> node.router(router)
                    .map(own -> maintenance(all, node, own, on)).orElse(List.of());
            case Order.SetPriority(String router, OptionalInt _) -> node.router(router)
                    .map(own -> priority(all, node, own)).orElse(List.of());
            case Order.Service(String unit, String _) ->
                List.of(texts.get("nodes.ask." + order.word() + ".text", node.name(), unit));
            case Order.Unpair(String _, String name) -> List.of(texts.get("nodes.ask.unpair.text", node.name(), name));
            case Order.Undo _ -> List.of(texts.get("nodes.ask.undo.text", node.name()));
        };
    }

    private List<String> handOver(List<LinkedNode> all, LinkedNode node, RouterState own) {
        List<OrderRules.Rival> rivals = OrderRules.rivals(all, node, own);
        List<String> lines = new ArrayList<>();
        lines.add(OrderRules.master(rivals)
                .map(m -> texts.get("nodes.ask.hand-over.yields", m.node().name(), priority(m.router()), node.name(),
                        addresses(own)))
                .orElseGet(() -> texts.get("nodes.ask.hand-over.unknown", node.name(), addresses(own))));
        lines.add(texts.get("nodes.ask.hand-over.expected"));
        OptionalInt settle = OrderRules.settleAt(own, rivals);
        if (settle.isPresent()) {
            lines.add(texts.get("nodes.ask.hand-over.settle", node.name(), Integer.toString(settle.getAsInt()),
                    priority(own)));
        }
        return lines;
    }

    private List<String> resign(List<LinkedNode> all, LinkedNode node, RouterState own) {
        Optional<OrderRules.Rival> heir = OrderRules.heir(OrderRules.rivals(all, node, own));
        return List.of(texts.get("nodes.ask.resign.text", node.name(), addresses(own)), heir(heir),
                texts.get("nodes.ask.resign.after", node.name()));
    }

    private String heir(Optional<OrderRules.Rival> heir) {
        return heir.map(h -> texts.get("nodes.ask.heir", h.node().name(), priority(h.router()),
                durations.exact(skew(h.router())))).orElseGet(() -> texts.get("nodes.ask.no-heir"));
    }

    private static long skew(RouterState router) {
        return Math.max(0, router.masterDownNanos() - MISSED_ADVERTS * router.learnedNanos());
    }

    private List<String> maintenance(List<LinkedNode> all, LinkedNode node, RouterState own, boolean on) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(on ? "nodes.ask.maintenance-on.text" : "nodes.ask.maintenance-off.text", node.name(),
                Integer.toString(own.priority().base())));
        if (on && own.role() == Role.MASTER) {
            lines.add(heir(OrderRules.heir(OrderRules.rivals(all, node, own))));
        } else {
            lines.add(texts.get(on ? "nodes.ask.maintenance-on.backup" : "nodes.ask.maintenance-off.after"));
        }
        return lines;
    }

    private List<String> priority(List<LinkedNode> all, LinkedNode node, RouterState own) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("nodes.ask.priority.text", Integer.toString(own.priority().base())));
        List<OrderRules.Rival> rivals = OrderRules.rivals(all, node, own);
        if (!rivals.isEmpty()) {
            lines.add(texts.get("nodes.ask.priority.others", String.join(", ",
                    rivals.stream().map(r -> r.node().name() + " " + priority(r.router())).toList())));
        }
        return lines;
    }

    /// What a new priority would make of it, as far as it can be said without trying.
    String outcome(List<LinkedNode> all, LinkedNode node, RouterState own, OptionalInt value) {
        int next = value.orElse(own.priority().base());
        List<OrderRules.Rival> rivals = OrderRules.rivals(all, node, own);
        Optional<OrderRules.Rival> highest = rivals.stream().filter(r -> r.node().link().isLive()).findFirst();
        if (own.role() == Role.MASTER) {
            return highest.filter(r -> r.router().priority().value() > next && r.router().preempt())
                    .map(r -> texts.get("nodes.ask.priority.loses", r.node().name(), node.name()))
                    .orElseGet(() -> texts.get("nodes.ask.priority.keeps", node.name()));
        }
        boolean wins = own.preempt() && highest.filter(r -> r.router().priority().value() >= next).isEmpty();
        return texts.get(wins ? "nodes.ask.priority.takes" : "nodes.ask.priority.stays", node.name());
    }

    private static String priority(RouterState router) {
        return Integer.toString(router.priority().value());
    }

    private static String addresses(RouterState router) {
        return String.join(", ", router.addresses().stream().map(a -> a.address().toString()).toList());
    }
}
