package dev.baton.failover.report;

import java.io.Serial;

/// A report cannot be written or read. The message says which, why, and what to do.
public final class ReportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
