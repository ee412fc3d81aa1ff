package dev.baton.dissect;

/// A filter expression that makes no sense. The message is a sentence that says what to do.
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;

    FilterException(int column, String message) {
        super(message);
        this.column = column;
    }

    /// Where in the expression, counted from 1.
    public int column() {
        return column;
    }
}
