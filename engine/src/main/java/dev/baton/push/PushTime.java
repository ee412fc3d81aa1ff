package dev.baton.push;

import java.time.Instant;

/// The time of whoever pushes.
public interface PushTime {
    /// A clock that never runs backwards.
    long nowNanos();

    /// The date and time.
    Instant wall();

    /// Waits.
    ///
    /// @return whether somebody has asked for the end meanwhile
    boolean sleep(long nanos);
}
