package dev.baton.app.tour;

/// The tour cannot go on. The message says why, as a complete sentence.
final class TourException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TourException(String message) {
        super(message);
    }

    TourException(String message, Throwable cause) {
        super(message, cause);
    }
}
