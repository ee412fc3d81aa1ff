package dev.baton.commit;

import java.util.concurrent.locks.LockSupport;

/// Lets time pass on the calling thread, while the routers settle.
@FunctionalInterface
public interface Pause {
    /// The real one. An interrupt shortens it.
    Pause REAL = LockSupport::parkNanos;

    /// Returns after about that long.
    void nanos(long nanos);
}
