package dev.baton.app.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

import dev.baton.app.i18n.Texts;

/// How long until a node undoes a push by itself: a ring that runs empty around the seconds that are left. It shows
/// nothing until the node has said that it is armed.
final class CountdownRing extends StackPane {
    private static final double SIZE = 52;
    private static final double WIDTH = 5;
    private static final double TOP = 90;
    private static final double FULL = 360;
    private static final long SOON_SECONDS = 15;

    private final Arc arc = new Arc();
    private final Label label = new Label();
    private final Texts texts;

    CountdownRing(Texts texts) {
        this.texts = texts;
        getStyleClass().add("push-ring");
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        double radius = (SIZE - WIDTH) / 2;
        Circle track = new Circle(SIZE / 2, SIZE / 2, radius);
        track.getStyleClass().add("push-ring-track");
        track.setStrokeWidth(WIDTH);
        arc.setCenterX(SIZE / 2);
        arc.setCenterY(SIZE / 2);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setStartAngle(TOP);
        arc.setType(ArcType.OPEN);
        arc.setStrokeWidth(WIDTH);
        arc.getStyleClass().add("push-ring-arc");
        arc.setManaged(false);
        label.getStyleClass().add("push-ring-text");
        getChildren().addAll(track, arc, label);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// @param whole the time that a full ring stands for
    void show(Optional<Instant> deadline, Instant now, Duration whole) {
        setVisible(deadline.isPresent());
        deadline.ifPresent(then -> {
            long seconds = PushWords.secondsUntil(then, now);
            double share = Math.clamp(Duration.between(now, then).toMillis() / (double) whole.toMillis(), 0.0, 1.0);
            arc.setLength(FULL * share);
            label.setText(String.valueOf(seconds));
            getStyleClass().remove("soon");
            if (seconds <= SOON_SECONDS) {
                getStyleClass().add("soon");
            }
            setAccessibleText(texts.get("push.ring", seconds));
        });
    }
}
