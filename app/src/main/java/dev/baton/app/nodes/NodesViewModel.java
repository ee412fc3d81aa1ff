package dev.baton.app.nodes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import dev.baton.api.AuditEntry;
import dev.baton.api.Pairing;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkTrouble;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.link.PairedNode;

/// What the Nodes screen shows: the paired nodes, one of them in particular, and what comes of what is asked of it. What
/// is asked for waits off the JavaFX thread; everything else happens on it.
final class NodesViewModel {
    private final NodeLinks links;
    private final NodeDoors doors;
    private final Texts texts;
    private final OrderRules rules;
    private final OrderWords words;
    private final ObservableList<LinkedNode> rows = FXCollections.observableArrayList();
    private final ObservableList<LinkedNode> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Optional<LinkedNode>> selected = new ReadOnlyObjectWrapper<>(this, "selected",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> router = new ReadOnlyObjectWrapper<>(this, "router",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Said>> said = new ReadOnlyObjectWrapper<>(this, "said",
            Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final Asked<AuditEntry> audit;
    private final Asked<ServiceState> services;
    private final Asked<Pairing> pairings;
    private Subscription held = Subscription.EMPTY;

    NodesViewModel(NodeLinks links, Texts texts) {
        this.links = links;
        this.doors = links.doors();
        this.texts = texts;
        rules = new OrderRules(texts);
        words = new OrderWords(texts);
        audit = new Asked<>(doors::audit);
        services = new Asked<>(doors::services);
        pairings = new Asked<>(doors::pairings);
        show(links.nodes().get());
    }

    /// The screen is shown: the nodes are followed.
    void start() {
        stop();
        Subscription following = links.hold();
        Subscription listening = links.nodes().subscribe(this::show);
        held = Subscription.combine(following, listening);
    }

    /// It is hidden.
    void stop() {
        held.unsubscribe();
        held = Subscription.EMPTY;
    }

    /// The paired nodes.
    ObservableList<LinkedNode> rows() {
        return rowsView;
    }

    /// The one that is looked at.
    ReadOnlyObjectProperty<Optional<LinkedNode>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// The name of the router of it that is looked at.
    ReadOnlyObjectProperty<Optional<String>> router() {
        return router.getReadOnlyProperty();
    }

    /// What came of what was asked last; empty: it was read.
    ReadOnlyObjectProperty<Optional<Said>> said() {
        return said.getReadOnlyProperty();
    }

    /// Whether a node is carrying something out.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loaded<AuditEntry>> audit() {
        return audit.loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loaded<ServiceState>> services() {
        return services.loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loaded<Pairing>> pairings() {
        return pairings.loaded.getReadOnlyProperty();
    }

    OrderRules rules() {
        return rules;
    }

    OrderWords words() {
        return words;
    }

    /// Every paired node.
    List<LinkedNode> all() {
        return links.nodes().get();
    }

    private void show(List<LinkedNode> nodes) {
        List<String> names = nodes.stream().map(LinkedNode::name).toList();
        if (names.equals(rows.stream().map(LinkedNode::name).toList())) {
            for (int i = 0; i < nodes.size(); i++) {
                if (!nodes.get(i).equals(rows.get(i))) {
                    rows.set(i, nodes.get(i));
                }
            }
        } else {
            rows.setAll(nodes);
        }
        Optional<LinkedNode> again = selected.get().flatMap(before -> named(before.name()))
                .or(() -> rows.stream().findFirst());
        choose(again);
    }

    private Optional<LinkedNode> named(String name) {
        return rows.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    private void choose(Optional<LinkedNode> next) {
        boolean isOther = !next.map(LinkedNode::node).equals(selected.get().map(LinkedNode::node));
        if (isOther) {
            audit.forget();
            services.forget();
            pairings.forget();
            router.set(Optional.empty());
        }
        selected.set(next);
        if (router.get().flatMap(name -> next.flatMap(n -> n.router(name))).isEmpty()) {
            router.set(next.flatMap(n -> n.routers().stream().findFirst()).map(RouterState::name));
        }
    }

    /// Looks at another node.
    void select(String name) {
        named(name).ifPresent(node -> choose(Optional.of(node)));
    }

    /// Looks at another router of it.
    void selectRouter(String name) {
        if (selected.get().flatMap(node -> node.router(name)).isPresent()) {
            router.set(Optional.of(name));
        }
    }

    /// Asks for the audit log of the node that is looked at.
    void loadAudit() {
        audit.ask();
    }

    void loadServices() {
        services.ask();
    }

    void loadPairings() {
        pairings.ask();
    }

    /// Why an order cannot be given now; empty: it can.
    String whyNot(Order order) {
        if (busy.get()) {
            return texts.get("nodes.why.busy");
        }
        return selected.get().map(node -> rules.whyNot(node, order)).orElseGet(() -> texts.get("nodes.why.none"));
    }

    /// Gives an order to the node that is looked at.
    void give(Order order) {
        List<LinkedNode> now = all();
        selected.get().filter(_ -> whyNot(order).isEmpty()).ifPresent(node -> work(() -> {
            carryOut(now, node, order);
            return texts.get("nodes.done." + order.word(), node.name(), order.subject());
        }, () -> after(order)));
    }

    private void carryOut(List<LinkedNode> now, LinkedNode node, Order order) {
        PairedNode to = node.node();
        switch (order) {
            case Order.HandOver(String name) -> doors.handOver(to, name, node.router(name)
                    .map(own -> OrderRules.settleAt(own, OrderRules.rivals(now, node, own)))
                    .orElse(OptionalInt.empty()));
            case Order.Resign(String name) -> doors.resign(to, name);
            case Order.Maintenance(String name, boolean on) -> doors.maintenance(to, name, on);
            case Order.SetPriority(String name, OptionalInt value) -> doors.priority(to, name, value);
            case Order.Service(String unit, String verb) -> doors.service(to, unit, verb);
            case Order.Unpair(String key, String _) -> doors.unpair(to, key);
            case Order.Undo(String commit) -> doors.cancel(to, commit);
        }
    }

    private void after(Order order) {
        switch (order) {
            case Order.Service _ -> loadServices();
            case Order.Unpair _ -> loadPairings();
            case Order.HandOver _,Order.Resign _,Order.Maintenance _,Order.SetPriority _,Order.Undo _ -> {
            }
        }
        if (audit.loaded.get().phase() != Loaded.Phase.NOT_ASKED) {
            loadAudit();
        }
    }

    /// Calls a node something else.
    void rename(PairedNode node, String name) {
        work(() -> {
            doors.rename(node, name);
            return texts.get("nodes.done.rename", node.name(), name);
        }, () -> {
            links.bookChanged();
            select(name);
        });
    }

    /// Takes a node out of the address book.
    void remove(PairedNode node) {
        work(() -> {
            doors.remove(node);
            return texts.get("nodes.done.remove", node.name());
        }, links::bookChanged);
    }

    /// Tries the node that is looked at again.
    void reconnect() {
        selected.get().ifPresent(node -> links.reconnect(node.node()));
    }

    /// A node was paired.
    void paired(PairedNode node) {
        links.bookChanged();
        select(node.name());
    }

    /// What was said was read.
    void dismiss() {
        said.set(Optional.empty());
    }

    private void work(Supplier<String> work, Runnable after) {
        busy.set(true);
        said.set(Optional.empty());
        Tasks.Lane<String> lane = links.calls().lane(done -> {
            busy.set(false);
            said.set(Optional.of(new Said(true, done, "")));
            after.run();
        }, e -> {
            busy.set(false);
            said.set(Optional.of(failure(e)));
        });
        lane.submit(work);
    }

    /// What went wrong, in words; a mistake of ours goes on to where those are told.
    private Said failure(RuntimeException e) {
        if (e instanceof LinkTrouble trouble) {
            return new Said(false, texts.get("nodes.trouble." + trouble.kind().word()), texts.said(trouble.sentence()));
        }
        throw e;
    }

    /// A list that the selected node is asked for.
    private final class Asked<T> {
        private final ReadOnlyObjectWrapper<Loaded<T>> loaded = new ReadOnlyObjectWrapper<>(Loaded.notAsked());
        private final Function<PairedNode, List<T>> call;
        private final Tasks.Lane<List<T>> lane;

        Asked(Function<PairedNode, List<T>> call) {
            this.call = call;
            lane = links.calls().lane(items -> loaded.set(Loaded.there(items)), e -> {
                Said failed = failure(e);
                loaded.set(loaded.get().failed(failed.title() + " " + failed.detail()));
            });
        }

        void ask() {
            selected.get().ifPresent(node -> {
                PairedNode to = node.node();
                loaded.set(loaded.get().loading());
                lane.submit(() -> call.apply(to));
            });
        }

        void forget() {
            lane.cancel();
            loaded.set(Loaded.notAsked());
        }
    }
}
