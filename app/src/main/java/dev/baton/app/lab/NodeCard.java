package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabRouter;
import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.StateMark;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.track.Contribution;
import dev.baton.vrrp.Role;

/// One node of the lab: what it is now and what can be done to it.
final class NodeCard {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final int MAX_MARKS = 3;
    private static final List<Verb> BUTTONS = List.of(Verb.KILL, Verb.STOP, Verb.CONTINUE, Verb.START, Verb.END);

    private final NodeModel model;
    private final Texts texts;
    private final VBox card = new VBox();
    private final ClusterWords words;
    private final HBox marks = new HBox();
    private final Label state = new Label();
    private final Button link = new Button();
    private final HBox linkHolder = new HBox(link);
    private final Tooltip linkTip = new Tooltip();
    private final Map<Verb, Button> buttons = new EnumMap<>(Verb.class);
    private final Map<Verb, Tooltip> tips = new EnumMap<>(Verb.class);
    private final List<CheckSwitch> checks = new ArrayList<>();

    /// A check's switch and its name.
    private record CheckSwitch(String name, ToggleSwitch control) {}

    NodeCard(NodeModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        words = new ClusterWords(texts);
        card.getStyleClass().addAll("lab-node");
        card.getChildren().addAll(header(), verbs());
        if (!model.checks().isEmpty()) {
            card.getChildren().add(checkRow());
        }
    }

    Region view() {
        return card;
    }

    void follow(Subscriptions held) {
        held.follow(model.node(), this::show);
    }

    private Region header() {
        Label name = new Label(model.name());
        name.getStyleClass().add("lab-strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        state.getStyleClass().add("muted");
        marks.getStyleClass().add("lab-marks");
        marks.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        link.setId("lab-link-" + model.name());
        link.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "lab-link");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> model.perform(model.node().get().linkUp() ? Verb.LINK_DOWN : Verb.LINK_UP));
        Tooltip.install(linkHolder, linkTip);
        HBox header = new HBox(name, marks, state, gap, linkHolder);
        header.getStyleClass().add("lab-node-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Region verbs() {
        HBox row = new HBox();
        row.getStyleClass().add("lab-verbs");
        for (Verb verb : BUTTONS) {
            String key = "lab.verb." + verb.name().toLowerCase(Locale.ROOT);
            Button button = new Button(texts.get(key));
            button.setId("lab-" + verb.name().toLowerCase(Locale.ROOT) + "-" + model.name());
            button.getStyleClass().add(Styles.SMALL);
            if (verb == Verb.KILL) {
                button.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
            }
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> model.perform(verb));
            Tooltip tip = new Tooltip(texts.get(key + ".help", model.name()));
            // A disabled button gets no mouse events, so the reason is told by the box around it.
            HBox holder = new HBox(button);
            Tooltip.install(holder, tip);
            buttons.put(verb, button);
            tips.put(verb, tip);
            row.getChildren().add(holder);
        }
        return row;
    }

    private Region checkRow() {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("lab-verbs");
        for (Contribution check : model.checks()) {
            ToggleSwitch control = new ToggleSwitch(texts.get("lab.check", check.check()));
            control.setId("lab-check-" + check.check() + "-" + model.name());
            String help = texts.get("lab.check.help", check.check(), model.name(), Integer.toString(check.weight()));
            control.setTooltip(new Tooltip(help));
            control.setAccessibleHelp(help);
            control.selectedProperty().subscribe((_, passing) -> {
                if (passing != isPassing(check.check())) {
                    model.setPassing(check.check(), passing);
                }
            });
            checks.add(new CheckSwitch(check.check(), control));
            row.getChildren().add(control);
        }
        return row;
    }

    private boolean isPassing(String check) {
        return model.checks().stream().filter(c -> c.check().equals(check)).allMatch(Contribution::passing);
    }

    private void show(LabNode node) {
        showRouters(node);
        card.getStyleClass().removeAll("running", "stopped", "killed", "ended");
        card.getStyleClass().add(node.status().name().toLowerCase(Locale.ROOT));
        buttons.forEach(this::enable);
        showLink(node);
        for (CheckSwitch check : checks) {
            check.control().setSelected(isPassing(check.name()));
            check.control().setDisable(node.status() != LabNode.Status.RUNNING);
        }
    }

    /// While the process runs, its routers' roles say more than that it runs.
    private void showRouters(LabNode node) {
        String status = node.status().name().toLowerCase(Locale.ROOT);
        boolean running = node.status() == LabNode.Status.RUNNING;
        state.setText(running ? roles(node) : texts.get("lab.node." + status));
        marks.getChildren().clear();
        if (node.routers().size() > MAX_MARKS) {
            return;
        }
        for (LabRouter router : node.routers()) {
            StateMark mark = new StateMark();
            mark.show(switch (node.status()) {
                case RUNNING -> router.role().name().toLowerCase(Locale.ROOT);
                case STOPPED -> "stale";
                case KILLED, ENDED -> "lost";
            });
            marks.getChildren().add(mark);
        }
    }

    /// `MASTER 150` for one router; the number of MASTERs for several.
    private String roles(LabNode node) {
        if (node.routers().size() == 1) {
            LabRouter only = node.routers().getFirst();
            return texts.get("lab.node.role", only.role().name(), words.priority(only.priority()));
        }
        long masters = node.routers().stream().filter(r -> r.role() == Role.MASTER).count();
        return texts.get("lab.node.roles", Long.toString(masters), Integer.toString(node.routers().size()));
    }

    private void enable(Verb verb, Button button) {
        Optional<String> whyNot = model.whyNot(verb);
        String help = texts.get("lab.verb." + verb.name().toLowerCase(Locale.ROOT) + ".help", model.name());
        button.setDisable(whyNot.isPresent());
        if (verb == Verb.START) {
            button.getStyleClass().remove(Styles.ACCENT);
            if (whyNot.isEmpty()) {
                button.getStyleClass().add(Styles.ACCENT);
            }
        }
        button.setAccessibleHelp(whyNot.orElse(help));
        Tooltip tip = tips.get(verb);
        if (tip != null) {
            tip.setText(whyNot.orElse(help));
        }
    }

    private void showLink(LabNode node) {
        Verb next = node.linkUp() ? Verb.LINK_DOWN : Verb.LINK_UP;
        String key = "lab.verb." + next.name().toLowerCase(Locale.ROOT);
        Optional<String> whyNot = model.whyNot(next);
        link.setText(node.linkUp() ? texts.get(key) : texts.get("lab.node.linkDown"));
        link.setGraphic(new FontIcon(node.linkUp() ? MaterialDesignL.LAN_CONNECT : MaterialDesignL.LAN_DISCONNECT));
        link.setDisable(whyNot.isPresent());
        link.pseudoClassStateChanged(DOWN, !node.linkUp());
        linkTip.setText(whyNot.orElse(texts.get(key + ".help", model.name())));
    }
}
