package dev.baton.real;

import java.util.List;
import java.util.Optional;

import dev.baton.api.ProbeSample;

/// An outage as a series of probes shows it.
///
/// @param sent     probes
/// @param lost     of these
/// @param gapNanos from the sending of the last answered probe before the longest series of lost ones to that of the first
///                 one after it, less the usual time between two probes; 0: none was lost
record Outage(int sent, int lost, long gapNanos) {
    /// One probe.
    record Shot(long sentNanos, boolean isAnswered) {}

    static Outage ofSamples(List<ProbeSample> samples, long everyNanos) {
        return of(samples.stream().map(s -> new Shot(s.sentNanos(), s.roundTripNanos().isPresent())).toList(),
                everyNanos);
    }

    static Outage of(List<Shot> shots, long everyNanos) {
        long gap = 0;
        int lost = 0;
        Optional<Shot> last = Optional.empty();
        boolean isOut = false;
        for (Shot shot : shots) {
            if (!shot.isAnswered) {
                lost++;
                isOut = true;
                continue;
            }
            if (isOut && last.isPresent()) {
                gap = Math.max(gap, shot.sentNanos - last.get().sentNanos - everyNanos);
            }
            isOut = false;
            last = Optional.of(shot);
        }
        return new Outage(shots.size(), lost, gap);
    }
}
