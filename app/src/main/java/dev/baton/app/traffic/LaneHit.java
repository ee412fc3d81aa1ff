package dev.baton.app.traffic;

import java.util.Optional;

/// What is at a place in the lanes.
sealed interface LaneHit {
    /// In which lane.
    Lane lane();

    /// When.
    long atNanos();

    /// The packet that it leads to: of a missing advert, the next one; empty: none.
    default Optional<Long> packet() {
        return switch (this) {
            case Tick tick -> Optional.of(tick.number());
            case Missing missing -> Optional.of(missing.next());
            case Band _ -> Optional.empty();
        };
    }

    /// A packet that was captured.
    ///
    /// @param number     its number
    /// @param priority   of an advert
    /// @param sinceNanos since the advert before it from the same sender, as the same observer saw it; empty: there is
    ///                   none shortly before, or it is no advert
    record Tick(Lane lane, long atNanos, long number, Kind kind, int priority,
            Optional<Long> sinceNanos) implements LaneHit {}

    /// An advert that did not come.
    ///
    /// @param atNanos   when it was due
    /// @param lateNanos how much later the next one came
    /// @param next      the number of that one
    record Missing(Lane lane, long atNanos, long lateNanos, long next) implements LaneHit {}

    /// No packet: what is told there is how even the lane is.
    record Band(Lane lane, long atNanos) implements LaneHit {}

    /// What kind of packet.
    enum Kind {
        ADVERT, RESIGNATION, ANNOUNCEMENT
    }
}
