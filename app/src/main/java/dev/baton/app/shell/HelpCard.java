package dev.baton.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.action.Action;
import dev.baton.app.i18n.Texts;

/// Help for the screen that is shown: what it is for, how to work with it, and the keys that belong to it.
final class HelpCard extends VBox {
    /// How many paragraphs a screen's help may have.
    private static final int MAX_LINES = 12;

    private final VBox body = new VBox();
    private final ScrollPane scroll;

    /// @param screen the screen's id
    /// @param keys   opens the list of all shortcuts
    HelpCard(String screen, List<Action> actions, Texts texts, Runnable keys) {
        getStyleClass().addAll("overlay-card", "help-card");
        Label title = new Label(texts.get("help.title", texts.get("shell.screen." + screen)));
        title.getStyleClass().add("overlay-title");
        body.getStyleClass().add("help-body");
        lines(screen, texts).forEach(line -> body.getChildren().add(paragraph(line)));
        GridPane own = keys(screen, actions, texts);
        if (!own.getChildren().isEmpty()) {
            Label heading = new Label(texts.get("help.keys"));
            heading.getStyleClass().add("settings-section");
            body.getChildren().addAll(heading, own);
        }
        Label words = paragraph(texts.get("help.words"));
        words.getStyleClass().add("muted");
        body.getChildren().add(words);
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        Button all = new Button(texts.get("help.all-keys"));
        all.setOnAction(_ -> keys.run());
        HBox buttons = new HBox(all);
        buttons.getStyleClass().add("settings-buttons");
        getChildren().addAll(title, scroll, buttons);
    }

    /// The paragraphs of a screen's help: `help.<screen>.1` and so on.
    static List<String> lines(String screen, Texts texts) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= MAX_LINES && texts.has("help." + screen + "." + i); i++) {
            lines.add(texts.get("help." + screen + "." + i));
        }
        return lines;
    }

    private static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static GridPane keys(String screen, List<Action> actions, Texts texts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        int row = 0;
        for (Action action : actions) {
            boolean isOfScreen = action.id().startsWith(screen + ".") || action.id().equals("go." + screen);
            if (isOfScreen && action.shortcut().isPresent()) {
                Label keys = new Label(action.shortcut().get().getDisplayText());
                keys.getStyleClass().add("keys");
                grid.addRow(row, keys, new Label(texts.get(action.textKey())));
                row++;
            }
        }
        return grid;
    }

    /// The text is scrolled only where it has no room.
    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? Math.min(prefWidth(-1), maxWidth(-1)) : width;
        scroll.setPrefViewportHeight(body.prefHeight(wide - snappedLeftInset() - snappedRightInset()));
        return super.computePrefHeight(width);
    }

    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }
}
