package dev.baton.trust;

import java.io.Serial;

/// What was given as a pairing code is none. The message says what is wrong with it and what to do, and repeats no secret.
public final class BadCode extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BadCode(String message) {
        super(message);
    }
}
