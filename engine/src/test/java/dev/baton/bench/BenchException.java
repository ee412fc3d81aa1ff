package dev.baton.bench;

import java.io.Serial;

/// A run that could not be measured. It is counted and told; the next one goes on.
final class BenchException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
