package dev.baton.app.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.baton.app.action.Action;
import dev.baton.app.i18n.Texts;

/// The cheat sheet: every action that has keys.
final class KeySheet extends VBox {
    private static final int COLUMNS = 2;

    private final ScrollPane scroll;

    KeySheet(List<Action> actions, Texts texts) {
        getStyleClass().addAll("overlay-card", "key-sheet");
        Label title = new Label(texts.get("shell.keys.title"));
        title.getStyleClass().add("overlay-title");
        Label hint = new Label(texts.get("shell.keys.hint"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        List<Action> keyed = actions.stream().filter(a -> a.shortcut().isPresent()).toList();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints names = new ColumnConstraints();
            names.setHgrow(Priority.ALWAYS);
            ColumnConstraints keys = new ColumnConstraints();
            keys.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().addAll(names, keys);
        }
        int rows = (keyed.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < keyed.size(); i++) {
            Action action = keyed.get(i);
            Label name = new Label(texts.get(action.textKey()));
            Label keys = new Label(action.shortcut().map(k -> k.getDisplayText()).orElse(""));
            keys.getStyleClass().add("keys");
            grid.addRow(i % rows);
            grid.add(name, (i / rows) * 2, i % rows);
            grid.add(keys, (i / rows) * 2 + 1, i % rows);
        }
        scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        getChildren().addAll(title, hint, scroll);
    }

    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }
}
