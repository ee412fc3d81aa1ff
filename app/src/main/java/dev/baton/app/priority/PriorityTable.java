package dev.baton.app.priority;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.i18n.Texts;

/// The same as a table: for those who do not see drawings, and for those who like numbers. Priorities are typed into it.
final class PriorityTable {
    /// A router of a scale.
    record Row(Scale scale, Thumb thumb) {}

    private final Texts texts;
    private final PrioritiesViewModel model;
    private final ClusterWords words;
    private final TableView<Row> table = new TableView<>();

    PriorityTable(Texts texts, PrioritiesViewModel model) {
        this.texts = texts;
        this.model = model;
        words = new ClusterWords(texts);
        table.getStyleClass().add("priority-table");
        table.setAccessibleText(texts.get("priority.table.name"));
        table.setEditable(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setPlaceholder(new Label(texts.get("priority.none-found")));
        table.getColumns().setAll(List.of(column("router", 130, r -> r.scale().title()),
                column("node", 110, r -> r.thumb().ref().node()), priority(),
                column("was", 80, r -> r.thumb().isEdited() ? Integer.toString(r.thumb().base()) : ""),
                column("effective", 80, r -> Integer.toString(r.thumb().effective())),
                column("reach", 90, PriorityTable::reach),
                column("now", 100, r -> r.thumb().live().map(words::state).orElse("")),
                column("predicted", 110, r -> words.state(r.thumb().predicted())),
                column("note", 280, r -> r.thumb().isLocked() ? r.thumb().locked() : r.scale().outlook().sentence())));
    }

    private TableColumn<Row, String> column(String name, double width, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(texts.get("priority.table." + name));
        column.setId("priority-" + name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setEditable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private TableColumn<Row, String> priority() {
        TableColumn<Row, String> column = column("priority", 90, r -> Integer.toString(r.thumb().staged()));
        column.setEditable(true);
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.setOnEditCommit(event -> {
            model.type(event.getRowValue().thumb().ref(), event.getNewValue());
            table.requestFocus();
            table.refresh();
        });
        return column;
    }

    private static String reach(Row row) {
        return row.thumb().isReach() ? row.thumb().lowest() + "–" + row.thumb().highest() : "";
    }

    TableView<Row> view() {
        return table;
    }

    /// Shows what there is now, unless somebody types.
    void refresh() {
        List<Row> rows = model.scales().stream().map(m -> m.scale().get())
                .flatMap(scale -> scale.thumbs().stream().map(thumb -> new Row(scale, thumb))).toList();
        if (table.getEditingCell() == null && !rows.equals(table.getItems())) {
            int selected = table.getSelectionModel().getSelectedIndex();
            table.getItems().setAll(rows);
            table.getSelectionModel().select(selected);
        }
    }
}
