package dev.baton.app.failover;

import java.util.OptionalLong;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

import dev.baton.app.i18n.Texts;

/// How long a node still holds the fault: a ring that runs empty around the seconds that are left. Nothing is shown while
/// none is held.
final class LeaseRing extends StackPane {
    private static final double SIZE = 64;
    private static final double WIDTH = 6;
    private static final double TOP = 90;
    private static final double FULL = 360;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Arc arc = new Arc();
    private final Label label = new Label();
    private final Texts texts;

    LeaseRing(Texts texts) {
        this.texts = texts;
        getStyleClass().add("failover-ring");
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        double radius = (SIZE - WIDTH) / 2;
        Circle track = new Circle(SIZE / 2, SIZE / 2, radius);
        track.getStyleClass().add("failover-ring-track");
        track.setStrokeWidth(WIDTH);
        arc.setCenterX(SIZE / 2);
        arc.setCenterY(SIZE / 2);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setStartAngle(TOP);
        arc.setType(ArcType.OPEN);
        arc.setStrokeWidth(WIDTH);
        arc.getStyleClass().add("failover-ring-arc");
        arc.setManaged(false);
        label.getStyleClass().add("failover-ring-text");
        getChildren().addAll(track, arc, label);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// @param left  how long it is held yet; empty: it is not
    /// @param whole the time that a full ring stands for
    void show(OptionalLong left, long whole) {
        setVisible(left.isPresent());
        if (left.isPresent()) {
            long nanos = Math.max(0, left.getAsLong());
            arc.setLength(FULL * Math.clamp(nanos / (double) Math.max(1, whole), 0.0, 1.0));
            long seconds = (long) Math.ceil(nanos / NANOS_PER_SECOND);
            label.setText(String.valueOf(seconds));
            setAccessibleText(texts.get("failover.ring", seconds));
        }
    }
}
