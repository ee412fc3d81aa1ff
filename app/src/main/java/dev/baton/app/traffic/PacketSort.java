package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.traffic.PacketStore;

/// Packets in an order, a stretch of them at a time, so that a sort that nobody wants any more ends. Each stretch makes a
/// run; runs of like length are merged, and all of them when everything was looked at, so that little is copied often.
/// A value but for its keys; each stretch gives the next.
///
/// @param store where the packets are
/// @param order the order
/// @param keys  what they are compared by
/// @param runs  those that are sorted, in runs, the oldest first
/// @param next  the number of the first packet that was not looked at yet
record PacketSort(PacketStore store, PacketOrder order, SortKeys keys, List<Rows> runs, long next) {
    PacketSort {
        runs = List.copyOf(runs);
    }

    /// How many packets are taken in at once.
    static final int STRETCH = 50_000;

    /// Packets with their keys, in order.
    static final class Rows {
        private final long[] keys;
        private final long[] numbers;
        private int count;

        Rows(int room) {
            keys = new long[room];
            numbers = new long[room];
        }

        void add(long key, long number) {
            keys[count] = key;
            numbers[count] = number;
            count++;
        }

        int count() {
            return count;
        }

        Shown.Numbers numbers() {
            return new Shown.Numbers(numbers);
        }
    }

    static PacketSort of(PacketStore store, PacketOrder order) {
        return new PacketSort(store, order, new SortKeys(order), List.of(), 0);
    }

    /// Whether all of `shown` was looked at.
    boolean isDone(Shown shown) {
        return next > shown.last();
    }

    /// Whether what was looked at is in one order, so that it can be shown.
    boolean isWhole() {
        return runs.size() <= 1;
    }

    /// The packets in their order, once they are whole.
    Rows rows() {
        return runs.isEmpty() ? new Rows(0) : runs.getFirst();
    }

    /// The sort after one more stretch of `shown`. What the store has dropped meanwhile goes.
    PacketSort further(Shown shown) {
        int from = shown.placeOf(next);
        int to = Math.min(shown.count(), from + STRETCH);
        Rows fresh = new Rows(Math.max(0, to - from));
        for (int place = from; place < to; place++) {
            long number = shown.number(place);
            Optional<Long> key = keys.of(store, number);
            key.ifPresent(value -> fresh.add(value, number));
        }
        long after = to > from ? shown.number(to - 1) + 1 : next;
        List<Rows> all = new ArrayList<>(runs);
        all.add(sorted(fresh));
        boolean isLast = after > shown.last();
        while (all.size() > 1 && (isLast || all.get(all.size() - 2).count < 2 * all.getLast().count)) {
            Rows newer = all.removeLast();
            all.add(merged(all.removeLast(), newer, store.firstNumber()));
        }
        return new PacketSort(store, order, keys, all, after);
    }

    /// Merges runs of growing length: stable, without an object for each packet.
    private Rows sorted(Rows fresh) {
        Rows from = fresh;
        Rows to = new Rows(fresh.count);
        to.count = fresh.count;
        for (int length = 1; length < fresh.count; length *= 2) {
            for (int start = 0; start < fresh.count; start += 2 * length) {
                int middle = Math.min(start + length, fresh.count);
                int end = Math.min(start + 2 * length, fresh.count);
                merge(from, start, middle, end, to);
            }
            Rows swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private void merge(Rows from, int start, int middle, int end, Rows to) {
        int left = start;
        int right = middle;
        for (int place = start; place < end; place++) {
            boolean takesLeft = left < middle
                    && (right >= end || keys.compare(from.keys[left], from.keys[right]) <= 0);
            int source = takesLeft ? left++ : right++;
            to.keys[place] = from.keys[source];
            to.numbers[place] = from.numbers[source];
        }
    }

    /// All of `old` come before those of `fresh` that are equal to them: they were captured before.
    private Rows merged(Rows old, Rows fresh, long firstNumber) {
        Rows all = new Rows(old.count + fresh.count);
        int left = 0;
        int right = 0;
        while (left < old.count || right < fresh.count) {
            boolean takesOld = right >= fresh.count
                    || (left < old.count && keys.compare(old.keys[left], fresh.keys[right]) <= 0);
            long key = takesOld ? old.keys[left] : fresh.keys[right];
            long number = takesOld ? old.numbers[left++] : fresh.numbers[right++];
            if (number >= firstNumber) {
                all.add(key, number);
            }
        }
        return all;
    }
}
