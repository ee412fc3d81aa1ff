package dev.baton.adapter.sim;

import java.io.Serial;

/// Something that was asked of a lab cannot be done. The message is a complete sentence: what is wrong and what to do.
public final class LabException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }
}
