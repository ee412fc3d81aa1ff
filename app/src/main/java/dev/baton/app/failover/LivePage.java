package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.Expected;
import dev.baton.drill.Stage;

/// While a test goes on: how far it has come, the outage as it grows, the lease, the probes as they come, and the button
/// that stops it.
final class LivePage extends VBox {
    /// How many lines of the story are shown, the latest.
    private static final int MOST_LINES = 6;
    /// How wide the figures are where there is room.
    private static final double ROW = 640;
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Texts texts;
    private final FailoverWords words;
    private final StageLine stages;
    private final Label title = new Label();
    private final Label gap = new Label();
    private final Label gapName = new Label();
    private final LeaseRing ring;
    private final Label lease = new Label();
    private final Button stop = new Button();
    private final Label hint = new Label();
    private final ProbesCard probes;
    private final Waterfall waterfall;
    private final VBox story = new VBox();
    private final List<String> lines = new ArrayList<>();
    private Optional<Stage> before = Optional.empty();
    private int number;

    LivePage(Texts texts, Themes themes, FailoverViewModel model) {
        this.texts = texts;
        words = new FailoverWords(texts);
        stages = new StageLine(texts);
        ring = new LeaseRing(texts);
        probes = new ProbesCard(texts, themes);
        waterfall = new Waterfall(texts);
        getStyleClass().add("failover-page");
        title.getStyleClass().add("failover-title");
        title.setWrapText(true);
        stop.setText(texts.get("failover.stop"));
        stop.setGraphic(new FontIcon(MaterialDesignS.STOP));
        stop.setId("failover-stop");
        stop.getStyleClass().addAll("failover-stop", "danger");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> model.stop());
        hint.getStyleClass().add("failover-hint");
        hint.setId("failover-hint");
        hint.setWrapText(true);
        VBox steps = new VBox(heading("failover.waterfall"), waterfall);
        steps.getStyleClass().add("failover-card");
        VBox told = new VBox(heading("failover.story"), story);
        told.getStyleClass().add("failover-card");
        story.getStyleClass().add("failover-story");
        getChildren().addAll(stages, figures(), probes, steps, told);
    }

    private Label heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("failover-heading");
        return label;
    }

    private VBox figures() {
        gap.getStyleClass().addAll("failover-number", "failover-running");
        gap.setId("failover-gap");
        gap.setMinWidth(Region.USE_PREF_SIZE);
        gapName.getStyleClass().addAll("failover-small", "muted");
        VBox outage = new VBox(gapName, gap);
        outage.getStyleClass().add("failover-figure");
        lease.getStyleClass().addAll("failover-small", "muted");
        lease.setWrapText(true);
        HBox held = new HBox(ring.node(), lease);
        held.setAlignment(Pos.CENTER_LEFT);
        held.getStyleClass().add("failover-held");
        VBox ending = new VBox(stop, hint);
        ending.setAlignment(Pos.CENTER_RIGHT);
        ending.getStyleClass().add("failover-ending");
        FlowPane row = new FlowPane(outage, held);
        row.setPrefWrapLength(ROW);
        row.getStyleClass().add("failover-act");
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(row, Priority.ALWAYS);
        HBox line = new HBox(row, ending);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(title, line);
        card.getStyleClass().addAll("failover-card", "failover-hero");
        return card;
    }

    /// Something has changed besides what the probes say.
    void look(FailoverState now) {
        stop.setDisable(now.isStopping());
        hint.setText(now.isStopping()
                ? texts.get("failover.stopping")
                : now.isStopArmed() ? texts.get("failover.stop.armed") : texts.get("failover.stop.hint"));
        hint.pseudoClassStateChanged(BAD, now.isStopArmed());
    }

    /// Where the keyboard is to begin.
    void focus() {
        stop.requestFocus();
    }

    void show(Job.Now now, int of) {
        Optional<DrillProgress> progress = now.progress();
        Optional<DrillPlan> plan = progress.flatMap(DrillProgress::plan);
        String name = plan.map(words::title).orElse(texts.get("failover.asking"));
        String which = now.isRehearsal() ? texts.get("failover.rehearsal") : "";
        title.setText(String.join(" · ", List.of(of > 1 ? texts.get("failover.nth", now.number(), of) : "", which,
                name).stream().filter(s -> !s.isEmpty()).toList()));
        Stage stage = progress.map(DrillProgress::stage).orElse(Stage.PREFLIGHT);
        stages.show(stage);
        tell(now, stage, progress.map(DrillProgress::told).orElse(""));
        long nanos = progress.map(DrillProgress::gapNanos).orElse(0L);
        gapName.setText(texts.get(nanos > 0 ? "failover.gap.some" : "failover.gap.none"));
        gap.setText(words.exact(nanos));
        gap.pseudoClassStateChanged(BAD, nanos > 0);
        OptionalLong left = progress.map(DrillProgress::leaseNanos).orElse(OptionalLong.empty());
        ring.show(left, plan.map(p -> p.order().guardrails().leaseNanos()).orElse(1L));
        lease.setText(left.isPresent() ? plan.map(p -> texts.get("failover.lease", p.actor().node())).orElse("") : "");
        if (progress.isPresent() && plan.isPresent()) {
            DrillProgress at = progress.get();
            probes.show(at.strips(), at.marks(), plan.get(), at.nowNanos(), List.of());
            waterfall.show(WaterfallRow.of(plan.map(DrillPlan::expected).map(Expected::phases).orElse(List.of()),
                    List.of(), at.marks()));
        }
    }

    private void tell(Job.Now now, Stage stage, String told) {
        if (now.number() != number) {
            number = now.number();
            lines.clear();
            before = Optional.empty();
        }
        boolean isNew = !told.isEmpty() && (lines.isEmpty() || !lines.getLast().equals(told));
        if (isNew || !before.equals(Optional.of(stage))) {
            before = Optional.of(stage);
            if (isNew) {
                lines.add(told);
            }
            while (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
            story.getChildren().setAll(lines.stream().map(this::line).toList());
        }
    }

    private Label line(String sentence) {
        Label label = new Label(texts.said(sentence));
        label.getStyleClass().add("failover-small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
