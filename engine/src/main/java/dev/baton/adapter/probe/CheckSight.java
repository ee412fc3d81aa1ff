package dev.baton.adapter.probe;

/// What a check saw last, and what it does now.
///
/// @param detail what was seen, a clause; empty: it has not seen anything yet
/// @param doing  what it does
public record CheckSight(String detail, Doing doing) {
    /// What a check can do.
    public enum Doing {
        /// It waits for its next turn.
        NOTHING,
        /// It looks.
        LOOKING,
        /// Its time was up; it is being ended.
        ENDING
    }
}
