package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

import dev.baton.app.control.StateMark;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Turn;

/// Everything in the range as a table, newest first: the same as the drawing, for who does not see it, and for reading.
final class TurnTable {
    /// How many lines are shown at most; the newest.
    static final int MAX_ROWS = 2_000;
    private static final double ROW_HEIGHT = 30;
    private static final int LINES_ABOVE = 2;
    /// What is not cut off where there is little room: a time of day, and that somebody became MASTER, with its mark.
    private static final double TIME_WIDTH = 100;
    private static final double WHAT_WIDTH = 142;

    /// A line of the table. What it says is made when it is seen.
    sealed interface Row {
        /// When.
        long atNanos();

        /// A change of state.
        record Changed(Turn turn) implements Row {
            @Override
            public long atNanos() {
                return turn.atNanos();
            }
        }

        /// A problem.
        record Wrong(Trouble trouble) implements Row {
            @Override
            public long atNanos() {
                return trouble.fromNanos();
            }
        }

        /// Something beside the election.
        record Happened(Event event) implements Row {
            @Override
            public long atNanos() {
                return event.atNanos();
            }
        }

        /// The cluster it is about; empty: none.
        default Optional<ClusterKey> key() {
            return switch (this) {
                case Changed(Turn turn) -> Optional.of(turn.key());
                case Wrong(Trouble trouble) -> Optional.of(trouble.key());
                case Happened _ -> Optional.empty();
            };
        }

        /// The nodes it is about.
        default String node() {
            return switch (this) {
                case Changed(Turn turn) -> turn.node();
                case Wrong(Trouble trouble) -> String.join(", ", trouble.nodes());
                case Happened(Event event) -> event.node();
            };
        }

        /// The style class of its mark; empty: none.
        default String kind() {
            return switch (this) {
                case Changed(Turn turn) -> turn.to().name().toLowerCase(Locale.ROOT);
                case Wrong _ -> "fault";
                case Happened _ -> "";
            };
        }
    }

    private final Texts texts;
    private final TimelineWords words;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final TableView<Row> table = new TableView<>(rows);
    private final ObjectProperty<Snapshot> names = new SimpleObjectProperty<>(Snapshot.EMPTY);
    private long lastNanos;
    private boolean isChanging;

    /// @param chosen told which line a person chose
    TurnTable(Texts texts, TimelineWords words, Consumer<Row> chosen) {
        this.texts = texts;
        this.words = words;
        table.getStyleClass().addAll("dense", "timeline-table");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setAccessibleText(texts.get("timeline.table.name"));
        Label none = new Label(texts.get("timeline.table.none"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("timeline.table.time", row -> words.stamp(row.atNanos(), lastNanos), 112).setMinWidth(TIME_WIDTH);
        column("timeline.table.cluster", row -> row.key().map(words::name).orElse(""), 160);
        column("timeline.table.node", Row::node, 90);
        TableColumn<Row, String> what = column("timeline.table.what", this::what, 165);
        what.setCellFactory(_ -> new MarkCell());
        what.setMinWidth(WHAT_WIDTH);
        column("timeline.table.why", this::why, 400);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !isChanging) {
                chosen.accept(row);
            }
        });
    }

    private TableColumn<Row, String> column(String key, Function<Row, String> text, double width) {
        TableColumn<Row, String> column = new TableColumn<>(texts.get(key));
        column.setCellValueFactory(cell -> Bindings.createStringBinding(() -> text.apply(cell.getValue()), names));
        column.setPrefWidth(width);
        column.setMinWidth(width / 2);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    TableView<Row> view() {
        return table;
    }

    /// Shows what happened in a range.
    ///
    /// @param then gives the names of the nodes
    void show(Content content, Range range, Snapshot then) {
        names.set(then);
        lastNanos = content.history().toNanos();
        List<Row> all = rows(content, range);
        if (!all.equals(rows)) {
            isChanging = true;
            Row before = table.getSelectionModel().getSelectedItem();
            OptionalInt above = linesAbove(before == null ? -1 : rows.indexOf(before));
            rows.setAll(all);
            int now = before == null ? -1 : all.indexOf(before);
            if (now >= 0) {
                table.getSelectionModel().select(before);
                above.ifPresent(lines -> bringTo(now, lines));
            }
            isChanging = false;
        }
    }

    /// The table knows of new lines only once it was laid out.
    private void bringTo(int index, int above) {
        table.layout();
        table.scrollTo(Math.max(0, index - above));
    }

    /// How many lines are above this one, if it is in sight: it stays there when others come before it.
    private OptionalInt linesAbove(int index) {
        if (index < 0) {
            return OptionalInt.empty();
        }
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return OptionalInt.of(LINES_ABOVE);
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (first == null || last == null) {
            return OptionalInt.of(LINES_ABOVE);
        }
        boolean isInSight = index >= first.getIndex() && index <= last.getIndex();
        return isInSight ? OptionalInt.of(index - first.getIndex()) : OptionalInt.empty();
    }

    private static List<Row> rows(Content content, Range range) {
        List<Row> all = new ArrayList<>();
        content.tracks().forEach(track -> track.turns().stream().filter(t -> range.contains(t.atNanos()))
                .forEach(t -> all.add(new Row.Changed(t))));
        content.troubles().stream()
                .filter(t -> range.contains(t.fromNanos()) && t.kind() != Trouble.Kind.FAULT)
                .forEach(t -> all.add(new Row.Wrong(t)));
        content.events().stream().filter(e -> range.contains(e.atNanos()))
                .forEach(e -> all.add(new Row.Happened(e)));
        all.sort(Comparator.comparingLong(Row::atNanos).reversed());
        return List.copyOf(all.subList(0, Math.min(MAX_ROWS, all.size())));
    }

    private String what(Row row) {
        return switch (row) {
            case Row.Changed(Turn turn) -> texts.get("timeline.table.became", turn.to().name());
            case Row.Wrong _ -> texts.get("timeline.table.problem");
            case Row.Happened _ -> texts.get("timeline.table.event");
        };
    }

    private String why(Row row) {
        return switch (row) {
            case Row.Changed(Turn turn) -> words.why(turn, names.get());
            case Row.Wrong(Trouble trouble) -> words.trouble(trouble);
            case Row.Happened(Event event) -> words.event(event);
        };
    }

    /// Selects the line of a change of state, without telling anybody, and brings it into sight.
    void select(Optional<Turn> turn) {
        isChanging = true;
        Optional<Row> row = turn.map(Row.Changed::new).filter(rows::contains).map(Row.class::cast);
        if (row.isPresent()) {
            if (!row.get().equals(table.getSelectionModel().getSelectedItem())) {
                table.getSelectionModel().select(row.get());
                bringTo(rows.indexOf(row.get()), LINES_ABOVE);
            }
        } else {
            table.getSelectionModel().clearSelection();
        }
        isChanging = false;
    }

    private static final class MarkCell extends TableCell<Row, String> {
        private final StateMark mark = new StateMark();

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            Row row = empty || getTableRow() == null ? null : getTableRow().getItem();
            if (row == null) {
                setText("");
                setGraphic(null);
                return;
            }
            setText(text);
            mark.show(row.kind());
            setGraphic(row.kind().isEmpty() ? null : mark);
        }
    }
}
