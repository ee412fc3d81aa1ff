package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableListBase;

import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;

/// The packets of a store as rows of a list: all of them, or those whose numbers were found. A row is made when it is
/// looked at; a few are kept. JavaFX thread.
final class PacketRows extends ObservableListBase<PacketRow> {
    /// How many rows are kept made: more than a screen shows.
    static final int MADE_ROWS = 512;

    /// Stands for a packet that the store has dropped meanwhile.
    private static final PacketRow GONE = PacketRow
            .of(Packet.of(0, 0, "", LinkType.ETHERNET, 0, new byte[0], Optional.empty()));

    private final Map<Long, PacketRow> made = new LinkedHashMap<>();
    private PacketStore store;
    private boolean isFiltered;
    private long[] found = {};
    private int size;
    private long first = 1;

    PacketRows(PacketStore store) {
        this.store = store;
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
        PacketRow row = store.packet(number).map(PacketRow::of).orElse(GONE);
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
        return isFiltered ? found[index] : first + index;
    }

    /// The row that shows a packet, or the last one before it; -1: none.
    int rowOf(long number) {
        if (size == 0) {
            return -1;
        }
        if (!isFiltered) {
            return Math.clamp(number - first, 0, size - 1);
        }
        int at = Arrays.binarySearch(found, 0, size, number);
        return at >= 0 ? at : Math.max(0, -at - 2);
    }

    /// All packets up to `last`.
    void showAll(PacketStore newStore, long last) {
        boolean isSame = newStore.equals(store) && !isFiltered && newStore.firstNumber() == first;
        int before = size;
        beginChange();
        store = newStore;
        isFiltered = false;
        first = newStore.firstNumber();
        size = (int) Math.max(0, last - first + 1);
        told(isSame, before);
    }

    /// The packets with these numbers.
    ///
    /// @param numbers ascending, the first `count` count; kept, and only added to by its owner
    /// @param isMore  whether those that were shown before come first
    void showFound(PacketStore newStore, long[] numbers, int count, boolean isMore) {
        boolean isSame = newStore.equals(store) && isFiltered && isMore;
        int before = size;
        beginChange();
        store = newStore;
        isFiltered = true;
        found = numbers;
        size = count;
        told(isSame, before);
    }

    private void told(boolean isSame, int before) {
        if (isSame && size >= before) {
            if (size > before) {
                nextAdd(before, size);
            }
        } else {
            made.clear();
            nextReplace(0, size, Collections.nCopies(before, GONE));
        }
        endChange();
    }
}
