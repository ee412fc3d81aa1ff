package dev.baton.traffic;

import java.util.Arrays;

/// The intervals between the adverts of one sender at one observer.
final class Intervals {
    /// A silence longer than this many advertised intervals is no run of lost adverts: the sender was not MASTER.
    static final int MAX_GAP_INTERVALS = 10;

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] samples = new long[SourceBook.SAMPLES];
    private long count;
    private int sampled;
    private int next;
    private long lastNanos;
    private long lastAdvertised;
    private boolean resigned;
    private long longest;
    private long missed;
    private long resignations;
    private double jitter;

    /// An advert was heard.
    ///
    /// @param advertisedNanos the interval that it names
    /// @param isResignation   whether it has priority 0: it ends the row, and may come at any time
    void heard(long atNanos, long advertisedNanos, boolean isResignation) {
        long gap = atNanos - lastNanos;
        boolean isRow = count > 0 && !resigned && !isResignation && gap > 0
                && gap <= MAX_GAP_INTERVALS * Math.max(lastAdvertised, advertisedNanos);
        if (isRow) {
            sample(gap, lastAdvertised);
        }
        count++;
        resignations += isResignation ? 1 : 0;
        resigned = isResignation;
        lastNanos = Math.max(lastNanos, atNanos);
        lastAdvertised = advertisedNanos;
    }

    private void sample(long gap, long expected) {
        samples[next] = gap;
        next = (next + 1) % samples.length;
        sampled = Math.min(sampled + 1, samples.length);
        longest = Math.max(longest, gap);
        if (expected <= 0) {
            return;
        }
        long lost = Math.max(0, Math.round((double) gap / expected) - 1);
        missed += lost;
        double off = Math.abs(gap - (lost + 1) * (double) expected);
        jitter += (off - jitter) / Math.min(sampled, samples.length);
    }

    long count() {
        return count;
    }

    long lastNanos() {
        return lastNanos;
    }

    long longestNanos() {
        return longest;
    }

    long missed() {
        return missed;
    }

    long resignations() {
        return resignations;
    }

    long jitterNanos() {
        return Math.round(jitter);
    }

    double ratePerSecond() {
        long sum = Arrays.stream(samples, 0, sampled).sum();
        return sum == 0 ? 0 : sampled * NANOS_PER_SECOND / sum;
    }

    /// The interval that `percent` of the sampled ones do not exceed (nearest rank); 0 while there is none.
    long percentileNanos(int percent) {
        if (sampled == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(samples, sampled);
        Arrays.sort(sorted);
        return sorted[Math.ceilDiv(sampled * percent, 100) - 1];
    }
}
