package dev.baton.app.nodes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// What is shown while no node is paired: how to pair one, with the very command.
final class NodesEmpty extends VBox {
    /// Prints a pairing code, on the node.
    static final String COMMAND = "sudo baton pair --role operator --ttl 10m";

    /// @param problem why the address book cannot be read; empty: it can
    NodesEmpty(Texts texts, ActionTable actions, String problem) {
        getStyleClass().addAll("empty-pane", "nodes-empty");
        Label title = new Label(texts.get("nodes.empty.title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(texts.get("nodes.empty.text"));
        text.getStyleClass().addAll("empty-text", "muted");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button copy = new Button(texts.get("nodes.empty.copy"), new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.setId("nodes-copy-command");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> copy());
        Label command = new Label(COMMAND);
        command.getStyleClass().add("command");
        HBox first = new HBox(command, copy);
        first.getStyleClass().add("command-line");
        ActionButton pair = new ActionButton(actions.action(NodeActions.PAIR), texts);
        pair.getStyleClass().add(Styles.ACCENT);
        VBox steps = new VBox(step(texts, "nodes.empty.step.one"), first, step(texts, "nodes.empty.step.two"), pair,
                step(texts, "nodes.empty.step.three"));
        steps.getStyleClass().addAll("card", "nodes-steps");
        getChildren().addAll(title, text);
        if (!problem.isEmpty()) {
            getChildren().add(problem(problem));
        }
        getChildren().add(steps);
    }

    private static Label problem(String why) {
        Label problem = new Label(why);
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().addAll("node-strip", "node-trouble", "refused");
        return problem;
    }

    private static Label step(Texts texts, String key) {
        Label step = new Label(texts.get(key));
        step.setWrapText(true);
        step.setMinHeight(Region.USE_PREF_SIZE);
        return step;
    }

    private static void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(COMMAND);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
