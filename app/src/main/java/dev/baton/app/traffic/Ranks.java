package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Numbers for values that are no numbers, so that many packets with few different values can be sorted without keeping
/// the values. One thread.
final class Ranks<T> {
    /// How many values are told apart; further ones come behind all of them.
    static final int MAX_VALUES = 262_144;

    private final Comparator<? super T> order;
    private final Map<T, Integer> ids = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    private int[] ranks = {};

    Ranks(Comparator<? super T> order) {
        this.order = order;
    }

    /// The number of a value; it stays the same.
    long id(T value) {
        @Nullable
        Integer known = ids.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() == MAX_VALUES) {
            return MAX_VALUES;
        }
        int id = values.size();
        ids.put(value, id);
        values.add(value);
        return id;
    }

    /// Compares two values by their numbers.
    int compare(long a, long b) {
        if (ranks.length != values.size()) {
            rank();
        }
        return Integer.compare(rank(a), rank(b));
    }

    private int rank(long id) {
        return id < ranks.length ? ranks[(int) id] : Integer.MAX_VALUE;
    }

    private void rank() {
        Integer[] sorted = new Integer[values.size()];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, Comparator.comparing((Integer i) -> values.get(i), order));
        int[] fresh = new int[sorted.length];
        for (int place = 0; place < sorted.length; place++) {
            boolean isTie = place > 0 && order.compare(values.get(sorted[place - 1]), values.get(sorted[place])) == 0;
            fresh[sorted[place]] = isTie ? fresh[sorted[place - 1]] : place;
        }
        ranks = fresh;
    }
}
