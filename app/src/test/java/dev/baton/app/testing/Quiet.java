package dev.baton.app.testing;

/// What tests of this module share besides the JavaFX thread: the machine. A test that measures less than a frame, or counts
/// threads, locks it for itself; one that runs in the background of others, because it waits for clocks most of the time, locks it for reading.
public final class Quiet {
    /// The place of such tests in the order of classes: behind the others, so that what runs in the background is over.
    public static final int LATE = Integer.MAX_VALUE;
    /// The name of the lock.
    public static final String MACHINE = "the machine";

    private Quiet() {}
}
