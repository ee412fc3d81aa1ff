package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A time in which no probe of a vantage was answered. Times are nanoseconds.
///
/// @param beforeNanos    when the last probe was sent that was answered before it; where there is none, the time between two
///                       probes before the first lost one
/// @param firstLostNanos when the first lost probe was sent
/// @param lastLostNanos  when the last lost probe was sent
/// @param afterNanos     when the first probe was sent that was answered after it; where there is none yet, the time between
///                       two probes after the last lost one
/// @param lost           how many probes
/// @param isOpen         whether it has not ended
/// @param isChange       whether another answers after it than before
record Outage(long beforeNanos, long firstLostNanos, long lastLostNanos, long afterNanos, int lost, boolean isOpen,
        boolean isChange) {
    /// Every one of a vantage, in order.
    static List<Outage> of(List<Stretch> stretches, long everyNanos) {
        List<Outage> outages = new ArrayList<>();
        Optional<Stretch> before = Optional.empty();
        List<Stretch> run = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (!stretch.isAnswered()) {
                run.add(stretch);
            } else {
                if (!run.isEmpty()) {
                    outages.add(of(before, run, Optional.of(stretch), everyNanos));
                    run.clear();
                }
                before = Optional.of(stretch);
            }
        }
        if (!run.isEmpty()) {
            outages.add(of(before, run, Optional.empty(), everyNanos));
        }
        return outages;
    }

    private static Outage of(Optional<Stretch> before, List<Stretch> run, Optional<Stretch> after, long everyNanos) {
        long first = run.getFirst().firstNanos();
        long last = run.getLast().lastNanos();
        return new Outage(before.map(Stretch::lastNanos).orElse(first - everyNanos), first, last,
                after.map(Stretch::firstNanos).orElse(last + everyNanos), run.stream().mapToInt(Stretch::count).sum(),
                after.isEmpty(),
                before.isPresent() && after.isPresent() && !before.get().by().equals(after.get().by()));
    }

    /// How long it was, as told.
    long gapNanos(long everyNanos) {
        return Math.max(0, afterNanos - beforeNanos - everyNanos);
    }

    /// By how much that may be wrong: it was longer than from the first lost probe to the last, and shorter than from the
    /// answered one before to the answered one after.
    long errorNanos(long everyNanos) {
        long gap = gapNanos(everyNanos);
        return Math.max(afterNanos - beforeNanos - gap, gap - (lastLostNanos - firstLostNanos));
    }
}
