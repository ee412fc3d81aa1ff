package dev.baton.whatif;

import java.util.BitSet;
import java.util.List;

import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

/// Which effective priorities a router can have, over every combination of passing and failing checks. The weights add up
/// independently, so the sums are found check by check: twice the checks is twice the work, not its square.
final class Span {
    /// How many weighted checks of one router are looked at; for one with more nothing is claimed.
    static final int MOST_CHECKS = 64;
    private static final int OFFSET = MOST_CHECKS * Tracked.MAX_WEIGHT;

    private final int base;
    private final BitSet sums = new BitSet();

    private Span(int base, List<Tracked> weighted) {
        this.base = base;
        sums.set(OFFSET);
        for (Tracked tracked : weighted) {
            BitSet before = (BitSet) sums.clone();
            sums.clear();
            for (Verdict verdict : List.of(Verdict.PASSING, Verdict.FAILING)) {
                int delta = delta(base, tracked, verdict);
                before.stream().forEach(sum -> sums.set(sum + delta));
            }
        }
    }

    /// What a router with these weighted checks can have.
    static Span of(int base, List<Tracked> weighted) {
        if (weighted.size() > MOST_CHECKS) {
            throw new IllegalArgumentException(weighted.size() + " checks are more than " + MOST_CHECKS);
        }
        return new Span(base, weighted);
    }

    private static int delta(int base, Tracked tracked, Verdict verdict) {
        return Tracking.fold(base, List.of(tracked), _ -> verdict).priority().contributions().stream()
                .mapToInt(Contribution::delta).sum();
    }

    /// The effective priorities that there can be.
    int[] values() {
        return sums.stream().map(sum -> clamped(sum - OFFSET)).distinct().toArray();
    }

    private int clamped(int sum) {
        return EffectivePriority
                .of(base, List.of(new Contribution("", true, sum, sum))).value();
    }

    /// Whether one more check can change how this router compares with another.
    ///
    /// @param other what the other can have
    boolean canChangeRank(Tracked check, Span other) {
        int passing = delta(base, check, Verdict.PASSING);
        int failing = delta(base, check, Verdict.FAILING);
        int[] theirs = other.values();
        return sums.stream().map(sum -> sum - OFFSET).anyMatch(sum -> {
            int with = clamped(sum + passing);
            int without = clamped(sum + failing);
            for (int value : theirs) {
                if (Integer.compare(with, value) != Integer.compare(without, value)) {
                    return true;
                }
            }
            return false;
        });
    }
}
