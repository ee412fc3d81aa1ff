package dev.baton.cli;

import java.io.Serial;

/// The command line asks for something that does not exist or cannot be meant. The message says what is wrong and what
/// to do, in whole sentences; the exit status is 2.
final class WrongUsage extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
