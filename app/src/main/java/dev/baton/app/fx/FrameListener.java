package dev.baton.app.fx;

/// Told of each frame while it listens.
@FunctionalInterface
public interface FrameListener {
    /// A frame is about to be drawn.
    ///
    /// @param nowNanos the time of the frame, on the clock of `System.nanoTime`
    void frame(long nowNanos);
}
