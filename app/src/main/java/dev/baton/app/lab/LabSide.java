package dev.baton.app.lab;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.baton.adapter.sim.LabNode;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;

/// The column at the right: the nodes, the faults of the network, who hears whom, the clocks.
final class LabSide {
    private static final double MILLIS_PER_NANO = 1e-6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;
    private static final int DRIFT_STEP_PPM = 500;

    private final LabViewModel model;
    private final Texts texts;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final VBox nodes = new VBox();
    private final VBox drifts = new VBox();
    private final HearingMatrix hearing;
    private final LabSlider loss;
    private final LabSlider delay;
    private final LabSlider duplication;
    private final Subscriptions ofNodes = new Subscriptions();

    LabSide(LabViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        LabWords words = model.words();
        hearing = new HearingMatrix(model, texts);
        loss = new LabSlider("lab-loss", texts.get("lab.loss"), texts.get("lab.loss.help"), 0,
                LabViewModel.MAX_LOSS * PERCENT, 1, v -> words.percent(v / PERCENT), v -> model.setLoss(v / PERCENT));
        delay = new LabSlider("lab-delay", texts.get("lab.delay"), texts.get("lab.delay.help"), 0,
                LabViewModel.MAX_DELAY_NANOS * MILLIS_PER_NANO, 10, v -> words.millis((long) (v * NANOS_PER_MILLI)),
                v -> model.setDelay((long) (v * NANOS_PER_MILLI)));
        duplication = new LabSlider("lab-duplication", texts.get("lab.duplication"),
                texts.get("lab.duplication.help"), 0, LabViewModel.MAX_DUPLICATION * PERCENT, 1,
                v -> words.percent(v / PERCENT), v -> model.setDuplication(v / PERCENT));
        nodes.getStyleClass().add("lab-nodes");
        drifts.getStyleClass().add("lab-sliders");
        VBox sliders = new VBox(loss.view(), delay.view(), duplication.view());
        sliders.getStyleClass().add("lab-sliders");
        content.getStyleClass().add("lab-side");
        content.getChildren().addAll(section("lab.nodes"), nodes, networkTitle(), sliders, section("lab.hearing"),
                hearing.view(), section("lab.drift"), drifts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("lab-side-scroll", Styles.DENSE);
    }

    Region view() {
        return scroll;
    }

    void follow(Subscriptions held) {
        held.follow(model.faults(), f -> {
            loss.show(f.loss() * PERCENT);
            delay.show(f.delayNanos() * MILLIS_PER_NANO);
            duplication.show(f.duplication() * PERCENT);
        });
        hearing.follow(held);
        build();
        held.add(model.nodes().subscribe(this::build));
        held.add(ofNodes::clear);
    }

    private void build() {
        ofNodes.clear();
        nodes.getChildren().clear();
        drifts.getChildren().clear();
        for (NodeModel node : model.nodes()) {
            NodeCard card = new NodeCard(node, texts);
            card.follow(ofNodes);
            nodes.getChildren().add(card.view());
            drifts.getChildren().add(drift(node).view());
        }
    }

    private LabSlider drift(NodeModel node) {
        LabSlider slider = new LabSlider("lab-drift-" + node.name(), node.name(),
                texts.get("lab.drift.help", node.name()), -NodeModel.MAX_DRIFT_PPM, NodeModel.MAX_DRIFT_PPM,
                DRIFT_STEP_PPM, v -> model.words().ppm((int) Math.rint(v)), v -> node.setDrift((int) Math.rint(v)));
        slider.show(node.node().get().driftPpm());
        slider.follow(node.node().map(LabNode::status).map(s -> s != LabNode.Status.RUNNING), ofNodes);
        return slider;
    }

    private Region networkTitle() {
        Button heal = new Button(texts.get("lab.heal"));
        heal.setId("lab-heal");
        heal.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        heal.setTooltip(new Tooltip(texts.get("lab.heal.help")));
        heal.setOnAction(_ -> model.heal());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(section("lab.network"), gap, heal);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label section(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("lab-section");
        return label;
    }
}
