package dev.baton.app.nodes;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import dev.baton.app.i18n.Texts;

/// A table of texts whose rows are replaced as a whole: what is selected stays selected by its place.
final class TextTable<T> extends TableView<T> {
    private static final double ROW_HEIGHT = 34;

    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final Texts texts;
    private final String name;
    private final Label empty = new Label();

    /// @param name the last part of the keys of its texts
    TextTable(Texts texts, String name) {
        this.texts = texts;
        this.name = name;
        setItems(rows);
        getStyleClass().add("nodes-table");
        setFixedCellSize(ROW_HEIGHT);
        setId("nodes-" + name);
        setAccessibleText(texts.get("nodes." + name + ".name"));
        empty.getStyleClass().add("muted");
        empty.setWrapText(true);
        setPlaceholder(empty);
    }

    /// A column whose cells tell the whole text where it is cut.
    TextTable<T> with(String column, double width, Function<T, String> value) {
        TableColumn<T, String> made = new TableColumn<>(texts.get("nodes." + name + "." + column));
        made.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        made.setCellFactory(_ -> new TipCell<>());
        made.setPrefWidth(width);
        made.setSortable(false);
        getColumns().add(made);
        return this;
    }

    /// A column of its own kind.
    TextTable<T> with(TableColumn<T, ?> column) {
        column.setSortable(false);
        getColumns().add(column);
        return this;
    }

    /// What stands there while there are no rows.
    void explain(String why) {
        empty.setText(why);
    }

    /// These are the rows now.
    void show(List<T> now) {
        if (rows.size() == now.size()) {
            for (int i = 0; i < now.size(); i++) {
                if (!rows.get(i).equals(now.get(i))) {
                    rows.set(i, now.get(i));
                }
            }
        } else {
            rows.setAll(now);
        }
    }

    private static final class TipCell<T> extends TableCell<T, String> {
        private final Tooltip tip = new Tooltip();

        TipCell() {
            tip.setWrapText(true);
            tip.setMaxWidth(480);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty || text == null ? null : text);
            tip.setText(text == null ? "" : text);
            setTooltip(empty || text == null || text.isEmpty() ? null : tip);
        }
    }
}
