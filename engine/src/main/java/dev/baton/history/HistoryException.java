package dev.baton.history;

/// The history cannot be read or written. The message says why and what to do.
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HistoryException(String message) {
        super(message);
    }

    public HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
