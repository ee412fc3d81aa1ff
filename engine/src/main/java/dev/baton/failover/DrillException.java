package dev.baton.failover;

import java.io.Serial;

/// A test cannot be run, or what is kept of tests cannot be read or written. The message says why and what to do.
public final class DrillException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// @param message whole sentences
    public DrillException(String message) {
        super(message);
    }
}
