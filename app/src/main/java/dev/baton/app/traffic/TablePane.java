package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.shell.AppContext;

/// The table of packets, with what was found in them and how far a sort is above it.
final class TablePane {
    private static final int ROWS_ABOVE = 3;

    private final TrafficViewModel model;
    private final Runnable clearFilter;
    private final ActionTable actions;
    private final PacketTable table;
    private final SortBar sorting;
    private final FindingStrip findings;
    private final ExportActions exports;
    private final VBox root;
    private long endNumber = -1;
    private List<Long> wanted = List.of();

    /// @param clearFilter shows all packets
    TablePane(AppContext context, TrafficViewModel model, Runnable clearFilter) {
        this.model = model;
        this.clearFilter = clearFilter;
        actions = context.actions();
        table = new PacketTable(context.texts(), model.rows(), model.sorter());
        sorting = new SortBar(context.texts(), model.sorter());
        findings = new FindingStrip(context.texts(), model::isKept, this::goTo);
        exports = new ExportActions(context, model.rows(), table.selection());
        VBox.setVgrow(table, Priority.ALWAYS);
        root = new VBox(findings, sorting, new SelectionBound(context.texts(), table), table);
        root.getStyleClass().add("table-pane");
        table.heightProperty().subscribe(_ -> toEnd());
        table.setOnContextMenuRequested(event -> {
            exports.menu().show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    void addActions() {
        exports.add();
        new SortActions(model.sorter()).add(actions);
    }

    Region view() {
        return root;
    }

    PacketTable table() {
        return table;
    }

    /// Opens the menu of the exports.
    MenuButton exportButton() {
        MenuButton button = exports.button();
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    void follow(Subscriptions held) {
        sorting.follow(held);
    }

    /// Copies the selected packets, if there are any.
    void copy() {
        actions.find(ExportActions.COPY_CSV).filter(Action::possible).ifPresent(action -> action.command().run());
    }

    /// Before each frame.
    void frame() {
        chooseWanted();
        if (endNumber != model.rows().shown().last()) {
            toEnd();
        }
    }

    /// Now and then.
    void tell() {
        findings.show(model.findings());
    }

    /// The table follows the newest packet, unless packets are in another order than they came.
    private void toEnd() {
        endNumber = model.rows().shown().last();
        boolean isFollowing = model.following().get() && !model.paused().get() && !model.rows().isSorted();
        if (isFollowing && model.rows().size() > 0) {
            table.scrollTo(model.rows().size() - 1);
        }
    }

    /// Selects a packet, even if the filter hides it now.
    private void goTo(long number) {
        if (model.isKept(number) && !model.sorter().wanted().holds(number)) {
            clearFilter.run();
        }
        select(model.rows().rowOf(number));
        table.requestFocus();
    }

    /// Selects packets, even if the filter hides them now. Those that are in no row yet are selected as soon as they are.
    void choose(List<Long> numbers) {
        model.following().set(false);
        if (numbers.stream().anyMatch(n -> model.isKept(n) && !model.sorter().wanted().holds(n))) {
            clearFilter.run();
        }
        wanted = numbers.stream().filter(model::isKept).toList();
        chooseWanted();
        table.requestFocus();
    }

    private void chooseWanted() {
        int[] rows = wanted.stream().mapToInt(n -> rowThatShows(n)).toArray();
        if (rows.length == 0 || Arrays.stream(rows).anyMatch(row -> row < 0)) {
            return;
        }
        wanted = List.of();
        table.getSelectionModel().clearSelection();
        table.getSelectionModel().selectIndices(rows[0], rows);
        table.getSelectionModel().select(rows[0]);
        table.scrollTo(Math.max(0, rows[0] - ROWS_ABOVE));
    }

    private int rowThatShows(long number) {
        int row = model.rows().rowOf(number);
        return row >= 0 && model.rows().number(row) == number ? row : -1;
    }

    /// Selects a row and nothing else; -1: none.
    void select(int row) {
        if (row >= 0) {
            model.following().set(false);
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(Math.max(0, row - ROWS_ABOVE));
        }
    }
}
