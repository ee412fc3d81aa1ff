package dev.baton.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The times between adverts of one sender on one wire, each VRID for itself.
final class Intervals {
    private static final double NANOS_PER_MILLI = 1e6;

    private Intervals() {}

    /// In milliseconds, of adverts in a window.
    static List<Double> of(List<Sight> seen, int host, long fromNanos, long toNanos) {
        Map<Integer, Long> before = new HashMap<>();
        List<Double> intervals = new ArrayList<>();
        for (Sight sight : seen) {
            if (sight.isAdvertOf(host) && sight.atNanos() >= fromNanos && sight.atNanos() <= toNanos) {
                Long last = before.put(sight.vrid(), sight.atNanos());
                if (last != null) {
                    intervals.add((sight.atNanos() - last) / NANOS_PER_MILLI);
                }
            }
        }
        return intervals;
    }

    /// How many adverts one sender sent in a window.
    static long count(List<Sight> seen, int host, long fromNanos, long toNanos) {
        return seen.stream().filter(s -> s.isAdvertOf(host) && s.atNanos() >= fromNanos && s.atNanos() <= toNanos)
                .count();
    }
}
