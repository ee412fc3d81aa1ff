package dev.baton.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where everything in the drawing of a segment is: boxes in order of priority from the left, each with a stub down to
/// the bus. Nodes that do not fit beside each other continue on a further lane; lanes are joined by a trunk at the left.
/// All numbers are pixels from the top left corner.
///
/// @param size   how much a box can show
/// @param slots  one for each node
/// @param lanes  the y of each lane's bus
/// @param trunkX where the lanes are joined and every bus begins
/// @param endX   where every bus ends
/// @param height the height of the whole drawing
/// @param hidden how many nodes there was no room for, at the end of a row
public record SegmentLayout(Size size, List<Slot> slots, List<Double> lanes, double trunkX, double endX,
        double height, int hidden) {
    /// Beyond this a segment shows how many more there are in its table only.
    public static final int MAX_NODES = 255;

    /// Room for the count of those that are left out of a row.
    static final double MORE_WIDTH = 40;

    public SegmentLayout {
        slots = List.copyOf(slots);
        lanes = List.copyOf(lanes);
    }

    /// How much a box can show, and the measures that follow from it.
    public enum Size {
        /// Name, state, priority and since when.
        FULL(200, 304, 24, 96, 40, 36),
        /// Name and priority on two lines.
        SMALL(104, 148, 12, 52, 32, 24),
        /// Name and priority on one line, for a row in a list.
        ROW(84, 128, 8, 24, 0, 14);

        final double minWidth;
        final double maxWidth;
        final double gap;
        final double boxHeight;
        final double chipSpace;
        final double stub;

        Size(double minWidth, double maxWidth, double gap, double boxHeight, double chipSpace, double stub) {
            this.minWidth = minWidth;
            this.maxWidth = maxWidth;
            this.gap = gap;
            this.boxHeight = boxHeight;
            this.chipSpace = chipSpace;
            this.stub = stub;
        }

        /// How high a box is where its fonts are not known yet.
        double boxHeight() {
            return boxHeight;
        }

        /// Room under the bus, so that a pulse on it is not cut.
        double under() {
            return this == ROW ? 4 : 8;
        }

        private int perLane(double width) {
            return Math.max(1, (int) ((width + gap) / (minWidth + gap)));
        }
    }

    /// A node's place.
    ///
    /// @param lane  which bus it is on
    /// @param x     left edge of its box
    /// @param y     top edge of its box
    /// @param width its box
    /// @param height its box
    public record Slot(int lane, double x, double y, double width, double height) {
        /// Where the stub leaves the box.
        public double portX() {
            return Math.rint(x + width / 2);
        }

        /// The lower edge, where the stub begins.
        public double portY() {
            return y + height;
        }
    }

    /// The layout of `count` nodes in a card of this width: full boxes if they fit beside each other, else small ones.
    public static SegmentLayout card(double width, int count) {
        return card(width, count, Size::boxHeight);
    }

    /// The same with boxes as high as their fonts need.
    ///
    /// @param boxHeight the height of a box of a size, in pixels
    static SegmentLayout card(double width, int count, ToDoubleFunction<Size> boxHeight) {
        Size size = count <= Size.FULL.perLane(width) ? Size.FULL : Size.SMALL;
        return of(size, width, count, Math.max(size.boxHeight, boxHeight.applyAsDouble(size)));
    }

    /// The layout of `count` nodes in a row of a list, all on one lane; those that do not fit are left out.
    public static SegmentLayout row(double width, int count) {
        int room = Size.ROW.perLane(width);
        int shown = count <= room ? count : Math.max(1, room - 1);
        return of(Size.ROW, shown < count ? width - MORE_WIDTH : width, shown, Size.ROW.boxHeight)
                .hiding(count - shown);
    }

    private static SegmentLayout of(Size size, double width, int count, double boxHeight) {
        int shown = Math.min(count, MAX_NODES);
        int perLane = Math.max(1, Math.min(size.perLane(width), shown));
        int laneCount = Math.max(1, (shown + perLane - 1) / perLane);
        double pitch = width / perLane;
        double boxWidth = Math.floor(Math.clamp(pitch - size.gap, size.minWidth, size.maxWidth));
        double laneHeight = size.chipSpace + boxHeight + size.stub + size.under();
        List<Slot> slots = new ArrayList<>();
        List<Double> lanes = new ArrayList<>();
        for (int lane = 0; lane < laneCount; lane++) {
            double top = lane * laneHeight + size.chipSpace;
            for (int i = lane * perLane; i < Math.min(shown, (lane + 1) * perLane); i++) {
                double centre = pitch * (i - lane * perLane + 0.5);
                slots.add(new Slot(lane, Math.rint(centre - boxWidth / 2), top, boxWidth, boxHeight));
            }
            lanes.add(top + boxHeight + size.stub);
        }
        return new SegmentLayout(size, slots, lanes, 2, width - 2, laneCount * laneHeight,
                Math.max(0, count - shown));
    }

    private SegmentLayout hiding(int more) {
        return new SegmentLayout(size, slots, lanes, trunkX, endX, height, more);
    }

    /// The length of the stub from a box to its bus.
    public double stub() {
        return size.stub;
    }

    /// The length of wire from the box of `from` to where the stub of `to` leaves the bus.
    public double distance(int from, int to) {
        Slot a = slots.get(from);
        Slot b = slots.get(to);
        if (a.lane() == b.lane()) {
            return stub() + Math.abs(a.portX() - b.portX());
        }
        return stub() + (a.portX() - trunkX) + Math.abs(lanes.get(a.lane()) - lanes.get(b.lane()))
                + (b.portX() - trunkX);
    }

    /// The length of wire from the box of `from` to the farthest end of the bus.
    public double reach(int from) {
        Slot a = slots.get(from);
        double farthest = stub() + Math.max(a.portX() - trunkX, endX - a.portX());
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lane != a.lane()) {
                farthest = Math.max(farthest, stub() + (a.portX() - trunkX)
                        + Math.abs(lanes.get(a.lane()) - lanes.get(lane)) + (endX - trunkX));
            }
        }
        return farthest;
    }
}
