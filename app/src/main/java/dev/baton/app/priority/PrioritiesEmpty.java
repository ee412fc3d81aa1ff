package dev.baton.app.priority;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// What is shown while there are no priorities: what leads to some.
final class PrioritiesEmpty extends VBox {
    private static final double GAP = 10;
    private static final List<String> WAYS = List.of("go.lab", "source.configs", "source.nodes", "source.sample-pair");

    PrioritiesEmpty(Texts texts, ActionTable actions) {
        getStyleClass().add("empty-pane");
        Label title = new Label(texts.get("priority.empty.title"));
        title.getStyleClass().add("empty-title");
        Label words = new Label(texts.get("priority.empty.text"));
        words.getStyleClass().addAll("empty-text", "muted");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane ways = new FlowPane(GAP, GAP);
        ways.setAlignment(Pos.CENTER);
        WAYS.forEach(id -> actions.find(id).ifPresent(a -> ways.getChildren().add(new ActionButton(a, texts))));
        getChildren().addAll(title, words, ways);
    }
}
