package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;

/// The packets that are selected in the table. A table knows rows only; here the same packets stay selected when rows get
/// other places. JavaFX thread.
final class SelectedPackets {
    /// Of more selected packets than these only the one in hand stays selected when rows are rearranged.
    static final int MAX_KEPT = 10_000;

    private static final int ROWS_ABOVE = 3;

    private final TableView<PacketRow> table;
    private final PacketRows rows;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private long[] kept = {};
    private long inHand;
    private boolean isRestoring;
    private boolean isOtherOrder;

    SelectedPackets(TableView<PacketRow> table, PacketRows rows, PacketSorter sorter) {
        this.table = table;
        this.rows = rows;
        sorter.order().subscribe((_, _) -> isOtherOrder = true);
        model().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> changed());
        rows.onRearranged(this::restore);
    }

    private MultipleSelectionModel<PacketRow> model() {
        return table.getSelectionModel();
    }

    /// How many are selected.
    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// Whether what the table says of its selection is not the person's doing.
    boolean isRestoring() {
        return isRestoring || rows.isChanging();
    }

    /// Their numbers, row by row, as they are now.
    LongStream numbers() {
        return Arrays.stream(model().getSelectedIndices().stream().mapToInt(Integer::intValue)
                .filter(index -> index < rows.size()).sorted().mapToLong(rows::number).toArray());
    }

    private void changed() {
        if (isRestoring()) {
            return;
        }
        int selected = model().getSelectedIndices().size();
        count.set(selected);
        int index = model().getSelectedIndex();
        inHand = index >= 0 && index < rows.size() ? rows.number(index) : 0;
        kept = selected <= MAX_KEPT ? numbers().sorted().toArray() : new long[]{inHand};
    }

    private void restore() {
        isRestoring = true;
        model().clearSelection();
        if (kept.length > 1) {
            int[] found = IntStream.range(0, rows.size())
                    .filter(row -> Arrays.binarySearch(kept, rows.number(row)) >= 0).toArray();
            if (found.length > 0) {
                model().selectIndices(found[0], found);
            }
        }
        Optional<Integer> row = inHand > 0 ? rowOf(inHand) : Optional.empty();
        row.ifPresent(place -> model().select((int) place));
        isRestoring = false;
        count.set(model().getSelectedIndices().size());
        if (isOtherOrder) {
            isOtherOrder = false;
            row.ifPresent(place -> table.scrollTo(Math.max(0, place - ROWS_ABOVE)));
        }
    }

    private Optional<Integer> rowOf(long number) {
        int row = rows.rowOf(number);
        return row >= 0 && rows.number(row) == number ? Optional.of(row) : Optional.empty();
    }
}
