package dev.baton.app.nodes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

import dev.baton.api.NodeState;
import dev.baton.api.Pairing;
import dev.baton.api.ServiceState;
import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// What can be done with the node, the router, the service and the client that are selected. Each asks first.
final class NodeActions {
    static final String PAIR = "nodes.pair";
    static final String RENAME = "nodes.rename";
    static final String REMOVE = "nodes.remove";
    static final String RECONNECT = "nodes.reconnect";
    static final String UNDO = "nodes.undo";
    static final String HAND_OVER = "nodes.hand-over";
    static final String RESIGN = "nodes.resign";
    static final String MAINTENANCE_ON = "nodes.maintenance-on";
    static final String MAINTENANCE_OFF = "nodes.maintenance-off";
    static final String PRIORITY = "nodes.priority";
    static final String UNPAIR = "nodes.unpair";
    static final String START = "nodes.service-start";
    static final String STOP = "nodes.service-stop";
    static final String RESTART = "nodes.service-restart";
    /// Those of a node.
    static final List<String> NODE = List.of(RENAME, RECONNECT, REMOVE, UNDO);
    /// Those of a router.
    static final List<String> ROUTER = List.of(HAND_OVER, RESIGN, MAINTENANCE_ON, MAINTENANCE_OFF, PRIORITY);
    /// Those of a service.
    static final List<String> SERVICE = List.of(START, STOP, RESTART);

    /// What the screen does for its actions.
    interface Host {
        void rename();

        void remove();

        void ask(Order order);

        void askPriority(String router);

        Optional<ServiceState> service();

        Optional<Pairing> pairing();
    }

    private final ActionTable table;
    private final Texts texts;
    private final NodesViewModel model;
    private final Host host;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    /// Counts what is selected in lists that are made later.
    private final SimpleIntegerProperty picked = new SimpleIntegerProperty(this, "picked");

    NodeActions(ActionTable table, Texts texts, NodesViewModel model, Host host) {
        this.table = table;
        this.texts = texts;
        this.model = model;
        this.host = host;
    }

    /// Whether the screen is shown.
    BooleanProperty shown() {
        return shown;
    }

    /// Another service or client is selected.
    void picked() {
        picked.set(picked.get() + 1);
    }

    void add() {
        ObservableValue<String> noNode = reason(() -> model.selected().get().isEmpty()
                ? texts.get("nodes.why.none")
                : "");
        table.add(named(RENAME, MaterialDesignR.RENAME_BOX, host::rename).unless(noNode));
        table.add(named(RECONNECT, MaterialDesignR.REFRESH, model::reconnect).unless(noNode));
        table.add(named(REMOVE, MaterialDesignL.LINK_OFF, host::remove).unless(noNode));
        order(UNDO, MaterialDesignU.UNDO_VARIANT, () -> pending().map(Order.Undo::new), "nodes.why.no-pending");
        router(HAND_OVER, MaterialDesignS.SWAP_HORIZONTAL, Order.HandOver::new);
        router(RESIGN, MaterialDesignA.ARROW_DOWN_BOLD_OUTLINE, Order.Resign::new);
        router(MAINTENANCE_ON, MaterialDesignW.WRENCH_OUTLINE, name -> new Order.Maintenance(name, true));
        router(MAINTENANCE_OFF, MaterialDesignC.CHECK_OUTLINE, name -> new Order.Maintenance(name, false));
        table.add(named(PRIORITY, MaterialDesignT.TUNE_VERTICAL,
                () -> model.router().get().ifPresent(host::askPriority)).unless(
                        reason(() -> model.router().get()
                                .map(name -> model.whyNot(new Order.SetPriority(name, OptionalInt.empty())))
                                .orElseGet(() -> texts.get("nodes.why.no-router-selected")))));
        for (String id : SERVICE) {
            String verb = id.substring(id.lastIndexOf('-') + 1);
            order(id, icon(verb), () -> host.service().map(s -> new Order.Service(s.unit(), verb)),
                    "nodes.why.no-service");
        }
        order(UNPAIR, MaterialDesignA.ACCOUNT_REMOVE_OUTLINE,
                () -> host.pairing().map(p -> new Order.Unpair(p.key(), p.name())), "nodes.why.no-pairing");
    }

    private static Ikon icon(String verb) {
        return switch (verb) {
            case "start" -> MaterialDesignP.PLAY;
            case "stop" -> MaterialDesignS.STOP;
            default -> MaterialDesignR.RESTART;
        };
    }

    private Optional<String> pending() {
        return model.selected().get().flatMap(node -> node.state()).flatMap(NodeState::pending).map(c -> c.id());
    }

    private void router(String id, Ikon icon, java.util.function.Function<String, Order> make) {
        order(id, icon, () -> model.router().get().map(make), "nodes.why.no-router-selected");
    }

    private void order(String id, Ikon icon, Supplier<Optional<? extends Order>> order, String none) {
        table.add(named(id, icon, () -> order.get().ifPresent(host::ask)).unless(reason(
                () -> order.get().map(model::whyNot).orElseGet(() -> texts.get(none)))));
    }

    private ObservableValue<String> reason(Supplier<String> why) {
        Observable[] of = {shown, model.selected(), model.router(), model.busy(), picked};
        return Bindings.createStringBinding(
                () -> shown.get() ? why.get() : texts.get("nodes.why.not-shown"), of);
    }

    private static Action named(String id, Ikon icon, Runnable command) {
        return Action.of(id, "action." + id, command).icon(icon);
    }
}
