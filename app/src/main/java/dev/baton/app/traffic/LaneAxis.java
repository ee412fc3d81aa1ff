package dev.baton.app.traffic;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;

/// The time below the lanes, told back from the right end: what is `now` there depends on the source. Changes only with
/// the stretch shown and its width.
final class LaneAxis extends Pane {
    private static final double FEWEST_PIXELS = 90;
    private static final int MOST_LABELS = 40;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long[] STEPS = {MILLI, 2 * MILLI, 5 * MILLI, 10 * MILLI, 20 * MILLI, 50 * MILLI, 100 * MILLI,
            200 * MILLI, 500 * MILLI, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND, 60 * SECOND,
            300 * SECOND, 900 * SECOND, 3_600 * SECOND, 21_600 * SECOND, 86_400 * SECOND};

    private final Texts texts;
    private final Durations durations;
    private long spanNanos;
    private int pixels;

    LaneAxis(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        getStyleClass().add("lane-axis");
    }

    void show(long span, int wide) {
        if (span == spanNanos && wide == pixels) {
            return;
        }
        spanNanos = span;
        pixels = wide;
        double pixelsPerNano = wide / (double) span;
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = STEPS[i] * pixelsPerNano >= FEWEST_PIXELS ? STEPS[i] : step;
        }
        int count = (int) Math.min(span / step, MOST_LABELS);
        while (getChildren().size() < count + 1) {
            Label label = new Label();
            label.getStyleClass().add("lane-time");
            label.setAlignment(Pos.CENTER);
            label.setPrefWidth(FEWEST_PIXELS);
            getChildren().add(label);
        }
        for (int i = 0; i < getChildren().size(); i++) {
            Label label = (Label) getChildren().get(i);
            double x = wide - i * step * pixelsPerNano - FEWEST_PIXELS / 2;
            label.setVisible(i <= count && x >= 0);
            label.setText(i == 0 || i > count ? "" : texts.get("traffic.lanes.before", durations.exact(i * step)));
            label.relocate(x, 2);
        }
    }
}
