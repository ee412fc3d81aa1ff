package dev.baton.app.fx;

/// How even the frames were over the recorder's window.
///
/// @param count     intervals since the recorder was reset
/// @param fps       frames a second over the window; 0 before the second frame
/// @param p50Nanos  median interval between frames
/// @param p95Nanos  the interval that 95 of 100 keep
/// @param maxNanos  longest interval in the window
/// @param worstNanos longest interval since the reset
public record FrameStats(long count, double fps, long p50Nanos, long p95Nanos, long maxNanos, long worstNanos) {
    /// Nothing recorded.
    public static final FrameStats NONE = new FrameStats(0, 0, 0, 0, 0, 0);
}
