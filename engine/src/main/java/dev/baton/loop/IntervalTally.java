package dev.baton.loop;

import java.util.Arrays;

/// Counts how long adverts were apart, in classes around the intervals that people configure: 10 ms, 100 ms, 1 s, with
/// room for one and two adverts that were lost.
final class IntervalTally {
    private static final long[] BOUNDS_NANOS = {9_000_000L, 11_000_000L, 15_000_000L, 25_000_000L, 50_000_000L,
            90_000_000L, 110_000_000L, 150_000_000L, 250_000_000L, 500_000_000L, 900_000_000L, 1_100_000_000L,
            1_500_000_000L, 2_500_000_000L, 5_000_000_000L, 10_000_000_000L, 45_000_000_000L};

    private final long[] counts = new long[BOUNDS_NANOS.length + 1];
    private long sumNanos;

    void add(long nanos) {
        int at = Arrays.binarySearch(BOUNDS_NANOS, nanos);
        counts[at < 0 ? -at - 1 : at]++;
        sumNanos += nanos;
    }

    Intervals copy() {
        return new Intervals(Arrays.stream(BOUNDS_NANOS).boxed().toList(), Arrays.stream(counts).boxed().toList(),
                sumNanos);
    }
}
