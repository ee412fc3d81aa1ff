package dev.baton.agent;

import java.io.Serial;

/// An agent cannot be started as it is set up. The message says why and what to do, in whole sentences.
public final class AgentException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AgentException(String message) {
        super(message);
    }

    AgentException(String message, Throwable cause) {
        super(message, cause);
    }
}
