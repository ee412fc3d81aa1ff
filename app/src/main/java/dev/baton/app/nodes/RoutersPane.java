package dev.baton.app.nodes;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionMenus;
import dev.baton.app.action.ActionTable;
import dev.baton.app.control.StateBadge;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkState;
import dev.baton.app.link.LinkedNode;

/// The routers of a node, and what can be done with the selected one.
final class RoutersPane extends VBox {
    /// A router at an instant, so that a row is another one when its figures are.
    private record Row(RouterState router, dev.baton.app.control.NodeState shown, String since) {}

    private final Texts texts;
    private final NodesViewModel model;
    private final LinkWords words;
    private final LongSupplier clock;
    private final ActionTable actions;
    private final TextTable<Row> table;
    private boolean isRestoring;

    RoutersPane(Texts texts, NodesViewModel model, LinkWords words, LongSupplier clock, ActionTable actions) {
        this.texts = texts;
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.actions = actions;
        table = new TextTable<Row>(texts, "router").with("router", 90, row -> row.router().name())
                .with("vrid", 60, row -> Integer.toString(row.router().vrid())).with(stateColumn())
                .with("for", 124, Row::since).with(priorityColumn())
                .with("addresses", 150, row -> addresses(row.router()))
                .with("place", 170, row -> words.place(row.router()))
                .with("timer", 230, row -> words.timer(row.router()))
                .with("steering", 180, row -> words.steering(row.router()));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!isRestoring && row != null) {
                model.selectRouter(row.router().name());
            }
        });
        table.setOnContextMenuRequested(event -> {
            menu().show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("node-buttons");
        NodeActions.ROUTER.forEach(id -> {
            ActionButton button = new ActionButton(actions.action(id), texts);
            button.setMinWidth(Region.USE_PREF_SIZE);
            buttons.getChildren().add(button);
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, buttons);
        getStyleClass().add("node-tab");
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        NodeActions.ROUTER.forEach(id -> menu.getItems().add(ActionMenus.item(actions.action(id), texts, false)));
        return menu;
    }

    private static String addresses(RouterState router) {
        return String.join(", ", router.addresses().stream().map(Object::toString).toList());
    }

    private TableColumn<Row, dev.baton.app.control.NodeState> stateColumn() {
        TableColumn<Row, dev.baton.app.control.NodeState> column = new TableColumn<>(texts.get("nodes.router.state"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().shown()));
        column.setCellFactory(_ -> new StateCell(texts));
        column.setPrefWidth(150);
        return column;
    }

    private TableColumn<Row, RouterState> priorityColumn() {
        TableColumn<Row, RouterState> column = new TableColumn<>(texts.get("nodes.router.priority.title"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().router()));
        column.setCellFactory(_ -> new PriorityCell(words));
        column.setPrefWidth(210);
        return column;
    }

    void show(LinkedNode node) {
        List<Row> rows = node.state().map(state -> rows(node, state)).orElse(List.of());
        table.explain(texts.get(node.state().isPresent() ? "nodes.router.none" : "nodes.row.unknown"));
        isRestoring = true;
        table.show(rows);
        Optional<String> wanted = model.router().get();
        for (int i = 0; i < rows.size(); i++) {
            if (wanted.equals(Optional.of(rows.get(i).router().name()))
                    && table.getSelectionModel().getSelectedIndex() != i) {
                table.getSelectionModel().clearAndSelect(i);
            }
        }
        isRestoring = false;
    }

    private List<Row> rows(LinkedNode node, NodeState state) {
        long since = node.link().isLive() ? Math.max(0, clock.getAsLong() - node.heardNanos()) : 0;
        return state.routers().stream()
                .map(router -> new Row(router, shown(node.link(), router), words.since(router, state, since)))
                .toList();
    }

    /// What a router is shown as: what it is only while the link is live.
    static dev.baton.app.control.NodeState shown(LinkState link, RouterState router) {
        return switch (link.phase()) {
            case LOST, REFUSED -> dev.baton.app.control.NodeState.LOST;
            case STALE, CONNECTING -> dev.baton.app.control.NodeState.STALE;
            case LIVE -> switch (router.role()) {
                case MASTER -> dev.baton.app.control.NodeState.MASTER;
                case FAULT -> dev.baton.app.control.NodeState.FAULT;
                case INIT -> dev.baton.app.control.NodeState.INIT;
                case BACKUP -> router.steering().maintenance()
                        ? dev.baton.app.control.NodeState.MAINTENANCE
                        : dev.baton.app.control.NodeState.BACKUP;
            };
        };
    }

    private static final class StateCell extends TableCell<Row, dev.baton.app.control.NodeState> {
        private final StateBadge badge;

        StateCell(Texts texts) {
            badge = new StateBadge(texts);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(dev.baton.app.control.@Nullable NodeState state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
                setGraphic(null);
                return;
            }
            badge.show(state);
            setGraphic(badge);
        }
    }

    private static final class PriorityCell extends TableCell<Row, RouterState> {
        private final LinkWords words;
        private final Tooltip tip = new Tooltip();

        PriorityCell(LinkWords words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable RouterState router, boolean empty) {
            super.updateItem(router, empty);
            if (empty || router == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            setText(words.priority(router));
            tip.setText(words.priorityReason(router));
            setTooltip(tip);
            setAccessibleHelp(tip.getText());
        }
    }
}
