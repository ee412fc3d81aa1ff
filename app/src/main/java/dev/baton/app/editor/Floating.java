package dev.baton.app.editor;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// What floats above the text: at most one thing at a time, below the place that it is about, or above it where there is
/// more room.
final class Floating {
    private static final double GAP = 2;
    private static final double EDGE = 6;

    private final Pane layer = new Pane();
    private Optional<Region> shown = Optional.empty();

    Floating() {
        layer.setPickOnBounds(false);
        layer.setMinSize(0, 0);
        layer.setManaged(true);
    }

    Region layer() {
        return layer;
    }

    /// Shows something.
    ///
    /// @param place what it is about, on the screen
    void show(Region content, Bounds place) {
        hide();
        layer.getChildren().setAll(content);
        shown = Optional.of(content);
        Bounds at = layer.screenToLocal(place);
        content.setMaxSize(Math.max(0, layer.getWidth() - 2 * EDGE), Math.max(0, layer.getHeight() - 2 * EDGE));
        content.applyCss();
        content.autosize();
        double width = content.getWidth();
        double height = content.getHeight();
        double below = layer.getHeight() - at.getMaxY();
        boolean isAbove = below < height + EDGE && at.getMinY() > below;
        double y = isAbove ? at.getMinY() - height - GAP : at.getMaxY() + GAP;
        content.relocate(Math.clamp(at.getMinX(), EDGE, Math.max(EDGE, layer.getWidth() - width - EDGE)),
                Math.clamp(y, EDGE, Math.max(EDGE, layer.getHeight() - height - EDGE)));
    }

    boolean isShown(Region content) {
        return shown.filter(content::equals).isPresent();
    }

    void hide() {
        layer.getChildren().clear();
        shown = Optional.empty();
    }

    void hide(Region content) {
        if (isShown(content)) {
            hide();
        }
    }
}
