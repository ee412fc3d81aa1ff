package dev.baton.app.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/// A ring that runs empty around the seconds that are left. Nothing is shown until there are some.
public final class Ring extends StackPane {
    private static final double TOP = 90;
    private static final double FULL = 360;

    private final Arc arc = new Arc();
    private final Label label = new Label();

    /// @param style the style class; its parts are styled by it with `-track`, `-arc` and `-text` behind
    /// @param size  across, in pixels
    /// @param width of its line
    public Ring(String style, double size, double width) {
        getStyleClass().add(style);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        double radius = (size - width) / 2;
        Circle track = new Circle(size / 2, size / 2, radius);
        track.getStyleClass().add(style + "-track");
        track.setStrokeWidth(width);
        arc.setCenterX(size / 2);
        arc.setCenterY(size / 2);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setStartAngle(TOP);
        arc.setType(ArcType.OPEN);
        arc.setStrokeWidth(width);
        arc.getStyleClass().add(style + "-arc");
        arc.setManaged(false);
        label.getStyleClass().add(style + "-text");
        getChildren().addAll(track, arc, label);
        setAccessibleRole(AccessibleRole.TEXT);
        setVisible(false);
    }

    /// Shows what is left.
    ///
    /// @param seconds what stands in the middle
    /// @param share   of the whole, 0..1
    /// @param told    that in words
    public void show(long seconds, double share, String told) {
        setVisible(true);
        arc.setLength(FULL * Math.clamp(share, 0.0, 1.0));
        label.setText(String.valueOf(seconds));
        setAccessibleText(told);
    }

    /// Shows nothing.
    public void clear() {
        setVisible(false);
    }
}
