package dev.baton.app.traffic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.collections.ObservableListBase;

import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;

/// The packets that are shown as rows of a list, in the order of their capture or in another one. A row is made when it is
/// looked at; a few are kept. JavaFX thread.
final class PacketRows extends ObservableListBase<PacketRow> {
    /// How many rows are kept made: more than a screen shows.
    static final int MADE_ROWS = 512;

    /// Stands for a packet that the store has dropped meanwhile.
    private static final PacketRow GONE = PacketRow
            .of(Packet.of(0, 0, "", LinkType.ETHERNET, 0, new byte[0], Optional.empty()));

    private final Map<Long, PacketRow> made = new LinkedHashMap<>();
    private Shown shown;
    private Optional<Shown.Numbers> sorted = Optional.empty();
    private int size;
    private boolean isChanging;
    private Runnable rearranged = () -> {};

    PacketRows(PacketStore store) {
        shown = new Shown(store, Optional.empty(), 1, 0);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public PacketRow get(int index) {
        long number = number(index);
        PacketRow known = made.get(number);
        if (known != null) {
            return known;
        }
        PacketRow row = shown.store().packet(number).map(PacketRow::of).orElse(GONE);
        made.put(number, row);
        if (made.size() > MADE_ROWS) {
            made.remove(made.keySet().iterator().next());
        }
        return row;
    }

    /// The number of the packet in a row.
    long number(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return sorted.map(numbers -> numbers.at(index)).orElseGet(() -> shown.number(index));
    }

    /// The row that shows a packet, or the last one captured before it; -1: none.
    int rowOf(long number) {
        if (size == 0) {
            return -1;
        }
        int place = shown.placeOf(number);
        boolean isThere = place < shown.count() && shown.number(place) == number;
        int nearest = Math.clamp(isThere ? place : place - 1L, 0, shown.count() - 1);
        return sorted.map(numbers -> search(numbers, shown.number(nearest))).orElse(nearest);
    }

    private int search(Shown.Numbers numbers, long number) {
        for (int row = 0; row < size; row++) {
            if (numbers.at(row) == number) {
                return row;
            }
        }
        return -1;
    }

    /// Which packets are shown.
    Shown shown() {
        return shown;
    }

    /// The numbers of the packets, row by row.
    LongStream numbers() {
        return sorted.map(numbers -> numbers.stream(0, size)).orElseGet(shown::numbers);
    }

    /// Whether they are in another order than that of their capture.
    boolean isSorted() {
        return sorted.isPresent();
    }

    /// Whether listeners are being told of a change: what a table then says of its selection is not the person's doing.
    boolean isChanging() {
        return isChanging;
    }

    /// Calls `listener` after rows have got other places.
    void onRearranged(Runnable listener) {
        rearranged = listener;
    }

    /// Shows packets in the order of their capture.
    void show(Shown next) {
        boolean isMore = sorted.isEmpty() && next.continues(shown);
        change(next, Optional.empty(), next.count(), isMore);
    }

    /// Shows packets in another order.
    ///
    /// @param numbers the first `count` count
    void showSorted(Shown next, Shown.Numbers numbers, int count) {
        change(next, Optional.of(numbers), count, false);
    }

    private void change(Shown next, Optional<Shown.Numbers> order, int count, boolean isMore) {
        int before = size;
        isChanging = true;
        beginChange();
        if (!next.store().equals(shown.store())) {
            made.clear();
        }
        shown = next;
        sorted = order;
        size = count;
        if (!isMore) {
            nextReplace(0, size, Collections.nCopies(before, GONE));
        } else if (size > before) {
            nextAdd(before, size);
        }
        endChange();
        isChanging = false;
        if (!isMore) {
            rearranged.run();
        }
    }
}
