package dev.baton.app.timeline;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;

/// A surface to draw on that has as many pixels as the zoom of the window asks for, so that text on it stays sharp. Who
/// draws and who points at it counts in the units of the layout. JavaFX thread.
final class SharpCanvas extends Region {
    /// More pixels a side are not taken: a picture of that size has to be held in memory.
    static final double MAX_PIXELS = 8_192;

    private final Canvas canvas = new Canvas();
    private final Scale back = new Scale();
    private double zoom = 1;

    SharpCanvas() {
        canvas.getTransforms().add(back);
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /// Whether it has other pixels than the zoom asks for.
    boolean isBlurred() {
        return wanted() != zoom;
    }

    private double wanted() {
        Transform onScreen = getLocalToSceneTransform();
        double most = MAX_PIXELS / Math.max(1, Math.max(getWidth(), getHeight()));
        return Math.clamp(onScreen.getMxx(), 1, Math.max(1, most));
    }

    /// Begins a drawing: what is drawn with this is in the units of the layout.
    GraphicsContext begin() {
        zoom = wanted();
        canvas.setWidth(Math.ceil(getWidth() * zoom));
        canvas.setHeight(Math.ceil(getHeight() * zoom));
        back.setX(1 / zoom);
        back.setY(1 / zoom);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(zoom, 0, 0, zoom, 0, 0);
        return g;
    }

    /// How many pixels there are to one unit.
    double zoom() {
        return zoom;
    }
}
