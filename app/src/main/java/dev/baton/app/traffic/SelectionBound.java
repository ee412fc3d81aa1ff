package dev.baton.app.traffic;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

import dev.baton.app.i18n.Texts;

/// Keeps a person from selecting more rows at once than the window has memory for: a table makes several objects for
/// each selected row. What was asked for is not done then, and a line says what to do instead; it goes away with the
/// next key or click.
final class SelectionBound extends HBox {
    /// How many rows may be selected at once.
    static final int MAX_SELECTED = 100_000;

    private final Texts texts;
    private final TableView<PacketRow> table;
    private final Label sentence = new Label();

    SelectionBound(Texts texts, TableView<PacketRow> table) {
        this.texts = texts;
        this.table = table;
        getStyleClass().add("sort-bar");
        sentence.setId("traffic-selection-bound");
        sentence.setWrapText(true);
        getChildren().add(sentence);
        show(false);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean isModifier = event.getCode().isModifierKey();
        boolean isEverything = event.getCode() == KeyCode.A && event.isShortcutDown();
        int asked = isEverything ? table.getItems().size() : 0;
        if (event.isShiftDown()) {
            asked = Math.max(asked, reach(event.getCode()));
        }
        boolean isTooMany = asked > MAX_SELECTED;
        if (isTooMany) {
            event.consume();
        }
        if (!isModifier) {
            show(isTooMany);
        }
    }

    private void pressed(MouseEvent event) {
        boolean isTooMany = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY
                && event.getTarget() instanceof Node target && reach(row(target)) > MAX_SELECTED;
        if (isTooMany) {
            event.consume();
        }
        show(isTooMany);
    }

    /// How far it is from the selection to where a key goes.
    private int reach(KeyCode key) {
        return switch (key) {
            case HOME -> reach(0);
            case END -> reach(table.getItems().size() - 1);
            case UP, DOWN, PAGE_UP, PAGE_DOWN -> table.getSelectionModel().getSelectedIndices().size();
            default -> 0;
        };
    }

    private int reach(int row) {
        int inHand = table.getSelectionModel().getSelectedIndex();
        int selected = table.getSelectionModel().getSelectedIndices().size();
        return row < 0 ? 0 : Math.abs(row - Math.max(0, inHand)) + selected;
    }

    private static int row(Node target) {
        Node node = target;
        while (node != null && !(node instanceof TableRow<?>)) {
            node = node.getParent();
        }
        return node instanceof TableRow<?> row ? row.getIndex() : -1;
    }

    private void show(boolean isTooMany) {
        if (isTooMany) {
            sentence.setText(texts.get("traffic.selection.too-many", MAX_SELECTED));
        }
        setVisible(isTooMany);
        setManaged(isTooMany);
    }
}
