package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;

/// Suggestions below a text field. The keyboard stays in the field: the arrow keys choose, Enter and Tab accept, Escape
/// closes.
final class CompletionPopup {
    private static final double ROW_HEIGHT = 26;
    private static final int MAX_ROWS = 10;
    private static final double WIDTH = 560;
    private static final double WORD_WIDTH = 190;
    private static final double BORDERS = 10;

    private final TextField field;
    private final Consumer<Suggestion> accept;
    private final ListView<Suggestion> list = new ListView<>();
    private final Popup popup = new Popup();

    /// @param name   what it is, for a screen reader
    /// @param accept takes what was chosen
    CompletionPopup(TextField field, String name, Consumer<Suggestion> accept) {
        this.field = field;
        this.accept = accept;
        list.setAccessibleText(name);
        list.getStyleClass().add("completion");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Row());
        list.setOnMouseClicked(_ -> chosen().ifPresent(this::take));
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> field.setAccessibleHelp(
                chosen == null ? "" : chosen.word() + ", " + chosen.description()));
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.getContent().add(list);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// What is suggested now.
    List<Suggestion> suggestions() {
        return isShowing() ? List.copyOf(list.getItems()) : List.of();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// The list itself, with its style.
    ListView<Suggestion> list() {
        return list;
    }

    /// Shows these; none: closes. The field must be in a window.
    void show(List<Suggestion> suggestions) {
        list.getItems().setAll(suggestions);
        list.getSelectionModel().clearSelection();
        if (suggestions.isEmpty() || field.getScene() == null || field.getScene().getWindow() == null) {
            hide();
            return;
        }
        list.setPrefHeight(Math.min(MAX_ROWS, suggestions.size()) * ROW_HEIGHT + BORDERS);
        list.scrollTo(0);
        if (!popup.isShowing()) {
            Bounds bounds = field.localToScreen(field.getBoundsInLocal());
            popup.show(field, bounds.getMinX(), bounds.getMaxY());
        }
    }

    void hide() {
        popup.hide();
    }

    private Optional<Suggestion> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void take(Suggestion suggestion) {
        hide();
        accept.accept(suggestion);
    }

    private void pressed(KeyEvent event) {
        if (!isShowing() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(MAX_ROWS);
            case PAGE_UP -> move(-MAX_ROWS);
            case TAB -> take(chosen().orElseGet(list.getItems()::getFirst));
            case ENTER -> {
                if (chosen().isEmpty()) {
                    hide();
                    return;
                }
                chosen().ifPresent(this::take);
            }
            case ESCAPE -> hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        int now = list.getSelectionModel().getSelectedIndex();
        int next = Math.clamp((long) now + by, 0, last);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - MAX_ROWS + 1));
    }

    private static final class Row extends ListCell<Suggestion> {
        private final Label word = new Label();
        private final Label description = new Label();
        private final HBox row;

        Row() {
            word.getStyleClass().add("completion-word");
            word.setMinWidth(WORD_WIDTH);
            description.getStyleClass().add("completion-description");
            row = new HBox(word, description);
            row.getStyleClass().add("completion-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Suggestion suggestion, boolean empty) {
            super.updateItem(suggestion, empty);
            if (empty || suggestion == null) {
                setGraphic(null);
                return;
            }
            word.setText(suggestion.word());
            description.setText(suggestion.description());
            setGraphic(row);
        }
    }
}
