package dev.baton.failover.report;

import java.util.ArrayList;
import java.util.List;

import dev.baton.api.ProbeSample;
import dev.baton.drill.Strip;

/// Probes of one vantage that were lost one after the other. Times are nanoseconds on the clock of who ran the test.
///
/// @param first     the number of the first
/// @param last      the number of the last
/// @param fromNanos when the first was sent
/// @param toNanos   when the last was sent
record Losses(int first, int last, long fromNanos, long toNanos) {
    /// How many.
    int count() {
        return last - first + 1;
    }

    /// All of a strip, in their order.
    static List<Losses> of(Strip strip) {
        List<Losses> runs = new ArrayList<>();
        Losses open = null;
        for (ProbeSample sample : strip.samples()) {
            boolean isLost = sample.roundTripNanos().isEmpty();
            if (isLost) {
                open = open == null
                        ? new Losses(sample.sequence(), sample.sequence(), sample.sentNanos(), sample.sentNanos())
                        : new Losses(open.first, sample.sequence(), open.fromNanos, sample.sentNanos());
            } else if (open != null) {
                runs.add(open);
                open = null;
            }
        }
        if (open != null) {
            runs.add(open);
        }
        return runs;
    }
}
