package dev.baton.app.shell;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.action.Action;
import dev.baton.app.i18n.Texts;

/// The command palette: type some letters, choose with the arrows, Enter does it.
final class Palette extends VBox {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");
    private static final int ROWS = 9;
    private static final double ROW_HEIGHT = 40;

    /// Kept here: what is bound to it keeps it only weakly, and a palette whose model is gone finds nothing.
    private final PaletteViewModel model;
    private final TextField field = new TextField();
    private final ListView<Action> list = new ListView<>();
    private final Texts texts;
    private final Runnable close;

    /// @param close closes the palette; called before an action is done
    Palette(PaletteViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        this.close = close;
        getStyleClass().addAll("overlay-card", "palette");
        field.setPromptText(texts.get("shell.palette.prompt"));
        field.setAccessibleText(texts.get("shell.palette.prompt"));
        field.textProperty().bindBidirectional(model.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setItems(model.matches());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefHeight(ROWS * ROW_HEIGHT + 2);
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        Label none = new Label(texts.get("shell.palette.none"));
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.setOnMouseClicked(_ -> perform());
        model.query().subscribe(_ -> list.getSelectionModel().selectFirst());
        getChildren().addAll(field, list);
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS - 1);
            case PAGE_UP -> move(1 - ROWS);
            case ENTER -> perform();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows) {
        int size = model.matches().size();
        if (size > 0) {
            int next = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + rows, 0, size - 1);
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(Math.max(0, next - ROWS / 2));
        }
    }

    private void perform() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null && action.possible()) {
            close.run();
            action.command().run();
        }
    }

    private final class Cell extends ListCell<Action> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label reason = new Label();
        private final Label keys = new Label();
        private final HBox row;

        Cell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            name.setMinWidth(Region.USE_PREF_SIZE);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            reason.getStyleClass().add("reason");
            keys.getStyleClass().add("keys");
            row = new HBox(name, reason, gap, keys);
            row.getStyleClass().add("palette-row");
            row.setMinWidth(0);
            row.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            name.setText(texts.get(action.textKey()));
            action.icon().ifPresent(icon::setIconCode);
            name.setGraphic(action.icon().isPresent() ? icon : null);
            reason.setText(action.whyNot().getValue());
            keys.setText(action.shortcut().map(k -> k.getDisplayText()).orElse(""));
            keys.setVisible(!keys.getText().isEmpty());
            pseudoClassStateChanged(UNAVAILABLE, !action.possible());
            setAccessibleText(name.getText() + " " + reason.getText());
            setGraphic(row);
        }
    }
}
