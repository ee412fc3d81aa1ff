package dev.baton.real;

import java.util.List;
import java.util.Locale;

import dev.baton.api.ProbeSample;

/// An outage as a series of probes shows it.
///
/// @param sent      probes
/// @param lost      of these
/// @param gapNanos  from the sending of the last answered probe before the longest series of lost ones to that of the first
///                  one after it, less the usual time between two probes; 0: none was lost
/// @param edgeNanos the longer of the times between these two and the lost probe next to each
record Outage(int sent, int lost, long gapNanos, long edgeNanos) {
    /// One probe.
    record Shot(long sentNanos, boolean isAnswered) {}

    static Outage ofSamples(List<ProbeSample> samples, long everyNanos) {
        return of(samples.stream().map(s -> new Shot(s.sentNanos(), s.roundTripNanos().isPresent())).toList(),
                everyNanos);
    }

    static Outage of(List<Shot> shots, long everyNanos) {
        long gap = 0;
        long edge = 0;
        int last = -1;
        for (int i = 0; i < shots.size(); i++) {
            Shot shot = shots.get(i);
            if (shot.isAnswered) {
                boolean isOver = last >= 0 && last < i - 1;
                long out = isOver ? shot.sentNanos - shots.get(last).sentNanos - everyNanos : 0;
                if (out > gap) {
                    gap = out;
                    edge = Math.max(shots.get(last + 1).sentNanos - shots.get(last).sentNanos,
                            shot.sentNanos - shots.get(i - 1).sentNanos);
                }
                last = i;
            }
        }
        return new Outage(shots.size(), (int) shots.stream().filter(s -> !s.isAnswered).count(), gap, edge);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f ms (%d of %d lost, edges within %.3f ms)", gapNanos / 1e6, lost, sent,
                edgeNanos / 1e6);
    }
}
