package dev.baton.cli;

import java.io.Serial;

/// What was asked is right but cannot be done here. The message says why and what to do, in whole sentences; the exit
/// status is 3.
final class CannotDo extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CannotDo(String message) {
        super(message);
    }
}
