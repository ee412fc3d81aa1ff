package dev.baton.port;

import java.time.Instant;

/// The two clocks of a node. The election reads only the first: a wall clock that is stepped must not move an address.
public interface Clock {
    /// Nanoseconds that never run backwards, from an arbitrary start.
    long nowNanos();

    /// The date and time as the machine believes them; for records that people read, never for a timer.
    Instant wall();
}
