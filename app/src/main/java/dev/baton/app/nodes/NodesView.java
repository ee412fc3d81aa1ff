package dev.baton.app.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.baton.api.Pairing;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionMenus;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Overlay;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;

/// The Nodes screen: the paired nodes on the left, all about the selected one on the right, and the cards that ask.
public final class NodesView implements Screen {
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final double LIST_SHARE = 0.27;
    private static final int MAX_NAME = 63;
    private static final int LOWEST = 1;
    private static final int HIGHEST = 254;

    private final AppContext context;
    private final Texts texts;
    private final NodeLinks links;
    private final NodesViewModel model;
    private final LinkWords words;
    private final NodeActions actions;
    private final BorderPane centre = new BorderPane();
    private final Overlay overlay = new Overlay();
    private final StackPane root = new StackPane(centre, overlay);
    private final ListView<LinkedNode> list;
    private final NodeDetail detail;
    private final SplitPane panes;
    private final NodesEmpty empty;
    private final Subscriptions held = new Subscriptions();
    private final Subscriptions lists = new Subscriptions();
    private boolean isRestoring;

    /// @param clock this machine's nanoseconds, as `System.nanoTime`
    NodesView(AppContext context, NodeLinks links, LongSupplier clock) {
        this.context = context;
        this.texts = context.texts();
        this.links = links;
        model = new NodesViewModel(links, texts);
        words = new LinkWords(texts);
        actions = new NodeActions(context.actions(), texts, model, new Host());
        actions.add();
        list = list();
        detail = new NodeDetail(texts, model, words, clock, context.actions(), lists);
        detail.tabs().servicesTable().getSelectionModel().selectedItemProperty()
                .addListener((_, _, _) -> actions.picked());
        detail.tabs().pairingsTable().getSelectionModel().selectedItemProperty()
                .addListener((_, _, _) -> actions.picked());
        empty = new NodesEmpty(texts, context.actions(), texts.said(links.doors().problem()));
        panes = new SplitPane(left(), detail.view());
        panes.setDividerPositions(LIST_SHARE);
        panes.getStyleClass().add("nodes-panes");
        root.getStyleClass().add("nodes");
        model.rows().addListener((ListChangeListener<LinkedNode>) _ -> rowsChanged());
        rowsChanged();
    }

    private Region left() {
        ActionButton pair = new ActionButton(context.actions().action(NodeActions.PAIR), texts);
        pair.setMaxWidth(Double.MAX_VALUE);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox foot = new VBox(pair);
        foot.getStyleClass().add("nodes-left-foot");
        VBox box = new VBox(list, foot);
        box.getStyleClass().add("nodes-left");
        return box;
    }

    private ListView<LinkedNode> list() {
        ListView<LinkedNode> view = new ListView<>(model.rows());
        view.getStyleClass().add("nodes-list");
        view.setAccessibleText(texts.get("nodes.list.name"));
        view.setCellFactory(_ -> new NodeCell(texts, words, model.rules()));
        view.getSelectionModel().selectedItemProperty().addListener((_, _, node) -> picked(node));
        view.setOnContextMenuRequested(event -> {
            ContextMenu menu = new ContextMenu();
            NodeActions.NODE.forEach(
                    id -> menu.getItems().add(ActionMenus.item(context.actions().action(id), texts, false)));
            menu.show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        return view;
    }

    private void picked(@Nullable LinkedNode node) {
        if (!isRestoring && node != null) {
            model.select(node.name());
            detail.tabs().open();
        }
    }

    private void rowsChanged() {
        centre.setCenter(model.rows().isEmpty() ? empty : panes);
        mark();
    }

    /// The node that is looked at stays marked, whatever its row has become.
    private void mark() {
        List<String> names = model.rows().stream().map(LinkedNode::name).toList();
        int wanted = model.selected().get().map(node -> names.indexOf(node.name())).orElse(-1);
        if (wanted >= 0 && list.getSelectionModel().getSelectedIndex() != wanted) {
            isRestoring = true;
            list.getSelectionModel().clearAndSelect(wanted);
            isRestoring = false;
        }
    }

    @Override
    public String id() {
        return "nodes";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void shown() {
        held.clear();
        actions.shown().set(true);
        model.start();
        held.follow(model.selected(), node -> {
            mark();
            detail.show(node);
        });
        held.follow(model.said(), detail::showSaid);
        held.add(context.tasks().every(BEAT, this::beat));
    }

    /// A few times a second; a test calls it, too.
    void beat() {
        detail.show(model.selected().get());
    }

    @Override
    public void hidden() {
        actions.shown().set(false);
        held.clear();
        model.stop();
        overlay.close();
    }

    @Override
    public void show(Target target) {
        switch (target) {
            case Target.PairNode _ -> pair();
            case Target.OfNode(String node, String router, Target.NodeWish wish) -> links.find(node)
                    .ifPresent(found -> {
                        model.select(found.name());
                        model.selectRouter(router);
                        wish(router, wish);
                    });
            case Target.Packets _,Target.InFile _,Target.Staged _,Target.Configuration _,Target.Failover _ -> {
                // Not of this screen.
            }
        }
    }

    private void wish(String router, Target.NodeWish wish) {
        Host host = new Host();
        boolean isOn = model.selected().get().flatMap(node -> node.router(router))
                .filter(r -> r.steering().maintenance()).isPresent();
        switch (wish) {
            case LOOK -> {
            }
            case HAND_OVER -> host.ask(new Order.HandOver(router));
            case MAINTENANCE -> host.ask(new Order.Maintenance(router, !isOn));
            case PRIORITY -> host.askPriority(router);
        }
    }

    private void pair() {
        PairingViewModel pairing = new PairingViewModel(links.doors(), links.calls(), texts, model::paired,
                model::remove);
        overlay.open(new PairCard(texts, pairing, model.rules(), overlay::close));
    }

    /// The cards that ask.
    Overlay overlay() {
        return overlay;
    }

    NodesViewModel model() {
        return model;
    }

    private final class Host implements NodeActions.Host {
        @Override
        public void rename() {
            model.selected().get().ifPresent(node -> {
                TextField field = new TextField(node.name());
                field.setId("ask-field");
                OrderWords.Question question = new OrderWords.Question(texts.get("nodes.rename.title", node.name()),
                        List.of(texts.get("nodes.rename.text")), texts.get("nodes.rename.verb"), false);
                overlay.open(new AskCard(texts, question, field, texts.get("nodes.rename.field"),
                        name -> nameProblem(node, name), name -> model.rename(node.node(), name), overlay::close));
                field.selectAll();
            });
        }

        private String nameProblem(LinkedNode node, String name) {
            if (name.isEmpty() || name.equals(node.name())) {
                return texts.get("nodes.rename.same");
            }
            if (name.length() > MAX_NAME || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                return texts.get("nodes.rename.bad", MAX_NAME);
            }
            return model.all().stream().anyMatch(other -> other.name().equals(name))
                    ? texts.get("nodes.rename.taken", name)
                    : "";
        }

        @Override
        public void remove() {
            model.selected().get().ifPresent(node -> overlay.open(new AskCard(texts,
                    new OrderWords.Question(texts.get("nodes.remove.title", node.name()),
                            List.of(texts.get("nodes.remove.text", node.name()), texts.get("nodes.remove.there")),
                            texts.get("nodes.remove.verb"), true),
                    () -> model.remove(node.node()), overlay::close)));
        }

        @Override
        public void ask(Order order) {
            model.selected().get().filter(_ -> model.whyNot(order).isEmpty()).ifPresent(node -> overlay.open(
                    new AskCard(texts, model.words().question(model.all(), node, order), () -> model.give(order),
                            overlay::close)));
        }

        @Override
        public void askPriority(String router) {
            Order order = new Order.SetPriority(router, OptionalInt.empty());
            Optional<LinkedNode> node = model.selected().get().filter(_ -> model.whyNot(order).isEmpty());
            Optional<RouterState> own = node.flatMap(found -> found.router(router));
            if (node.isPresent() && own.isPresent()) {
                askPriority(node.get(), own.get(), order);
            }
        }

        private void askPriority(LinkedNode node, RouterState own, Order order) {
            TextField field = new TextField(own.steering().priority().isPresent()
                    ? Integer.toString(own.steering().priority().getAsInt())
                    : Integer.toString(own.priority().base()));
            field.setId("ask-field");
            AskCard card = new AskCard(texts, model.words().question(model.all(), node, order), field,
                    texts.get("nodes.priority.field"),
                    text -> priority(text).isPresent() || text.isEmpty() ? "" : texts.get("nodes.priority.bad"),
                    text -> model.give(new Order.SetPriority(own.name(), priority(text))), overlay::close);
            field.textProperty().subscribe(text -> {
                if (priority(text.strip()).isPresent() || text.isBlank()) {
                    card.note(model.words().outcome(model.all(), node, own, priority(text.strip())));
                }
            });
            overlay.open(card);
            field.selectAll();
        }

        private static OptionalInt priority(String text) {
            if (!text.matches("\\d{1,3}")) {
                return OptionalInt.empty();
            }
            int value = Integer.parseInt(text);
            return value >= LOWEST && value <= HIGHEST ? OptionalInt.of(value) : OptionalInt.empty();
        }

        @Override
        public Optional<ServiceState> service() {
            return detail.tabs().service();
        }

        @Override
        public Optional<Pairing> pairing() {
            return detail.tabs().pairing();
        }
    }
}
