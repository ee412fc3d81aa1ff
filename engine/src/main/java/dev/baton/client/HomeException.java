package dev.baton.client;

import java.io.Serial;

/// The files of this client cannot be read or written. The message says which, and what to do.
public final class HomeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public HomeException(String message) {
        super(message);
    }
}
