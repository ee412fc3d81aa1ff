package dev.baton.app.timeline;

/// The stretch of time that is shown.
///
/// @param fromNanos its beginning
/// @param toNanos   its end, later
record Range(long fromNanos, long toNanos) {
    /// The shortest and the longest stretch.
    static final long SHORTEST_NANOS = 10_000_000L;
    static final long LONGEST_NANOS = 400L * 86_400 * 1_000_000_000L;

    Range {
        toNanos = Math.max(toNanos, fromNanos + 1);
    }

    long nanos() {
        return toNanos - fromNanos;
    }

    boolean contains(long atNanos) {
        return atNanos >= fromNanos && atNanos <= toNanos;
    }

    /// Where an instant is on a drawing of this width.
    double x(long atNanos, double width) {
        return (atNanos - fromNanos) / (double) nanos() * width;
    }

    /// Which instant is at a place of such a drawing.
    long at(double x, double width) {
        return fromNanos + Math.round(x / Math.max(1, width) * nanos());
    }

    Range moved(long nanos) {
        return new Range(fromNanos + nanos, toNanos + nanos);
    }

    /// The same end with another length.
    Range endingAt(long end, long nanos) {
        return new Range(end - nanos, end);
    }

    /// Made longer by `factor` (shorter below 1); `pivot` stays where it is.
    Range zoomed(double factor, long pivot) {
        long length = Math.clamp(Math.round(nanos() * factor), SHORTEST_NANOS, LONGEST_NANOS);
        double before = (pivot - fromNanos) / (double) nanos();
        long from = pivot - Math.round(before * length);
        return new Range(from, from + length);
    }
}
