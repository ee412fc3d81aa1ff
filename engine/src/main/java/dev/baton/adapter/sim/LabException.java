package dev.baton.adapter.sim;

import java.io.Serial;
import java.util.OptionalInt;

/// Something that was asked of a lab cannot be done. The message is a complete sentence: what is wrong and what to do.
public final class LabException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int column;

    public LabException(String message) {
        super(message);
        this.column = 0;
    }

    /// @param column where in a text the problem is, counted from 1
    LabException(int column, String message) {
        super(message);
        this.column = column;
    }

    /// Where in the text that was read the problem is, counted from 1; empty if it is not about a text.
    public OptionalInt column() {
        return column > 0 ? OptionalInt.of(column) : OptionalInt.empty();
    }
}
