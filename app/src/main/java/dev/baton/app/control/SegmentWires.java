package dev.baton.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.Line;

/// The lines of a segment: the bus, in lanes where the nodes are many, and a stub from each node to it.
final class SegmentWires {
    private final List<Line> lines = new ArrayList<>();

    private SegmentWires() {}

    static List<Line> of(SegmentLayout layout) {
        SegmentWires wires = new SegmentWires();
        for (double y : layout.lanes()) {
            wires.line("bus", layout.trunkX(), y, layout.endX(), y);
        }
        if (layout.lanes().size() > 1) {
            wires.line("bus", layout.trunkX(), layout.lanes().getFirst(), layout.trunkX(), layout.lanes().getLast());
        }
        for (SegmentLayout.Slot slot : layout.slots()) {
            wires.line("stub", slot.portX(), slot.portY(), slot.portX(), layout.lanes().get(slot.lane()));
        }
        return wires.lines;
    }

    private void line(String styleClass, double x1, double y1, double x2, double y2) {
        Line line = new Line(x1, y1, x2, y2);
        line.getStyleClass().addAll("wire", styleClass);
        line.setManaged(false);
        line.setMouseTransparent(true);
        lines.add(line);
    }
}
