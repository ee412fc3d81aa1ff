package dev.baton.app.traffic;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Severity;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.VrrpMessage;

/// The packets as a table.
final class PacketTable extends TableView<PacketRow> {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass RESIGNS = PseudoClass.getPseudoClass("resigns");
    private static final PseudoClass ANNOUNCES = PseudoClass.getPseudoClass("announces");
    private static final String ID = "traffic-column-";
    /// A time of day is of no use when its end is cut off.
    private static final double TIME_WIDTH = 98;
    private static final double NARROWEST = 40;
    private static final double ROW_HEIGHT = 26;
    /// From which width of the table on a column is shown; those that are not named always are.
    private static final Map<String, Double> ROOM = Map.of("destination", 1_120.0, "observer", 1_040.0, "checksum",
            960.0,
            "ttl", 880.0, "delta", 700.0, "interval", 560.0);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long YEAR_NANOS = 365L * 86_400 * NANOS_PER_SECOND;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
            .withZone(ZoneId.systemDefault());

    private final Texts texts;
    private final Durations durations;
    private final PacketRows rows;
    private final PacketSorter sorter;
    private final SelectedPackets selection;
    private boolean isFollowingOrder;

    PacketTable(Texts texts, PacketRows rows, PacketSorter sorter) {
        super(rows);
        this.texts = texts;
        this.rows = rows;
        this.sorter = sorter;
        this.durations = new Durations(texts);
        getStyleClass().add("packet-table");
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(texts.get("traffic.table.name"));
        setPlaceholder(new Label(texts.get("traffic.table.empty")));
        setRowFactory(_ -> new Row());
        List<TableColumn<PacketRow, String>> columns = List.of(
                column("number", 54, row -> Long.toString(row.number()), true),
                column("time", 100, row -> time(row.packet().atNanos()), true),
                column("delta", 64, this::delta, true),
                column("observer", 64, row -> row.packet().observer(), false),
                column("source", 128, PacketRow::source, false),
                column("destination", 98, PacketRow::destination, false),
                column("protocol", 70, PacketRow::protocol, false), column("vrid", 46, PacketRow::vrid, true),
                column("priority", 56, PacketRow::priority, true),
                column("interval", 68, this::interval, true),
                column("addresses", 140, PacketRow::addressText, false),
                column("ttl", 42, PacketRow::hopLimit, true), column("checksum", 112, this::checksum, false));
        getColumns().setAll(columns);
        getColumns().add(remarks());
        setTableMenuButtonVisible(true);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        selection = new SelectedPackets(this, rows, sorter);
        setOnSort(event -> {
            event.consume();
            askForOrder();
        });
        sorter.order().subscribe((_, order) -> showOrder(order));
    }

    /// The packets that are selected.
    SelectedPackets selection() {
        return selection;
    }

    /// A click on a header, or Shift and a click: the column clicked last is the one that rows are sorted by.
    private void askForOrder() {
        if (isFollowingOrder) {
            return;
        }
        Optional<PacketOrder> asked = getSortOrder().isEmpty()
                ? Optional.empty()
                : SortColumn.of(word(getSortOrder().getLast())).map(column -> new PacketOrder(column,
                        getSortOrder().getLast().getSortType() == TableColumn.SortType.DESCENDING));
        sorter.sort(asked);
        showOrder(asked);
    }

    private void showOrder(Optional<PacketOrder> order) {
        isFollowingOrder = true;
        getColumns().stream().filter(column -> order.filter(o -> o.column().word().equals(word(column))).isPresent())
                .findFirst().ifPresentOrElse(column -> {
                    column.setSortType(order.orElseThrow().isDescending()
                            ? TableColumn.SortType.DESCENDING
                            : TableColumn.SortType.ASCENDING);
                    if (getSortOrder().size() != 1 || !getSortOrder().getFirst().equals(column)) {
                        getSortOrder().setAll(List.of(column));
                    }
                }, () -> getSortOrder().clear());
        isFollowingOrder = false;
    }

    private static String word(TableColumn<PacketRow, ?> column) {
        return column.getId().substring(ID.length());
    }

    /// Where there is little room, the columns that tell least make place for the others.
    private void fit(double width) {
        ROOM.forEach((name, least) -> getColumns().stream().filter(c -> word(c).equals(name))
                .forEach(column -> column.setVisible(width >= least)));
    }

    private TableColumn<PacketRow, String> column(String name, double width, Function<PacketRow, String> value,
            boolean isNumber) {
        TableColumn<PacketRow, String> column = new TableColumn<>(texts.get("traffic.column." + name));
        column.setId(ID + name);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, name.equals("time") ? TIME_WIDTH : NARROWEST));
        column.setSortable(SortColumn.of(name).isPresent());
        column.setReorderable(true);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        if (isNumber) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }

    private TableColumn<PacketRow, PacketRow> remarks() {
        TableColumn<PacketRow, PacketRow> column = new TableColumn<>(texts.get("traffic.column.remark"));
        column.setId(ID + "remark");
        column.setPrefWidth(172);
        column.setMinWidth(60);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new RemarkCell());
        return column;
    }

    /// A live capture has the time of day, the lab the time since it began.
    static String time(long atNanos) {
        return atNanos > YEAR_NANOS
                ? CLOCK.format(Instant.ofEpochSecond(atNanos / NANOS_PER_SECOND, atNanos % NANOS_PER_SECOND))
                : String.format(java.util.Locale.ROOT, "%.3f", atNanos / (double) NANOS_PER_SECOND);
    }

    /// The time since the packet that was captured before it, of those that are shown.
    private String delta(PacketRow row) {
        Shown shown = rows.shown();
        return shown.before(row.number()).flatMap(shown.store()::atNanos)
                .map(before -> durations.exact(Math.max(0, row.packet().atNanos() - before))).orElse("");
    }

    private String interval(PacketRow row) {
        return row.vrrp().map(VrrpMessage::intervalNanos).map(durations::exact).orElse("");
    }

    private String checksum(PacketRow row) {
        return row.vrrp().map(message -> row.form().map(this::form)
                .orElseGet(() -> texts.get("traffic.checksum.bad"))).orElse("");
    }

    private String form(ChecksumForm form) {
        return texts.get(switch (form) {
            case V2 -> "traffic.checksum.v2";
            case MESSAGE_ONLY -> "traffic.checksum.message";
            case PSEUDO_HEADER -> "traffic.checksum.pseudo";
        });
    }

    private static final class Row extends TableRow<PacketRow> {
        @Override
        protected void updateItem(PacketRow row, boolean empty) {
            super.updateItem(row, empty);
            Optional<PacketRemark> worst = empty || row == null ? Optional.empty() : row.worst();
            pseudoClassStateChanged(ERROR,
                    worst.filter(remark -> remark.severity() != Severity.NOTE).isPresent());
            pseudoClassStateChanged(RESIGNS, worst.filter(PacketRemark.RESIGNS::equals).isPresent());
            pseudoClassStateChanged(ANNOUNCES, worst.filter(PacketRemark.ANNOUNCES::equals).isPresent());
        }
    }

    private final class RemarkCell extends TableCell<PacketRow, PacketRow> {
        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(PacketRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null || row.worst().isEmpty()) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            PacketRemark worst = row.worst().orElseThrow();
            icon.setIconCode(switch (worst.severity()) {
                case ERROR -> MaterialDesignC.CLOSE_OCTAGON_OUTLINE;
                case WARNING -> MaterialDesignA.ALERT_OUTLINE;
                case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
            });
            setText(texts.get(worst.textKey()));
            setGraphic(icon);
            setTooltip(new Tooltip(String.join("\n",
                    row.remarks().stream().map(remark -> texts.get(remark.textKey())).toList())));
        }
    }
}
