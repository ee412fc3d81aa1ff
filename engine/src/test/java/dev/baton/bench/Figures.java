package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;

/// What was measured of one contender, in one unit.
///
/// @param samples ascending
/// @param failed  how many runs gave no figure
record Figures(List<Double> samples, int failed) {
    Figures {
        samples = samples.stream().sorted().toList();
    }

    static Figures of(double sample) {
        return new Figures(List.of(sample), 0);
    }

    /// Nothing was measured.
    static Figures none(int failed) {
        return new Figures(List.of(), failed);
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    double median() {
        return percentile(50);
    }

    double max() {
        return percentile(100);
    }

    /// By nearest rank: of 12 samples the 95th percentile is the largest. Not a number when there are none.
    double percentile(int percent) {
        if (samples.isEmpty()) {
            return Double.NaN;
        }
        return samples.get(Math.max(0, (int) Math.ceil(percent / 100.0 * samples.size()) - 1));
    }

    /// Collects the figures of one contender, run by run.
    static final class Book {
        private final List<Double> samples = new ArrayList<>();
        private int failed;

        void add(double sample) {
            samples.add(sample);
        }

        void failed() {
            failed++;
        }

        Figures figures() {
            return new Figures(samples, failed);
        }
    }
}
