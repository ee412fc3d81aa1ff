package dev.baton.adapter.pcap;

/// A capture could not be opened or went wrong. The message is a sentence that says what to do.
public final class CaptureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CaptureException(String message) {
        super(message);
    }

    public CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
