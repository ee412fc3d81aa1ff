package dev.baton.drill;

/// What is known of a node while a test goes on.
///
/// @param seat        as it has answered last; if it never has, why
/// @param toldNanos   when that was; the smallest long: never
/// @param silentNanos since when it has not answered; the largest long: it answers
/// @param trouble     why it does not, a sentence; else empty
public record Sighted(Arena.Seat seat, long toldNanos, long silentNanos, String trouble) {
    static Sighted of(Arena.Seat seat, long nowNanos) {
        return seat.state().isPresent()
                ? new Sighted(seat, nowNanos, Long.MAX_VALUE, "")
                : new Sighted(seat, Long.MIN_VALUE, nowNanos, seat.trouble());
    }

    Sighted with(Arena.Seat newer, long nowNanos) {
        return newer.state().isPresent()
                ? of(newer, nowNanos)
                : new Sighted(seat, toldNanos, Math.min(silentNanos, nowNanos), newer.trouble());
    }

    String node() {
        return seat.node();
    }

    boolean isSilent() {
        return silentNanos != Long.MAX_VALUE;
    }

    /// Whether it answers, and has done so since an instant.
    boolean isFresh(long sinceNanos) {
        return !isSilent() && toldNanos > sinceNanos;
    }
}
