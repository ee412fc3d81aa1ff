package dev.baton.app.push;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.action.Action;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.whatif.PushPlan;
import dev.baton.whatif.PushStep;

/// The page of one step of a push.
final class StepPage extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final int SECONDS_STEP = 30;
    /// What saves files, where another screen has put it into the table of actions.
    private static final String SAVE = "draft.save";

    /// What has happened on a node.
    private record Told(String node, Lane.Said said) {}

    private final Texts texts;
    private final AppContext context;
    private final PushViewModel model;
    private final PushWords words;
    private final VBox body = new VBox();
    private final HBox foot = new HBox();
    private final TextField reason = new TextField();
    private final Spinner<Integer> seconds = new Spinner<>(PushViewModel.SHORTEST_SECONDS,
            PushViewModel.LONGEST_SECONDS, PushViewModel.DEFAULT_SECONDS, SECONDS_STEP);
    private final CheckBox keeps = new CheckBox();
    private final CheckBox agree = new CheckBox();
    /// What the buttons stand for: they stay, and keep the focus, as long as that is the same.
    private String footing = "";
    private Optional<PushViewModel.State> last = Optional.empty();

    StepPage(AppContext context, PushViewModel model) {
        this.context = context;
        this.texts = context.texts();
        this.model = model;
        words = new PushWords(texts);
        getStyleClass().add("push-page");
        body.getStyleClass().add("push-body");
        foot.getStyleClass().add("push-foot");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(body, foot);
        wishes();
    }

    private void wishes() {
        PushViewModel.Wishes first = model.state().get().wishes();
        reason.setId("push-reason");
        reason.setText(first.reason());
        reason.setPromptText(texts.get("push.plan.reason.prompt"));
        reason.textProperty().subscribe((_, text) -> model.because(text));
        seconds.setId("push-seconds");
        seconds.setEditable(true);
        seconds.getValueFactory().setValue(first.seconds());
        seconds.valueProperty().subscribe((_, value) -> model.waitFor(value));
        keeps.setId("push-keeps");
        keeps.setText(texts.get("push.plan.keeps"));
        keeps.setSelected(first.keeps());
        keeps.selectedProperty().subscribe((_, is) -> model.keepByItself(is));
        agree.setId("push-agree");
        agree.setText(texts.get("push.check.agree"));
        agree.setWrapText(true);
        agree.setOnAction(_ -> model.agree(agree.isSelected()));
    }

    void look(PushViewModel.State now) {
        boolean isSame = last.filter(l -> l.step() == now.step() && l.prepared().equals(now.prepared())
                && l.isAsking() == now.isAsking() && l.trouble().equals(now.trouble()) && l.run().equals(now.run()))
                .isPresent();
        last = Optional.of(now);
        agree.setSelected(now.wishes().isAgreed());
        if (!isSame) {
            body.getChildren().setAll(content(now));
        }
        String wanted = now.step() + " " + now.run().map(r -> r.end().isPresent() + " " + r.isDeciding() + " "
                + r.isStopping()).orElse("") + " " + now.prepared().isPresent() + " " + model.whyNot();
        if (!wanted.equals(footing)) {
            footing = wanted;
            foot.getChildren().setAll(buttons(now));
        }
    }

    private List<Node> content(PushViewModel.State now) {
        VBox page = new VBox();
        page.getStyleClass().add("push-content");
        if (!now.trouble().isEmpty()) {
            page.getChildren().add(line(MaterialDesignA.ALERT_CIRCLE_OUTLINE, "bad", texts.said(now.trouble())));
        }
        if (now.isAsking()) {
            page.getChildren().add(quiet(texts.get("push.asking")));
        }
        switch (now.step()) {
            case DIFF -> now.prepared().ifPresent(p -> diff(page, p));
            case CHECKS -> now.prepared().ifPresent(p -> checks(page, p));
            case PLAN -> now.prepared().ifPresent(p -> plan(page, p));
            case RUN -> running(page, now);
            case END -> new EndPage(texts).fill(page, now);
        }
        return List.of(page);
    }

    private void diff(VBox page, Prepared prepared) {
        prepared.nodes().forEach(node -> page.getChildren().add(new DiffCard(texts, node)));
        prepared.handOvers().forEach(h -> page.getChildren().add(line(MaterialDesignA.ARROW_RIGHT_CIRCLE_OUTLINE, "",
                texts.get("push.diff.hand-over", h.router(), h.node()))));
    }

    private void checks(VBox page, Prepared prepared) {
        prepared.concerns().forEach(concern -> {
            String style = switch (concern.level()) {
                case ERROR -> "bad";
                case WARNING -> "doubtful";
                case GOOD -> "good";
            };
            page.getChildren().add(line(switch (concern.level()) {
                case ERROR -> MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
                case WARNING -> MaterialDesignA.ALERT_OUTLINE;
                case GOOD -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            }, style, (concern.key().isEmpty() && !concern.subject().isEmpty() ? concern.subject() + ": " : "")
                    + words.concern(concern)));
        });
        if (prepared.isDoubtful() && !prepared.isBlocked()) {
            page.getChildren().add(agree);
        }
    }

    private void plan(VBox page, Prepared prepared) {
        PushPlan plan = prepared.plan();
        int number = 1;
        for (PushStep step : plan.steps()) {
            VBox card = card(texts.get(number == 1 && plan.steps().size() > 1 ? "push.plan.canary" : "push.plan.node",
                    number, step.node()));
            step.handOvers().forEach(h -> card.getChildren().add(small(texts.get("push.plan.first",
                    words.handOver(h)))));
            step.outcomes().forEach(o -> card.getChildren().add(small(words.outcome(o))));
            page.getChildren().add(card);
            number++;
        }
        plan.handBacks().forEach(h -> page.getChildren().add(small(texts.get("push.plan.last", words.handOver(h)))));
        prepared.handOvers().forEach(h -> page.getChildren().add(small(texts.get("push.diff.hand-over", h.router(),
                h.node()))));
        plan.end().forEach(s -> page.getChildren().add(small(words.standing(s))));
        if (model.isPush()) {
            page.getChildren().add(wishesCard());
        }
    }

    private VBox wishesCard() {
        Label name = new Label(texts.get("push.plan.timer"));
        name.setLabelFor(seconds);
        name.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox timer = new HBox(name, seconds);
        timer.getStyleClass().add("push-wish");
        timer.setAlignment(Pos.CENTER_LEFT);
        Label why = new Label(texts.get("push.plan.reason"));
        why.setLabelFor(reason);
        keeps.setWrapText(true);
        VBox card = new VBox(timer, why, reason, keeps);
        card.getStyleClass().addAll("push-card", "push-wishes");
        return card;
    }

    private void running(VBox page, PushViewModel.State now) {
        now.run().ifPresent(run -> {
            page.getChildren().add(heading(texts.get(run.isDeciding()
                    ? "push.run.deciding"
                    : run.isStopping() && run.end().isEmpty()
                            ? "push.run.stopping"
                            : run.end().isPresent() ? "push.run.over" : "push.run.running")));
            page.getChildren().add(quiet(texts.get(run.isDeciding() ? "push.run.deciding.text" : "push.run.text")));
            run.lanes().stream().flatMap(lane -> lane.said().stream().map(said -> new Told(lane.node(), said)))
                    .sorted(Comparator.comparing(told -> told.said().at()))
                    .forEach(told -> page.getChildren().add(small(words.clock(told.said().at()) + "  " + told.node()
                            + ": " + words.said(told.said()))));
        });
    }

    private List<Node> buttons(PushViewModel.State now) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return switch (now.step()) {
            case DIFF -> List.of(space, next("push.next.checks", PushViewModel.Step.CHECKS));
            case CHECKS -> List.of(back(PushViewModel.Step.DIFF), space, next("push.next.plan",
                    PushViewModel.Step.PLAN));
            case PLAN -> List.of(back(PushViewModel.Step.CHECKS), space, why(), model.isPush() ? push() : save());
            case RUN -> now.isRunning()
                    ? deciding(now, space)
                    : List.of(space, next("push.next.end",
                            PushViewModel.Step.END));
            case END -> List.of(space, button("push.anew", "push-anew", () -> model.review(PushViewModel.Step.DIFF)));
        };
    }

    private List<Node> deciding(PushViewModel.State now, Region space) {
        Button revert = button("push.revert", "push-revert", model::revert);
        revert.getStyleClass().add("danger");
        revert.setDisable(now.run().filter(RunState::isStopping).isPresent());
        Button keep = button("push.keep", "push-keep", model::keep);
        keep.getStyleClass().add("accent");
        boolean isDeciding = now.run().filter(RunState::isDeciding).isPresent();
        return isDeciding ? List.of(revert, space, keep) : List.of(revert, space);
    }

    private Label why() {
        String key = model.whyNot();
        Label label = new Label(key.isEmpty() || !model.isPush() ? "" : texts.get(key));
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    private Button push() {
        Button push = button("push.start", "push-start", model::start);
        push.getStyleClass().add("accent");
        push.setDisable(!model.whyNot().isEmpty());
        return push;
    }

    private Button save() {
        Optional<Action> action = context.actions().find(SAVE);
        Button save = button("push.save", "push-save", () -> context.actions().find(SAVE).filter(Action::possible)
                .ifPresent(a -> a.command().run()));
        save.getStyleClass().add("accent");
        save.setDisable(action.filter(Action::possible).isEmpty());
        return save;
    }

    private Button next(String key, PushViewModel.Step step) {
        Button next = button(key, "push-next", () -> model.go(step));
        next.getStyleClass().add("accent");
        next.setDisable(model.state().get().prepared().isEmpty() && model.state().get().run().isEmpty());
        return next;
    }

    private Button back(PushViewModel.Step step) {
        return button("push.back", "push-back", () -> model.go(step));
    }

    private Button button(String key, String id, Runnable command) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> command.run());
        return button;
    }

    private static HBox line(Ikon icon, String style, String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon(icon), label);
        line.getStyleClass().addAll("push-line", "push-card");
        line.pseudoClassStateChanged(BAD, style.equals("bad"));
        line.pseudoClassStateChanged(DOUBTFUL, style.equals("doubtful"));
        Tooltip.install(line, new Tooltip(text));
        return line;
    }

    private static VBox card(String title) {
        VBox card = new VBox(heading(title));
        card.getStyleClass().add("push-card");
        return card;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("push-heading");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("push-small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label quiet(String text) {
        Label label = small(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
