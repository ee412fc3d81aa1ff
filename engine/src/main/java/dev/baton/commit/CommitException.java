package dev.baton.commit;

import java.io.Serial;

/// A node whose configurations cannot be looked after: it must not start like this. The message says what to do.
public final class CommitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    CommitException(String message) {
        super(message);
    }
}
