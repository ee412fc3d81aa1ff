package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.i18n.Texts;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.Expected;

/// Before a test: what will be done, the outage that is expected, and the one button.
final class ReadyPage extends VBox {
    private final Texts texts;
    private final FailoverViewModel model;
    private final FailoverWords words;
    private final Label title = new Label();
    private final Label what = new Label();
    private final Label number = new Label();
    private final Label range = new Label();
    private final Label wayBack = new Label();
    private final VBox wayBackFigure = new VBox();
    private final Label reason = new Label();
    private final Button start = new Button();
    private final Button rehearse = new Button();
    private final Label sentence = new Label();
    private final PreflightCard preflight;
    private final Waterfall waterfall;
    private final VBox expectation;
    private final VBox interrupted = new VBox();

    ReadyPage(Texts texts, FailoverViewModel model) {
        this.texts = texts;
        this.model = model;
        words = new FailoverWords(texts);
        preflight = new PreflightCard(texts, model);
        waterfall = new Waterfall(texts);
        getStyleClass().add("failover-page");
        sentence.setWrapText(true);
        sentence.getStyleClass().addAll("failover-small", "muted");
        sentence.setMinHeight(USE_PREF_SIZE);
        expectation = new VBox(heading("failover.expected.title"), sentence, waterfall);
        expectation.getStyleClass().add("failover-card");
        TitledPane more = new TitledPane(texts.get("failover.more"), new MorePane(texts, model));
        more.setId("failover-more");
        more.setExpanded(false);
        more.setAnimated(false);
        more.getStyleClass().add("failover-more-pane");
        interrupted.getStyleClass().add("failover-interrupted");
        getChildren().addAll(interrupted, hero(), preflight, expectation, more);
    }

    private Label heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("failover-heading");
        return label;
    }

    private VBox hero() {
        title.getStyleClass().add("failover-title");
        title.setWrapText(true);
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        start.setText(texts.get("failover.start"));
        start.setGraphic(new FontIcon(MaterialDesignP.PLAY));
        start.setId("failover-start");
        start.getStyleClass().addAll("failover-start", "accent");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(_ -> model.start());
        rehearse.setText(texts.get("failover.rehearse"));
        rehearse.setId("failover-rehearse-now");
        rehearse.setMinWidth(Region.USE_PREF_SIZE);
        rehearse.setOnAction(_ -> model.rehearse());
        number.getStyleClass().add("failover-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setId("failover-expected");
        range.getStyleClass().addAll("failover-small", "muted");
        range.setWrapText(true);
        Label expected = new Label(texts.get("failover.expected"));
        expected.getStyleClass().addAll("failover-small", "muted");
        VBox figures = new VBox(expected, number, range);
        figures.setAlignment(Pos.CENTER_LEFT);
        wayBack.getStyleClass().add("failover-middle-number");
        wayBack.setMinWidth(Region.USE_PREF_SIZE);
        wayBack.setId("failover-expected-way-back");
        Label back = new Label(texts.get("failover.way-back.expected"));
        back.getStyleClass().addAll("failover-small", "muted");
        wayBackFigure.getChildren().setAll(back, wayBack);
        wayBackFigure.setAlignment(Pos.CENTER_LEFT);
        FlowPane act = new FlowPane(start, figures, wayBackFigure, rehearse);
        act.getStyleClass().add("failover-act");
        act.setAlignment(Pos.CENTER_LEFT);
        reason.setWrapText(true);
        reason.setId("failover-why-not");
        reason.getStyleClass().add("failover-why");
        reason.setMinHeight(USE_PREF_SIZE);
        VBox card = new VBox(title, what, act, reason);
        card.getStyleClass().addAll("failover-card", "failover-hero");
        return card;
    }

    void look(FailoverState now) {
        Optional<DrillPlan> plan = now.plan();
        title.setText(plan.map(words::title).orElseGet(() -> now.fault().map(words::fault)
                .orElse(texts.get("failover.asking"))));
        what.setText(now.fault().map(words::what).orElse(""));
        Optional<Expected> expected = plan.map(DrillPlan::expected);
        number.setText(expected.map(e -> words.exact(e.gapNanos())).orElse(texts.get("failover.unknown")));
        range.setText(expected.filter(e -> e.leastNanos() != e.gapNanos())
                .map(e -> texts.get("failover.least", words.exact(e.leastNanos()))).orElse(""));
        range.setManaged(!range.getText().isEmpty());
        wayBack.setText(expected.map(e -> words.exact(e.backNanos())).orElse(""));
        wayBackFigure.setVisible(expected.filter(e -> e.backNanos() > 0).isPresent());
        wayBackFigure.setManaged(wayBackFigure.isVisible());
        String why = model.whyNot();
        boolean isWaiting = why.equals("failover.not.asking");
        start.setDisable(!why.isEmpty());
        rehearse.setDisable(plan.isEmpty() || why.equals("failover.not.trouble"));
        reason.setText(why.isEmpty() || isWaiting ? "" : texts.get(why) + suffix(now, why));
        reason.setVisible(!reason.getText().isEmpty());
        reason.setManaged(reason.isVisible());
        sentence.setText(expected.map(Expected::sentence).map(texts::said).orElse(""));
        waterfall.show(WaterfallRow.of(expected.map(Expected::phases).orElse(List.of()), List.of(), List.of()));
        expectation.setVisible(expected.isPresent());
        expectation.setManaged(expected.isPresent());
        preflight.look(now);
        preflight.setVisible(now.trouble().isEmpty());
        preflight.setManaged(now.trouble().isEmpty());
        interrupted.getChildren().setAll(now.interrupted().stream().map(this::told).toList());
        interrupted.setManaged(!now.interrupted().isEmpty());
    }

    private String suffix(FailoverState now, String why) {
        return why.equals("failover.not.trouble") ? " " + texts.said(now.trouble()) : "";
    }

    private HBox told(Tester.Left left) {
        Label label = new Label(texts.said(left.sentence()));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(label);
        line.getStyleClass().add("failover-left-over");
        line.setAlignment(Pos.CENTER_LEFT);
        if (!left.isSettled()) {
            Button back = new Button(texts.get("failover.put-back"));
            back.setId("failover-put-back");
            back.setMinWidth(Region.USE_PREF_SIZE);
            back.setOnAction(_ -> model.putBack(left));
            line.getChildren().add(back);
        }
        return line;
    }
}
