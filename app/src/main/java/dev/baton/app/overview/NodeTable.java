package dev.baton.app.overview;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import dev.baton.app.control.NodeState;
import dev.baton.app.control.StateBadge;
import dev.baton.app.i18n.Texts;

/// All that the drawings show, as a table: for screen readers, for sorting by eye, for copying.
final class NodeTable extends TableView<NodeRow> {
    private static final double ROW_HEIGHT = 36;

    private final Texts texts;

    NodeTable(Texts texts, OverviewViewModel viewModel) {
        super(viewModel.rows());
        this.texts = texts;
        getStyleClass().add("node-table");
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(texts.get("overview.table.name"));
        column("cluster", 150, NodeRow::cluster);
        column("health", 150, NodeRow::health);
        column("node", 100, NodeRow::node);
        getColumns().add(stateColumn());
        column("priority", 170, NodeRow::priority);
        column("source", 120, NodeRow::source);
        column("heard", 150, NodeRow::heardBy);
        column("change", 520, NodeRow::change);
    }

    private void column(String name, double width, Function<NodeRow, String> value) {
        TableColumn<NodeRow, String> column = new TableColumn<>(texts.get("overview.table." + name));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        getColumns().add(column);
    }

    private TableColumn<NodeRow, NodeState> stateColumn() {
        TableColumn<NodeRow, NodeState> column = new TableColumn<>(texts.get("overview.table.state"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().state()));
        column.setCellFactory(_ -> new StateCell(texts));
        column.setPrefWidth(120);
        column.setSortable(false);
        return column;
    }

    private static final class StateCell extends TableCell<NodeRow, NodeState> {
        private final StateBadge badge;

        StateCell(Texts texts) {
            badge = new StateBadge(texts);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable NodeState state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
                setGraphic(null);
                return;
            }
            badge.show(state);
            setGraphic(badge);
        }
    }
}
