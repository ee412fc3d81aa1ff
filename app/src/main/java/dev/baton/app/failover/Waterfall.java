package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.i18n.Texts;

/// What an outage is made up of: for each stretch the expected one hollow, above the measured one, filled; both begin
/// where the stretch before ended.
final class Waterfall extends VBox {
    private final Texts texts;
    private final FailoverWords words;
    private List<WaterfallRow> shown = List.of();

    Waterfall(Texts texts) {
        this.texts = texts;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-waterfall");
        setMinHeight(USE_PREF_SIZE);
    }

    void show(List<WaterfallRow> rows) {
        if (rows.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = rows;
        long end = Math.max(1, WaterfallRow.endNanos(rows));
        getChildren().setAll(rows.stream().map(row -> line(row, end)).toList());
        if (rows.isEmpty()) {
            Label none = new Label(texts.get("failover.waterfall.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            getChildren().add(none);
        }
    }

    private HBox line(WaterfallRow row, long end) {
        Label name = new Label(words.until(row.until()));
        name.getStyleClass().add("failover-phase");
        Bars bars = new Bars(row, end);
        HBox.setHgrow(bars, Priority.ALWAYS);
        HBox line = new HBox(name, bars);
        line.getStyleClass().add("failover-row");
        line.setFocusTraversable(true);
        line.setAccessibleText(texts.get("failover.waterfall.told", words.until(row.until()), figure(row.expected()),
                figure(row.measured())) + " " + texts.said(row.why()));
        if (!row.why().isEmpty()) {
            Tooltip.install(line, new Tooltip(texts.said(row.why())));
        }
        return line;
    }

    private String figure(Optional<WaterfallRow.Bar> bar) {
        return bar.map(this::told).orElse(texts.get("failover.unknown"));
    }

    private String told(WaterfallRow.Bar bar) {
        return bar.errorNanos() == 0
                ? words.exact(bar.nanos())
                : words.exact(bar.nanos()) + " " + texts.get("failover.error", words.exact(bar.errorNanos()));
    }

    /// The two bars of a row.
    private final class Bars extends Region {
        private static final double HIGH = 11;
        private static final double BETWEEN = 2;
        private static final double LABELS = 150;
        private static final double SPACE = 6;
        private static final double LEAST = 3;

        private record Piece(WaterfallRow.Bar bar, Region region, Label label, double y) {}

        private final List<Piece> pieces = new ArrayList<>();
        private final long end;

        Bars(WaterfallRow row, long end) {
            this.end = end;
            getStyleClass().add("failover-bars");
            row.expected().ifPresent(bar -> add(bar, "failover-expected", 0));
            row.measured().ifPresent(bar -> add(bar, "failover-measured", HIGH + BETWEEN));
        }

        private void add(WaterfallRow.Bar bar, String style, double y) {
            Region region = new Region();
            region.getStyleClass().add(style);
            region.setManaged(false);
            Label label = new Label(told(bar));
            label.getStyleClass().addAll("failover-bar-label", style + "-label");
            label.setManaged(false);
            pieces.add(new Piece(bar, region, label, y));
            getChildren().addAll(region, label);
        }

        @Override
        protected double computePrefHeight(double width) {
            return 2 * HIGH + BETWEEN;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            double room = Math.max(1, getWidth() - LABELS);
            for (Piece piece : pieces) {
                double x = piece.bar().fromNanos() / (double) end * room;
                double wide = Math.max(LEAST, piece.bar().nanos() / (double) end * room);
                piece.region().resizeRelocate(snapPositionX(x), piece.y(), snapSizeX(wide), HIGH);
                piece.label().autosize();
                piece.label().relocate(snapPositionX(x + wide + SPACE),
                        piece.y() + (HIGH - piece.label().getHeight()) / 2);
            }
        }
    }
}
