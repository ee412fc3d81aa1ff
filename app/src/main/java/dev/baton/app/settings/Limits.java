package dev.baton.app.settings;

/// The limits that a user has set for what the window does and judges.
///
/// @param undoSeconds  how long a push waits to be confirmed before nodes undo it, 30..3,600
/// @param outageMillis how long an outage may be before it is called too long, 1..600,000
public record Limits(int undoSeconds, int outageMillis) {
    public static final int MIN_UNDO_SECONDS = 30;
    public static final int MAX_UNDO_SECONDS = 3_600;
    public static final int MIN_OUTAGE_MILLIS = 1;
    public static final int MAX_OUTAGE_MILLIS = 600_000;
    public static final Limits DEFAULT = new Limits(120, 1_000);

    /// Values beyond the bounds are brought within them.
    public Limits {
        undoSeconds = Math.clamp(undoSeconds, MIN_UNDO_SECONDS, MAX_UNDO_SECONDS);
        outageMillis = Math.clamp(outageMillis, MIN_OUTAGE_MILLIS, MAX_OUTAGE_MILLIS);
    }
}
