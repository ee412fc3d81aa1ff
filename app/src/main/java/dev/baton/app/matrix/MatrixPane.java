package dev.baton.app.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.controlsfx.control.SegmentedButton;

import dev.baton.app.form.FormWords;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;

/// The matrix of settings and nodes: what all have stands in one column, what differs is told apart, and what must not
/// differ is red.
public final class MatrixPane {
    private static final double KEY_WIDTH = 190;
    private static final double VALUE_WIDTH = 150;

    private final MatrixViewModel model;
    private final Texts texts;
    private final FormWords words;
    private final TableView<MatrixViewModel.Line> table = new TableView<>();
    private final Label refused = new Label();
    private final BorderPane root = new BorderPane();
    private final Subscriptions held = new Subscriptions();
    private List<String> columns = List.of();

    public MatrixPane(MatrixViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.words = new FormWords(texts);
        table.getStyleClass().add("matrix");
        table.setId("config-matrix");
        table.setEditable(true);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setAccessibleText(texts.get("config.matrix.name"));
        table.setPlaceholder(new Label(texts.get("config.matrix.nothing")));
        table.setRowFactory(_ -> new MatrixRow());
        refused.getStyleClass().addAll("form-wrong", "matrix-refused");
        refused.setWrapText(true);
        refused.setMinHeight(Region.USE_PREF_SIZE);
        root.setTop(bar());
        root.setCenter(table);
        root.setBottom(refused);
        root.getStyleClass().add("matrix-pane");
    }

    private HBox bar() {
        SegmentedButton filters = new SegmentedButton();
        for (MatrixViewModel.Filter filter : MatrixViewModel.Filter.values()) {
            ToggleButton button = new ToggleButton(
                    texts.get("config.matrix.filter." + filter.name().toLowerCase(Locale.ROOT)));
            button.setId("matrix-" + filter.name().toLowerCase(Locale.ROOT));
            button.setSelected(filter == MatrixViewModel.Filter.WRITTEN);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.show(filter);
            });
            filters.getButtons().add(button);
        }
        Label how = new Label(texts.get("config.matrix.how"));
        how.getStyleClass().add("muted");
        how.setWrapText(true);
        how.setMinWidth(0);
        HBox.setHgrow(how, Priority.ALWAYS);
        HBox bar = new HBox(filters, how);
        filters.setMinWidth(Region.USE_PREF_SIZE);
        bar.getStyleClass().add("matrix-bar");
        return bar;
    }

    /// What is shown.
    public Region view() {
        return root;
    }

    /// Begins to follow the model.
    public void start() {
        held.clear();
        model.start();
        held.follow(model.matrix(), matrix -> columns(matrix.nodes()));
        held.follow(model.lines(), lines -> {
            if (!table.getItems().equals(lines)) {
                table.getItems().setAll(lines);
            }
        });
        held.follow(model.refused(), this::refused);
    }

    /// Lets go of it.
    public void stop() {
        held.clear();
        model.stop();
    }

    private void refused(Optional<String> why) {
        refused.setText(why.map(texts::said).orElse(""));
        refused.setVisible(why.isPresent());
        refused.setManaged(why.isPresent());
    }

    private void columns(List<String> nodes) {
        if (nodes.equals(columns) && !table.getColumns().isEmpty()) {
            return;
        }
        columns = nodes;
        List<TableColumn<MatrixViewModel.Line, MatrixViewModel.Line>> all = new ArrayList<>();
        TableColumn<MatrixViewModel.Line, MatrixViewModel.Line> key = column(texts.get("config.matrix.setting"),
                KEY_WIDTH);
        key.setCellFactory(_ -> new KeyCell(texts, words));
        key.setEditable(false);
        all.add(key);
        TableColumn<MatrixViewModel.Line, MatrixViewModel.Line> common = column(texts.get("config.matrix.common"),
                VALUE_WIDTH);
        common.setCellFactory(_ -> new ValueCell(model, texts, OptionalInt.empty()));
        common.setId("matrix-common");
        all.add(common);
        for (int i = 0; i < nodes.size(); i++) {
            int column = i;
            TableColumn<MatrixViewModel.Line, MatrixViewModel.Line> node = column(nodes.get(i), VALUE_WIDTH);
            node.setCellFactory(_ -> new ValueCell(model, texts, OptionalInt.of(column)));
            all.add(node);
        }
        table.getColumns().setAll(all);
    }

    private static TableColumn<MatrixViewModel.Line, MatrixViewModel.Line> column(String title, double width) {
        TableColumn<MatrixViewModel.Line, MatrixViewModel.Line> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    /// A line that names what the lines under it belong to looks different from them.
    private static final class MatrixRow extends javafx.scene.control.TableRow<MatrixViewModel.Line> {
        private static final PseudoClass BLOCK = PseudoClass.getPseudoClass("block");

        @Override
        protected void updateItem(MatrixViewModel.@org.jspecify.annotations.Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(BLOCK, line != null && line.row().isEmpty());
            setId(line == null ? "" : "matrix-row-" + line.key());
        }
    }
}
