package dev.baton.app.lab;

import java.util.OptionalLong;

/// A clock that counts all the virtual time that was run, over every run of the lab, and that goes on with the wall clock
/// once the lab has ended: who waits for it never waits for ever.
///
/// @param elapsedNanos what was run
/// @param offsetNanos  what the time of the run of now is behind that
/// @param endedNanos   the wall clock when the lab ended
record LabClock(long elapsedNanos, long offsetNanos, OptionalLong endedNanos) {
    static LabClock of(long labNanos) {
        return new LabClock(labNanos, 0, OptionalLong.empty());
    }

    /// Another run has begun.
    LabClock again(long labNanos) {
        return new LabClock(elapsedNanos, elapsedNanos - labNanos, endedNanos);
    }

    LabClock ran(long nanos) {
        return new LabClock(elapsedNanos + nanos, offsetNanos, endedNanos);
    }

    LabClock ended(long wallNanos) {
        return new LabClock(elapsedNanos, offsetNanos, OptionalLong.of(endedNanos.orElse(wallNanos)));
    }

    long nowNanos(long wallNanos) {
        return elapsedNanos + (endedNanos.isPresent() ? wallNanos - endedNanos.getAsLong() : 0);
    }
}
