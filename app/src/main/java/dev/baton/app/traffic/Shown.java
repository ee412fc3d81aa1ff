package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

import dev.baton.traffic.PacketStore;

/// The packets that the table shows, in the order of their capture: all of a store, or those that were found. A value, but
/// for what a store drops.
///
/// @param store where they are
/// @param found the numbers of those that were found; empty: all are shown
/// @param start the place of the first of them that the store still has; for all, its number
/// @param count how many are shown
record Shown(PacketStore store, Optional<Numbers> found, long start, int count) {
    /// All packets up to `last`.
    static Shown all(PacketStore store, long last) {
        long first = store.firstNumber();
        return new Shown(store, Optional.empty(), first, (int) Math.max(0, last - first + 1));
    }

    /// Those that were found, without those that the store has dropped since.
    ///
    /// @param total how many of the numbers count
    static Shown found(PacketStore store, Numbers numbers, int total) {
        int start = numbers.placeOf(store.firstNumber(), total);
        return new Shown(store, Optional.of(numbers), start, total - start);
    }

    /// The number of the packet at a place.
    long number(int place) {
        return found.map(numbers -> numbers.at((int) start + place)).orElse(start + place);
    }

    /// The place of the first packet with this number or a greater one; [#count] if there is none.
    int placeOf(long number) {
        if (found.isPresent()) {
            int total = (int) start + count;
            return Math.max(0, found.get().placeOf(number, total) - (int) start);
        }
        return Math.clamp(number - start, 0, count);
    }

    /// Whether a packet is among them.
    boolean holds(long number) {
        int place = placeOf(number);
        return place < count && number(place) == number;
    }

    /// The number of the packet before this one; empty: there is none.
    Optional<Long> before(long number) {
        int place = placeOf(number);
        return place == 0 ? Optional.empty() : Optional.of(number(place - 1));
    }

    /// The number of the last of them; 0: there is none.
    long last() {
        return count == 0 ? 0 : number(count - 1);
    }

    /// Whether this is what `before` was, and perhaps more at its end.
    boolean continues(Shown before) {
        return store.equals(before.store) && found.isPresent() == before.found.isPresent() && start == before.start
                && count >= before.count;
    }

    /// All numbers, from the first on.
    LongStream numbers() {
        return found.map(numbers -> numbers.stream((int) start, count))
                .orElseGet(() -> LongStream.range(start, start + count));
    }

    /// Numbers of packets. They may grow at the end, but what is there stays.
    static final class Numbers {
        private final long[] values;

        /// @param values kept; only its owner writes, and only behind what it has told of
        Numbers(long[] values) {
            this.values = values;
        }

        long at(int place) {
            return values[place];
        }

        long[] values() {
            return values;
        }

        LongStream stream(int from, int count) {
            return Arrays.stream(values, from, from + count);
        }

        /// The place of the first of `total` ascending numbers that is not less than `number`.
        int placeOf(long number, int total) {
            int place = Arrays.binarySearch(values, 0, total, number);
            return place >= 0 ? place : -place - 1;
        }
    }
}
