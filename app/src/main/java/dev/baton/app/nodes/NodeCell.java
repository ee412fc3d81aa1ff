package dev.baton.app.nodes;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;

/// A paired node in the list: its name, how the link is, where it is, what this window may do, and its routers.
final class NodeCell extends ListCell<LinkedNode> {
    private final Texts texts;
    private final LinkWords words;
    private final OrderRules rules;
    private final Label name = new Label();
    private final LinkBadge badge;
    private final Label address = new Label();
    private final Label routers = new Label();
    private final VBox box;

    NodeCell(Texts texts, LinkWords words, OrderRules rules) {
        this.texts = texts;
        this.words = words;
        this.rules = rules;
        badge = new LinkBadge(words);
        name.getStyleClass().add("nodes-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox first = new HBox(name, badge);
        first.getStyleClass().add("node-first");
        first.setAlignment(Pos.CENTER_LEFT);
        address.getStyleClass().add("node-small");
        address.setMinWidth(0);
        routers.getStyleClass().add("node-small");
        routers.setMinWidth(0);
        box = new VBox(first, address, routers);
        box.getStyleClass().add("nodes-line");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        getStyleClass().add("node-cell");
    }

    @Override
    protected void updateItem(@Nullable LinkedNode node, boolean empty) {
        super.updateItem(node, empty);
        if (node == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        name.setText(node.name());
        badge.show(node.link());
        address.setText(texts.get("nodes.row.address", node.node().address(), rules.role(node.node().role())));
        routers.setText(words.routers(node));
        setGraphic(box);
        setAccessibleText(String.join(", ", name.getText(), badge.getText(), address.getText(), routers.getText()));
    }
}
