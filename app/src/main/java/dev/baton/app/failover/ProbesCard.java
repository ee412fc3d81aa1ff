package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.Mark;
import dev.baton.drill.Marked;
import dev.baton.drill.Seen;
import dev.baton.drill.Strip;

/// The strips of the probes with who answers, and the same as a table.
final class ProbesCard extends VBox {
    /// The shortest stretch of time shown, so that a test that begins does not race over the screen.
    private static final long LEAST_NANOS = 8_000_000_000L;
    /// How much is shown around an outage, as a part of it, and at least.
    private static final long LEAST_AROUND_NANOS = 60_000_000L;

    private final Texts texts;
    private final StripChart chart;
    private final FlowPane legend = new FlowPane();
    private final ToggleButton close;
    private final ToggleButton table;
    private final SeenTable seen;
    private List<String> named = List.of();
    private Optional<Shown> shown = Optional.empty();

    private record Shown(List<Strip> strips, List<Marked> marks, DrillPlan plan, long nowNanos, List<Seen> seen) {}

    ProbesCard(Texts texts, Themes themes) {
        this.texts = texts;
        chart = new StripChart(texts, themes);
        seen = new SeenTable(texts);
        getStyleClass().add("failover-card");
        Label heading = new Label(texts.get("failover.probes"));
        heading.getStyleClass().add("failover-heading");
        close = toggle("failover-zoom", "failover.zoom");
        table = toggle("failover-as-table", "failover.as-table");
        legend.getStyleClass().add("failover-legend");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox top = new HBox(heading, between, close, table);
        top.getStyleClass().add("failover-line");
        top.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(top, legend, chart, seen);
        close.selectedProperty().subscribe(_ -> draw());
        table.selectedProperty().subscribe(_ -> draw());
    }

    private ToggleButton toggle(String id, String key) {
        ToggleButton button = new ToggleButton(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// Shows the probes so far.
    ///
    /// @param told what each vantage saw, once that is known
    void show(List<Strip> strips, List<Marked> marks, DrillPlan plan, long nowNanos, List<Seen> told) {
        shown = Optional.of(new Shown(strips, marks, plan, nowNanos, told));
        draw();
    }

    /// Whether the outage is shown closely, and not the whole test.
    void closely(boolean isClose) {
        close.setSelected(isClose);
    }

    private void draw() {
        shown.ifPresent(now -> {
            boolean isTable = table.isSelected();
            chart.setVisible(!isTable);
            chart.setManaged(!isTable);
            seen.setVisible(isTable);
            seen.setManaged(isTable);
            if (isTable) {
                seen.show(now.strips(), now.seen());
            }
            long first = now.strips().stream().filter(s -> !s.samples().isEmpty())
                    .mapToLong(s -> s.samples().getFirst().sentNanos()).min().orElse(now.nowNanos());
            long from = first;
            long to = Math.max(now.nowNanos(), first + LEAST_NANOS);
            Optional<Long> trigger = at(now, Mark.TRIGGER);
            if (close.isSelected() && trigger.isPresent()) {
                long end = now.marks().stream().mapToLong(Marked::atNanos).max().orElse(trigger.get());
                end = now.seen().stream().filter(s -> s.gapNanos() > 0).mapToLong(s -> s.atNanos() + s.gapNanos())
                        .reduce(end, Math::max);
                long around = Math.max(LEAST_AROUND_NANOS, (end - trigger.get()) / 3);
                from = trigger.get() - around;
                to = end + around;
            }
            chart.show(now.strips(), now.marks(), now.plan().holder().node(), now.plan().heir().node(), from, to);
            legend();
        });
    }

    private static Optional<Long> at(Shown now, Mark mark) {
        return now.marks().stream().filter(m -> m.mark() == mark).map(Marked::atNanos).findFirst();
    }

    private void legend() {
        List<String> nodes = chart.nodes();
        if (nodes.equals(named) && !legend.getChildren().isEmpty()) {
            return;
        }
        named = nodes;
        legend.getChildren().clear();
        for (int i = 0; i < nodes.size(); i++) {
            legend.getChildren().add(key(texts.get("failover.legend.node", nodes.get(i)), StripChart.style(i)));
        }
        legend.getChildren().add(key(texts.get("failover.legend.lost"), "failover-lost"));
    }

    private static Label key(String text, String style) {
        Region patch = new Region();
        patch.getStyleClass().addAll("failover-patch", style);
        Label label = new Label(text, patch);
        label.getStyleClass().add("failover-small");
        return label;
    }
}
