package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import dev.baton.app.i18n.Texts;
import dev.baton.drill.DrillResult;

/// The outages of tests, one after the other, the earliest at the left, with a line at the limit. One that was longer is
/// another colour and rises over the line; one that measured nothing is a hollow foot.
final class GapSparkline extends Region {
    /// How many are drawn, the latest.
    static final int MOST = 200;
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
    private static final double HIGH = 64;
    private static final double WIDEST = 16;
    private static final double LEAST = 3;
    private static final double OVER = 1.15;

    private final List<Region> bars = new ArrayList<>();
    private final List<Long> gaps = new ArrayList<>();
    private final Region line = new Region();
    private final Label name = new Label();
    private final long limit;

    /// @param results in their order
    GapSparkline(Texts texts, List<DrillResult> results, long limitNanos) {
        limit = limitNanos;
        FailoverWords words = new FailoverWords(texts);
        getStyleClass().add("failover-sparkline");
        List<DrillResult> shown = results.subList(Math.max(0, results.size() - MOST), results.size());
        for (DrillResult result : shown) {
            Region bar = new Region();
            bar.getStyleClass().add("failover-spark");
            bar.setManaged(false);
            long gap = FailoverViewModel.gap(result).orElse(0);
            bar.pseudoClassStateChanged(BAD, gap > result.limitNanos());
            bar.pseudoClassStateChanged(NONE, result.measured().isEmpty());
            Tooltip.install(bar, new Tooltip(words.time(result.startMillis()) + "\n" + words.verdict(result.verdict())
                    + " · " + words.gap(FailoverViewModel.gap(result))));
            bars.add(bar);
            gaps.add(gap);
        }
        line.getStyleClass().add("failover-limit-line");
        line.setManaged(false);
        name.setText(texts.get("failover.limit.line", words.exact(limitNanos)));
        name.getStyleClass().addAll("failover-small", "muted");
        name.setManaged(false);
        getChildren().addAll(bars);
        getChildren().addAll(line, name);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.get("failover.sparkline", shown.size(), words.exact(limitNanos), String.join(", ",
                shown.stream().map(r -> words.gap(FailoverViewModel.gap(r))).toList())));
    }

    @Override
    protected double computePrefHeight(double width) {
        return HIGH;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HIGH;
    }

    @Override
    protected void layoutChildren() {
        long most = Math.max(1, Math.max(limit, gaps.stream().mapToLong(Long::longValue).max().orElse(0)));
        double perNano = HIGH / (most * OVER);
        double each = Math.min(WIDEST, getWidth() / Math.max(1, bars.size()));
        for (int i = 0; i < bars.size(); i++) {
            double high = Math.max(LEAST, gaps.get(i) * perNano);
            bars.get(i).resizeRelocate(i * each, HIGH - high, Math.max(1, each - 2), high);
        }
        double y = snapPositionY(HIGH - limit * perNano);
        line.resizeRelocate(0, y, getWidth(), 1);
        name.autosize();
        name.relocate(getWidth() - name.getWidth(), Math.min(HIGH - name.getHeight(), y + 1));
    }
}
