package dev.baton.app.fx;

import java.util.Arrays;

/// Records the intervals between frames. Pauses, when nothing was animated, do not count as long frames. Used on the
/// JavaFX thread only.
public final class FrameRecorder {
    /// How many intervals the window holds: ten seconds at 60 fps.
    public static final int WINDOW = 600;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long UNSET = Long.MIN_VALUE;

    private final long[] intervals = new long[WINDOW];
    private long count;
    private long worst;
    private long last = UNSET;

    /// A frame is drawn at `nowNanos`.
    public void frame(long nowNanos) {
        if (last != UNSET) {
            long interval = nowNanos - last;
            intervals[(int) (count % WINDOW)] = interval;
            count++;
            worst = Math.max(worst, interval);
        }
        last = nowNanos;
    }

    /// No more frames are asked for; the next one begins a new series.
    public void pause() {
        last = UNSET;
    }

    /// Forgets everything, so that a measurement can begin.
    public void reset() {
        count = 0;
        worst = 0;
        last = UNSET;
    }

    /// The figures now.
    public FrameStats snapshot() {
        int size = (int) Math.min(count, WINDOW);
        if (size == 0) {
            return FrameStats.NONE;
        }
        long[] sorted = Arrays.copyOf(intervals, size);
        Arrays.sort(sorted);
        double fps = size * NANOS_PER_SECOND / Arrays.stream(sorted).sum();
        return new FrameStats(count, fps, at(sorted, 50), at(sorted, 95), sorted[size - 1], worst);
    }

    private static long at(long[] sorted, int percent) {
        return sorted[Math.clamp((long) Math.ceil(sorted.length * percent / 100.0) - 1, 0, sorted.length - 1)];
    }
}
