package dev.baton.app.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.HPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.history.Failover;
import dev.baton.history.Failover.Step;

/// Two take-overs on one scale that begins with the last advert of the master before: how long each step took, and by how
/// much they differ.
final class ComparePane {
    private static final double LANE = 30;
    private static final double BAR = 16;
    private static final double MARGIN = 12;
    private static final double AXIS = 22;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Texts texts;
    private final Themes themes;
    private final TimelineWords words;
    private final DrawnFonts fonts;
    private final GridPane figures = new GridPane();
    private final Label hint = new Label();
    private final Drawing drawing;
    private final ScrollPane scroll;
    private List<Failover> shown = List.of();

    /// @param close closes it
    ComparePane(Texts texts, Themes themes, TimelineWords words, Runnable close) {
        this.texts = texts;
        fonts = DrawnFonts.of(texts.locale());
        this.themes = themes;
        this.words = words;
        drawing = new Drawing();
        Label title = new Label(texts.get("timeline.compare.title"));
        title.getStyleClass().add("timeline-when");
        Button done = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        done.setId("compare-close");
        done.setAccessibleText(texts.get("timeline.compare.close"));
        done.setMinWidth(Region.USE_PREF_SIZE);
        done.getStyleClass().add("timeline-close");
        done.setOnAction(_ -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("muted");
        figures.getStyleClass().add("timeline-compare");
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        figures.getColumnConstraints().add(first);
        VBox pane = new VBox(new HBox(title, gap, done), hint, drawing, figures);
        pane.getStyleClass().add("timeline-instant");
        scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("timeline-instant-scroll");
    }

    Region view() {
        return scroll;
    }

    /// Shows one or two take-overs; with one, how to choose the other.
    void show(List<Failover> failovers) {
        shown = failovers;
        hint.setText(texts.get(failovers.size() < 2 ? "timeline.compare.choose" : "timeline.compare.text"));
        figures.getChildren().clear();
        figures.add(muted(texts.get("timeline.compare.step")), 0, 0);
        for (int i = 0; i < failovers.size(); i++) {
            right(strong(name(failovers.get(i))), i + 1, 0);
        }
        if (failovers.size() == 2) {
            right(muted(texts.get("timeline.compare.difference")), 3, 0);
        }
        int row = 1;
        for (Step step : Step.values()) {
            row(step, row++);
        }
        drawing.requestLayout();
        drawing.paint();
    }

    private void row(Step step, int row) {
        Label name = new Label(texts.get(key(step)));
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        figures.add(name, 0, row);
        for (int i = 0; i < shown.size(); i++) {
            OptionalLong after = shown.get(i).afterNanos(step);
            right(new Label(after.isPresent() ? millis(after.getAsLong(), false) : "–"), i + 1, row);
        }
        difference(step).ifPresent(nanos -> right(strong(millis(nanos, true)), 3, row));
    }

    private Optional<Long> difference(Step step) {
        if (shown.size() < 2 || shown.getFirst().afterNanos(step).isEmpty()
                || shown.getLast().afterNanos(step).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(shown.getLast().afterNanos(step).getAsLong()
                - shown.getFirst().afterNanos(step).getAsLong());
    }

    private static String key(Step step) {
        return "timeline.compare.step." + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// "n2 · VRID 51 · 41.247 s".
    private String name(Failover failover) {
        return texts.get("timeline.compare.name", failover.node(), words.name(failover.key()),
                words.time(failover.zeroNanos()));
    }

    private String millis(long nanos, boolean isSigned) {
        return texts.get("timeline.compare.millis", String.format(texts.locale(), isSigned ? "%+,.1f" : "%,.1f",
                nanos / NANOS_PER_MILLI));
    }

    private void right(Label label, int column, int row) {
        GridPane.setHalignment(label, HPos.RIGHT);
        label.setMinWidth(Region.USE_PREF_SIZE);
        figures.add(label, column, row);
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label strong(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("timeline-node-name");
        return label;
    }

    /// The lanes, one for each take-over; the figures below say the same.
    private final class Drawing extends Region {
        private final SharpCanvas canvas = new SharpCanvas();

        Drawing() {
            getChildren().add(canvas);
            setMinHeight(2 * LANE + AXIS);
            setPrefHeight(2 * LANE + AXIS);
            setAccessibleText(texts.get("timeline.compare.title"));
        }

        @Override
        protected void layoutChildren() {
            canvas.resize(getWidth(), getHeight());
            paint();
        }

        void paint() {
            if (getWidth() < 2 * MARGIN) {
                return;
            }
            GraphicsContext g = canvas.begin();
            Palette colours = Palette.of(themes.tokens());
            g.setFill(colours.window());
            g.fillRect(0, 0, getWidth(), getHeight());
            long longest = shown.stream().mapToLong(Failover::nanos).max().orElse(1);
            double scale = (getWidth() - 2 * MARGIN) / Math.max(1, longest);
            g.setFont(fonts.small());
            for (int i = 0; i < shown.size(); i++) {
                lane(g, colours, shown.get(i), i * LANE + (LANE - BAR) / 2, scale);
            }
            axis(g, colours, longest, scale);
        }

        private void lane(GraphicsContext g, Palette colours, Failover failover, double top, double scale) {
            long from = 0;
            for (Step step : Step.values()) {
                OptionalLong after = failover.afterNanos(step);
                if (after.isPresent() && step != Step.LAST_ADVERT) {
                    double x = MARGIN + from * scale;
                    g.setFill(colour(colours, step));
                    g.fillRect(x, top, Math.max(2, (after.getAsLong() - from) * scale), BAR);
                    from = Math.max(from, after.getAsLong());
                }
            }
            OptionalLong master = failover.afterNanos(Step.MASTER);
            if (master.isPresent()) {
                double x = MARGIN + master.getAsLong() * scale;
                g.setFill(colours.master());
                g.fillPolygon(new double[]{x - 5, x + 5, x}, new double[]{top - 6, top - 6, top}, 3);
            }
        }

        private Color colour(Palette colours, Step step) {
            return switch (step) {
                case LAST_ADVERT, TIMER -> colours.absent();
                case MASTER -> colours.fault();
                case ADVERT, ANNOUNCED -> colours.master();
            };
        }

        private void axis(GraphicsContext g, Palette colours, long longest, double scale) {
            double base = 2 * LANE + AXIS - 6;
            g.setFill(colours.muted());
            g.fillText("0", MARGIN, base);
            String end = millis(longest, false);
            g.fillText(end, MARGIN + longest * scale - TextWidth.of(end, fonts.small()), base);
        }
    }
}
