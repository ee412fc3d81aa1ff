package dev.baton.drill;

import java.util.OptionalLong;

/// What is known of the fault's lease. Times are nanoseconds on our clock.
///
/// @param standing     how it stands
/// @param askedNanos   when it was asked for; the largest long: it was not
/// @param begunNanos   when it took effect; empty: nobody has said so
/// @param errorNanos   by how much that may be wrong
/// @param endsNanos    when it has ended by itself at the latest; the smallest long: it never began
/// @param releasedNanos when its end was asked for, or seen first; the largest long: it was not
public record Lease(Standing standing, long askedNanos, OptionalLong begunNanos, long errorNanos, long endsNanos,
        long releasedNanos) {
    /// How a lease may stand.
    public enum Standing {
        /// Never asked for, or refused.
        NONE,
        /// Asked for; it may be held.
        UNKNOWN,
        /// Held, as the node says.
        HELD,
        /// Ended, as the node says.
        ENDED
    }

    static final Lease NONE = new Lease(Standing.NONE, Long.MAX_VALUE, OptionalLong.empty(), 0, Long.MIN_VALUE,
            Long.MAX_VALUE);

    Lease asked(long nowNanos, long endsAtNanos) {
        return new Lease(Standing.UNKNOWN, nowNanos, OptionalLong.empty(), 0, endsAtNanos, Long.MAX_VALUE);
    }

    Lease held(long atNanos, long newErrorNanos, long endsAtNanos) {
        return new Lease(Standing.HELD, askedNanos, OptionalLong.of(atNanos), newErrorNanos, endsAtNanos,
                releasedNanos);
    }

    /// The same, if it is known better now when it took effect. It cannot have done so before it was asked for.
    Lease surer(long atNanos, long newErrorNanos) {
        return standing == Standing.HELD && begunNanos.isPresent() && newErrorNanos < errorNanos
                ? new Lease(standing, askedNanos, OptionalLong.of(Math.max(askedNanos, atNanos)), newErrorNanos,
                        endsNanos,
                        releasedNanos)
                : this;
    }

    Lease released(long nowNanos) {
        return new Lease(standing, askedNanos, begunNanos, errorNanos, endsNanos, Math.min(releasedNanos, nowNanos));
    }

    Lease ended(long nowNanos) {
        return new Lease(Standing.ENDED, askedNanos, begunNanos, errorNanos, endsNanos,
                Math.min(releasedNanos, nowNanos));
    }

    /// Ended by a node that was killed and has started again: what it did to the others goes on.
    Lease outlived() {
        return new Lease(Standing.ENDED, askedNanos, begunNanos, errorNanos, endsNanos, releasedNanos);
    }

    Lease refused() {
        return NONE;
    }

    /// Whether it may be held.
    boolean mayBeHeld() {
        return standing == Standing.UNKNOWN || standing == Standing.HELD;
    }

    /// When the fault took effect, or at the earliest.
    long triggerNanos() {
        return begunNanos.orElse(askedNanos);
    }
}
