package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;

import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;

/// Sorting by keys: what a click on a header does, and the same by name in the palette.
final class SortActions {
    private static final List<SortColumn> COLUMNS = List.of(SortColumn.values());

    private final PacketSorter sorter;

    SortActions(PacketSorter sorter) {
        this.sorter = sorter;
    }

    void add(ActionTable actions) {
        actions.add(Action.of("traffic.sort-next", "action.traffic.sort-next", () -> move(1))
                .icon(MaterialDesignS.SORT_VARIANT).keys("Alt+Right"));
        actions.add(Action.of("traffic.sort-previous", "action.traffic.sort-previous", () -> move(-1))
                .icon(MaterialDesignS.SORT_VARIANT).keys("Alt+Left"));
        actions.add(Action.of("traffic.sort-reverse", "action.traffic.sort-reverse", this::reverse)
                .icon(MaterialDesignS.SWAP_VERTICAL).keys("Alt+Down"));
        actions.add(Action.of("traffic.sort-none", "action.traffic.sort-none", () -> sorter.sort(Optional.empty()))
                .icon(MaterialDesignS.SORT_VARIANT_REMOVE).keys("Alt+Up"));
        for (SortColumn column : COLUMNS) {
            actions.add(Action.of("traffic.sort." + column.word(), "action.traffic.sort." + column.word(),
                    () -> sorter.sort(Optional.of(next(column)))).icon(MaterialDesignS.SORT_VARIANT));
        }
    }

    /// Ascending at first, the other way when it is asked for again.
    private PacketOrder next(SortColumn column) {
        return sorter.order().get().filter(now -> now.column() == column && !now.isDescending())
                .map(PacketOrder::reversed).orElseGet(() -> PacketOrder.ascending(column));
    }

    private void move(int by) {
        int place = sorter.order().get().map(now -> Math.floorMod(COLUMNS.indexOf(now.column()) + by, COLUMNS.size()))
                .orElse(by > 0 ? 0 : COLUMNS.size() - 1);
        sorter.sort(Optional.of(PacketOrder.ascending(COLUMNS.get(place))));
    }

    private void reverse() {
        sorter.sort(Optional.of(sorter.order().get().map(PacketOrder::reversed)
                .orElseGet(() -> new PacketOrder(SortColumn.NUMBER, true))));
    }
}
