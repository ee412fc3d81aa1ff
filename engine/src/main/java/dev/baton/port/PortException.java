package dev.baton.port;

import java.io.Serial;

/// The machine refused: an address could not be set, a frame not sent, an entry not written. The message is a complete
/// sentence.
public final class PortException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public PortException(String message) {
        super(message);
    }

    public PortException(String message, Throwable cause) {
        super(message, cause);
    }
}
