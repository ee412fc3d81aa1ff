package dev.baton.app.traffic;

import java.util.Arrays;

import dev.baton.dissect.Filter;
import dev.baton.traffic.PacketStore;

/// Looks for the packets that a filter lets through, a stretch at a time, so that the first are shown at once and a search
/// that nobody wants any more ends. A value; each stretch gives the next.
///
/// @param store  where
/// @param filter what for
/// @param next   the number of the first packet that was not looked at yet
/// @param found  the numbers found, ascending; the first `count` count
/// @param count  how many were found
record PacketSearch(PacketStore store, Filter filter, long next, Shown.Numbers found, int count) {
    /// How many packets are looked at in one stretch.
    static final int STRETCH = 20_000;
    /// How many packets are found at most.
    static final int MAX_FOUND = 2_000_000;

    static PacketSearch of(PacketStore store, Filter filter) {
        return new PacketSearch(store, filter, store.firstNumber(), new Shown.Numbers(new long[256]), 0);
    }

    /// The search with what it has found, continued at another packet.
    PacketSearch from(long number) {
        return new PacketSearch(store, filter, number, found, count);
    }

    /// Whether everything up to `last` was looked at.
    boolean isDone(long last) {
        return next > last || count >= MAX_FOUND;
    }

    /// The search after one more stretch, not beyond `last`.
    PacketSearch further(long last) {
        long end = Math.min(last, next + STRETCH - 1);
        long[] numbers = found.values();
        int size = count;
        for (long number = Math.max(next, store.firstNumber()); number <= end && size < MAX_FOUND; number++) {
            boolean matches = store.packet(number).filter(packet -> filter.matches(packet.dissection())).isPresent();
            if (matches) {
                if (size == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * size);
                }
                numbers[size++] = number;
            }
        }
        return new PacketSearch(store, filter, end + 1, new Shown.Numbers(numbers), size);
    }
}
