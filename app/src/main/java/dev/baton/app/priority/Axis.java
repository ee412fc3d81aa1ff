package dev.baton.app.priority;

import java.util.List;

/// Where priorities are drawn: 1..254 along a line, and 255, the owner's, apart at its end.
///
/// @param x     where it begins
/// @param width how long it is, the owner's place included
record Axis(double x, double width) {
    /// Where lines are drawn.
    static final List<Integer> MARKS = List.of(Thumb.MIN, 50, 100, 150, 200, Thumb.MAX);
    private static final double OWNER_GAP = 26;

    private double step() {
        return Math.max(0, width - OWNER_GAP) / (Thumb.MAX - Thumb.MIN);
    }

    /// The middle of a priority.
    double at(int priority) {
        return priority == Thumb.OWNER ? x + width : x + (priority - Thumb.MIN) * step();
    }

    /// The priority nearest to a place, of those that can be dragged to.
    int priorityAt(double place) {
        double step = step();
        return step == 0 ? Thumb.MIN : Math.clamp(Math.round((place - x) / step) + Thumb.MIN, Thumb.MIN, Thumb.MAX);
    }
}
