package dev.baton.vrrp;

/// How a router holds its addresses that were handed over to it, from the first advertisement until it leaves MASTER.
///
/// @param rise          what it adds to its priority now
/// @param settledRise   what it adds once the rival has been silent for long enough
/// @param settleNanos   how long a rival must be silent for that
/// @param settleAtNanos when that is so; [State#NEVER]: it has been
/// @param repeats       how often the first advertisement has been repeated
/// @param repeatAtNanos when it is repeated next; [State#NEVER]: not any more
public record Claim(int rise, int settledRise, long settleNanos, long settleAtNanos, int repeats,
        long repeatAtNanos) {
    /// The wait before the first repetition; each further one is [#GROWTH] times as long.
    static final long FIRST_WAIT_NANOS = 1_000_000L;
    /// How much longer each wait is than the one before.
    static final long GROWTH = 4;
    /// How often the first advertisement is repeated at most.
    static final int MAX_REPEATS = 4;

    /// A claim that begins now.
    ///
    /// @param intervalNanos the advertisement interval: repetitions end before half of it has passed
    static Claim beginning(int rise, int settledRise, long settleNanos, long intervalNanos, long now) {
        Claim claim = new Claim(rise, settledRise, settleNanos, now + settleNanos, 0, State.NEVER);
        return claim.repeating(0, intervalNanos, now);
    }

    private Claim repeating(int done, long intervalNanos, long now) {
        long wait = FIRST_WAIT_NANOS;
        long total = wait;
        for (int i = 0; i < done; i++) {
            wait *= GROWTH;
            total += wait;
        }
        boolean isOver = done >= MAX_REPEATS || total > intervalNanos / 2;
        return new Claim(rise, settledRise, settleNanos, settleAtNanos, done, isOver ? State.NEVER : now + wait);
    }

    /// The first advertisement was repeated once more.
    Claim repeated(long intervalNanos, long now) {
        return repeating(repeats + 1, intervalNanos, now);
    }

    /// A rival was heard: it has not yielded yet.
    Claim rivalled(long now) {
        return isSettled()
                ? this
                : new Claim(rise, settledRise, settleNanos, now + settleNanos, repeats, repeatAtNanos);
    }

    /// The rival has been silent for long enough.
    Claim settled() {
        return new Claim(settledRise, settledRise, settleNanos, State.NEVER, repeats, State.NEVER);
    }

    boolean isSettled() {
        return settleAtNanos == State.NEVER;
    }

    long deadlineNanos() {
        return Math.min(settleAtNanos, repeatAtNanos);
    }
}
