package dev.baton.whatif;

import java.util.List;

/// What a change does to one virtual router.
///
/// @param before       how it is now
/// @param after        how it is when it has come to rest again
/// @param happenings   what happens in between, in order
/// @param gapNanos     the longest time without a holder as a client sees it: from the last moment that the old one could
///                     be reached to the new one's claim. A machine is taken to fail right after its advert, so it is the
///                     longest that there can be; failing later, just before the next advert, saves up to one interval
/// @param isOpen       whether that time does not end
/// @param overlapNanos how long two or more held the addresses at once
public record Outcome(Standing before, Standing after, List<Happening> happenings, long gapNanos, boolean isOpen,
        long overlapNanos) {
    public Outcome {
        happenings = List.copyOf(happenings);
    }

    /// Which virtual router.
    public VirtualRouterId id() {
        return after.id();
    }

    /// Whether others hold the addresses afterwards.
    public boolean moves() {
        return !before.holders().equals(after.holders());
    }

    /// Whether it is left without a holder, with several, or without rest.
    public boolean isBroken() {
        return after.isBroken();
    }
}
