package dev.baton.app.findings;

import java.util.Comparator;
import java.util.Optional;

import dev.baton.app.settings.FindingMark;
import dev.baton.finding.Severity;

/// A finding with what was decided about it.
///
/// @param mark the decision in force; empty: none
record Entry(Found found, Optional<FindingMark> mark) {
    /// What is still so before what has ended, then the worst, then the latest.
    static final Comparator<Entry> WORST_FIRST = Comparator.<Entry, Boolean>comparing(entry -> !entry.found.isOpen())
            .thenComparing(entry -> entry.attention() == Attention.MUTED)
            .thenComparing((Entry entry) -> entry.found.severity(), Comparator.<Severity>naturalOrder())
            .thenComparing(Comparator.comparingLong((Entry entry) -> entry.found.span().sinceNanos()).reversed())
            .thenComparing(entry -> entry.found.id());

    /// A finding with its decision, if that still holds.
    ///
    /// @param nowSeconds the time, seconds since 1970
    static Entry of(Found found, Optional<FindingMark> decided, long nowSeconds) {
        return new Entry(found, decided.filter(mark -> switch (mark) {
            case FindingMark.Acknowledged(long _, long sinceNanos) -> sinceNanos == found.span().sinceNanos();
            case FindingMark.Muted(long _, long untilSeconds) -> nowSeconds < untilSeconds;
        }));
    }

    /// How a person has looked at it.
    Attention attention() {
        return mark.map(m -> switch (m) {
            case FindingMark.Acknowledged _ -> Attention.ACKNOWLEDGED;
            case FindingMark.Muted _ -> Attention.MUTED;
        }).orElse(Attention.NEW);
    }

    /// Whether somebody should look: it is open, no note, and nobody has said that it was seen.
    boolean isWaiting() {
        return found.isOpen() && found.isTrouble() && attention() == Attention.NEW;
    }
}
