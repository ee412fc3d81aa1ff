package dev.baton.app.wizard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.whatif.Standing;

/// The card of the wizard.
public final class WizardCard extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double FIELDS_HEIGHT = 380;

    private final WizardViewModel model;
    private final Texts texts;
    private final Runnable close;
    private final Label title = new Label();
    private final VBox content = new VBox();
    private final Label problem = new Label();
    private final Button back = new Button();
    private final Button next = new Button();
    private final Map<Plan.Spot, Label> wrong = new LinkedHashMap<>();
    private final Map<Plan.Spot, TextField> fields = new LinkedHashMap<>();
    private final Subscriptions held = new Subscriptions();

    /// @param close closes the card
    public WizardCard(WizardViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        this.close = close;
        getStyleClass().addAll("overlay-card", "wizard-card");
        title.getStyleClass().setAll("label", "overlay-title");
        content.getStyleClass().add("wizard-content");
        problem.getStyleClass().add("form-wrong");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        Button cancel = button("wizard-cancel", "config.wizard.cancel", close);
        cancel.setCancelButton(true);
        back.setId("wizard-back");
        back.setText(texts.get("config.wizard.back"));
        back.setOnAction(_ -> model.back());
        next.setId("wizard-next");
        next.getStyleClass().add(Styles.ACCENT);
        next.setOnAction(_ -> goOn());
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox buttons = new HBox(cancel, room, back, next);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().addAll(title, content, problem, buttons);
        held.follow(model.step(), this::show);
        held.follow(model.plan(), _ -> check());
        held.follow(model.result(), result -> {
            if (model.step().get() == WizardViewModel.Step.RESULT) {
                result(result);
            }
        });
        held.follow(model.refused(), _ -> check());
    }

    /// Lets go of the model.
    public void stop() {
        held.clear();
    }

    private Button button(String id, String key, Runnable command) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> command.run());
        return button;
    }

    private void goOn() {
        if (model.step().get() == WizardViewModel.Step.FIELDS) {
            model.next();
        } else if (!model.canStage() || model.stage()) {
            close.run();
        }
    }

    private void show(WizardViewModel.Step step) {
        fields.clear();
        wrong.clear();
        back.setVisible(step != WizardViewModel.Step.START);
        next.setVisible(step != WizardViewModel.Step.START);
        next.setDefaultButton(step != WizardViewModel.Step.START);
        title.setText(texts.get("config.wizard.title." + step.name().toLowerCase(java.util.Locale.ROOT)));
        switch (step) {
            case START -> content.getChildren().setAll(starts());
            case FIELDS -> {
                next.setText(texts.get("config.wizard.next"));
                content.getChildren().setAll(fields());
            }
            case RESULT -> {
                next.setText(texts.get(model.canStage() ? "config.wizard.stage" : "config.wizard.done"));
                result(model.result().get());
            }
        }
        check();
    }

    private Node starts() {
        FlowPane ways = new FlowPane();
        ways.getStyleClass().add("wizard-starts");
        for (Start start : Start.values()) {
            Label name = new Label(texts.get("config.wizard.start." + start.word()));
            name.getStyleClass().add("wizard-start-name");
            boolean isPossible = model.isPossible(start);
            Label what = new Label(texts.get("config.wizard.start." + start.word() + (isPossible ? ".text" : ".why")));
            what.setWrapText(true);
            what.getStyleClass().add("wizard-start-text");
            VBox words = new VBox(name, what);
            HBox inside = new HBox(new FontIcon(icon(start)), words);
            inside.getStyleClass().add("wizard-start-inside");
            Button way = new Button();
            way.setGraphic(inside);
            way.setId("wizard-start-" + start.word());
            way.setAccessibleText(name.getText() + ". " + what.getText());
            way.getStyleClass().add("wizard-start");
            way.setDisable(!isPossible);
            way.setOnAction(_ -> model.begin(start));
            ways.getChildren().add(way);
        }
        return ways;
    }

    private static Ikon icon(Start start) {
        return switch (start) {
            case NGINX_PAIR -> MaterialDesignS.SERVER;
            case THREE -> MaterialDesignS.SERVER_NETWORK;
            case DUAL_STACK -> MaterialDesignN.NUMERIC_6_BOX_OUTLINE;
            case SYNC_GROUP -> MaterialDesignL.LINK_VARIANT;
            case NODES -> MaterialDesignL.LAN_CONNECT;
            case WIRE -> MaterialDesignP.PULSE;
        };
    }

    private Node fields() {
        Plan plan = model.plan().get();
        VBox box = new VBox();
        box.getStyleClass().add("wizard-fields");
        box.getChildren().add(field(new Plan.Spot(Plan.Field.NODES, -1), plan.nodes(),
                text -> with(p -> new Plan(text, p.interfaceName(), p.routers(), p.process(), p.isGroup()))));
        HBox pair = new HBox(field(new Plan.Spot(Plan.Field.INTERFACE, -1), plan.interfaceName(),
                text -> with(p -> new Plan(p.nodes(), text, p.routers(), p.process(), p.isGroup()))),
                field(new Plan.Spot(Plan.Field.PROCESS, -1), plan.process(),
                        text -> with(p -> new Plan(p.nodes(), p.interfaceName(), p.routers(), text, p.isGroup()))));
        pair.getStyleClass().add("wizard-pair");
        box.getChildren().add(pair);
        for (int i = 0; i < plan.routers().size(); i++) {
            box.getChildren().add(router(i, plan.routers().get(i)));
        }
        if (plan.routers().size() > 1) {
            CheckBox group = new CheckBox(texts.get("config.wizard.group"));
            group.setId("wizard-group");
            group.setSelected(plan.isGroup());
            group.setWrapText(true);
            group.selectedProperty().subscribe(isOn -> with(
                    p -> new Plan(p.nodes(), p.interfaceName(), p.routers(), p.process(), isOn)));
            box.getChildren().add(group);
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(FIELDS_HEIGHT);
        scroll.getStyleClass().add("wizard-scroll");
        return scroll;
    }

    private Node router(int index, Plan.RouterPlan plan) {
        Label name = new Label(texts.get("config.wizard.router", index + 1));
        name.getStyleClass().add("form-section");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox first = new HBox(field(new Plan.Spot(Plan.Field.VRID, index), plan.vrid(),
                text -> with(index, r -> new Plan.RouterPlan(text, r.addresses(), r.interval(), r.priorities(),
                        r.version()))),
                field(new Plan.Spot(Plan.Field.INTERVAL, index), plan.interval(),
                        text -> with(index, r -> new Plan.RouterPlan(r.vrid(), r.addresses(), text, r.priorities(),
                                r.version()))),
                field(new Plan.Spot(Plan.Field.PRIORITIES, index), plan.priorities(),
                        text -> with(index, r -> new Plan.RouterPlan(r.vrid(), r.addresses(), r.interval(), text,
                                r.version()))));
        first.getStyleClass().add("wizard-pair");
        VBox box = new VBox(name, first, field(new Plan.Spot(Plan.Field.ADDRESSES, index), plan.addresses(),
                text -> with(index, r -> new Plan.RouterPlan(r.vrid(), text, r.interval(), r.priorities(),
                        r.version()))));
        box.getStyleClass().add("wizard-router");
        return box;
    }

    private void with(Function<Plan, Plan> change) {
        model.fill(change.apply(model.plan().get()));
    }

    private void with(int index, Function<Plan.RouterPlan, Plan.RouterPlan> change) {
        with(plan -> {
            List<Plan.RouterPlan> routers = new ArrayList<>(plan.routers());
            routers.set(index, change.apply(routers.get(index)));
            return new Plan(plan.nodes(), plan.interfaceName(), routers, plan.process(), plan.isGroup());
        });
    }

    private VBox field(Plan.Spot spot, String text, java.util.function.Consumer<String> filled) {
        String key = spot.field().name().toLowerCase(java.util.Locale.ROOT);
        Label name = new Label(texts.get("config.wizard.field." + key));
        name.getStyleClass().add("fact-title");
        TextField field = new TextField(text);
        field.setId("wizard-" + key + (spot.router() < 0 ? "" : "-" + spot.router()));
        field.setAccessibleText(name.getText());
        name.setLabelFor(field);
        field.textProperty().addListener((_, _, now) -> filled.accept(now.strip()));
        Label told = new Label();
        told.getStyleClass().add("form-wrong");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        fields.put(spot, field);
        wrong.put(spot, told);
        VBox box = new VBox(name, field, told);
        box.getStyleClass().add("wizard-field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /// What is wrong is told where it is.
    private void check() {
        Map<Plan.Spot, Plan.Trouble> problems = model.plan().get().problems();
        wrong.forEach((spot, label) -> {
            String words = Optional.ofNullable(problems.get(spot)).map(trouble -> trouble.words(texts)).orElse("");
            label.setText(words);
            label.setVisible(!words.isEmpty());
            label.setManaged(!words.isEmpty());
            Optional.ofNullable(fields.get(spot))
                    .ifPresent(field -> field.pseudoClassStateChanged(WRONG, !words.isEmpty()));
        });
        boolean isFilling = model.step().get() == WizardViewModel.Step.FIELDS;
        String whole = isFilling ? model.problem().orElse("") : model.refused().get().orElse("");
        problem.setText(texts.said(whole));
        problem.setVisible(!whole.isEmpty());
        problem.setManaged(!whole.isEmpty());
        next.setDisable(isFilling && !model.canGoOn());
    }

    private void result(WizardViewModel.Result result) {
        VBox sentences = new VBox();
        sentences.getStyleClass().add("wizard-standings");
        result.standings().ifPresentOrElse(standings -> standings.forEach(s -> sentences.getChildren().add(line(s))),
                () -> sentences.getChildren().add(new Label(texts.get("config.wizard.working"))));
        TabPane tabs = new TabPane();
        tabs.getStyleClass().add("wizard-tabs");
        result.texts().forEach((node, text) -> {
            TextArea area = new TextArea(text);
            area.setEditable(false);
            area.getStyleClass().add("wizard-text");
            area.setAccessibleText(texts.get("config.wizard.text", node));
            VBox all = new VBox(area);
            if (!model.canStage()) {
                Button save = button("wizard-save-" + node, "config.wizard.save", () -> model.save(node));
                save.setText(texts.get("config.wizard.save", node));
                all.getChildren().add(save);
            }
            VBox.setVgrow(area, Priority.ALWAYS);
            all.getStyleClass().add("wizard-node");
            Tab tab = new Tab(node, all);
            tab.setClosable(false);
            tabs.getTabs().add(tab);
        });
        Label how = new Label(texts.get(model.canStage() ? "config.wizard.staged" : "config.wizard.saved"));
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        how.getStyleClass().add("muted");
        content.getChildren().setAll(sentences, tabs, how);
    }

    private Label line(Standing standing) {
        String others = String.join(", ", standing.members().stream().filter(m -> !m.holds())
                .map(m -> m.ref().node()).toList());
        Label line = new Label(standing.isBroken()
                ? texts.get("config.wizard.broken", standing.id().toString())
                : others.isEmpty()
                        ? texts.get("config.wizard.holds-alone", standing.id().toString(),
                                standing.holders().getFirst())
                        : texts.get("config.wizard.holds", standing.id().toString(), standing.holders().getFirst(),
                                others),
                new FontIcon(standing.isBroken() ? MaterialDesignA.ALERT_OUTLINE : MaterialDesignF.FLAG_CHECKERED));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("wizard-standing");
        return line;
    }

    @Override
    public void requestFocus() {
        content.requestFocus();
    }
}
