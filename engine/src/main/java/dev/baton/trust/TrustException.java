package dev.baton.trust;

import java.io.Serial;

/// Something that trust rests on cannot be read, written or made. The message says what to do, in whole sentences; it
/// never holds a secret.
public final class TrustException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public TrustException(String message) {
        super(message);
    }

    public TrustException(String message, Throwable cause) {
        super(message, cause);
    }
}
