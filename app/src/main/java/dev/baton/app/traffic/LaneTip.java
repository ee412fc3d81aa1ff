package dev.baton.app.traffic;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The read-out over the lanes: what is under the pointer, or what is selected. Takes no clicks away.
final class LaneTip extends VBox {
    private static final double GAP = 14;

    LaneTip() {
        getStyleClass().add("lane-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /// Shows lines beside a place, on the side where there is room for them.
    ///
    /// @param width  of the room
    /// @param height of the room
    void show(List<String> lines, double x, double y, double width, double height) {
        while (getChildren().size() < lines.size()) {
            Label label = new Label();
            label.getStyleClass().add(getChildren().isEmpty() ? "lane-tip-title" : "lane-tip-line");
            getChildren().add(label);
        }
        getChildren().remove(lines.size(), getChildren().size());
        for (int i = 0; i < lines.size(); i++) {
            ((Label) getChildren().get(i)).setText(lines.get(i));
        }
        setVisible(true);
        applyCss();
        place(x, y, width, height);
    }

    /// Moves it, with what it shows.
    void place(double x, double y, double width, double height) {
        double wide = Math.min(prefWidth(-1), width);
        double high = prefHeight(-1);
        double left = x + GAP + wide <= width ? x + GAP : Math.max(0, x - GAP - wide);
        double top = Math.clamp(y + GAP, 0, Math.max(0, height - high));
        resizeRelocate(left, top, wide, high);
    }

    /// What it tells; empty while it is not shown.
    String text() {
        return isVisible()
                ? String.join("\n", getChildren().stream().map(line -> ((Label) line).getText()).toList())
                : "";
    }

    void hide() {
        setVisible(false);
    }
}
