package dev.baton.app.push;

import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.push.PushFile;

/// The push as a stepper: the plan on the left, the run on the right; and what was pushed before.
final class PushView implements Screen {
    private static final Duration BEAT = Duration.ofMillis(250);

    private final Texts texts;
    private final Tasks tasks;
    private final PushViewModel model;
    private final TabPane root = new TabPane();
    private final Tab pushTab;
    private final Stepper stepper;
    private final StepPage page;
    private final ScrollPane scroll = new ScrollPane();
    private final LanesPane lanes;
    private final VBox interrupted = new VBox();
    private final RevisionsPane revisions;
    private final BorderPane stage = new BorderPane();
    private final Region empty;
    private final VBox top;
    private final HBox panes;
    private final Subscriptions held = new Subscriptions();

    PushView(AppContext context, PushViewModel model) {
        this.texts = context.texts();
        this.tasks = context.tasks();
        this.model = model;
        stepper = new Stepper(texts, model);
        page = new StepPage(context, model);
        lanes = new LanesPane(texts, model);
        revisions = new RevisionsPane(texts, model, () -> root.getSelectionModel().selectFirst());
        scroll.setContent(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("push-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        panes = new HBox(scroll, lanes.view());
        panes.getStyleClass().add("push-panes");
        top = new VBox(interrupted, stepper);
        empty = empty();
        pushTab = tab("push.tab.push", stage);
        root.getStyleClass().addAll("push", "push-tabs");
        root.getTabs().addAll(pushTab, tab("push.tab.revisions", revisions.view()));
        root.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() > 0) {
                revisions.shown();
            }
        });
        interrupted.getStyleClass().add("push-interrupted");
        stage.getStyleClass().add("push-stage");
    }

    private Tab tab(String key, Region content) {
        Tab tab = new Tab(texts.get(key), content);
        tab.setClosable(false);
        return tab;
    }

    private Region empty() {
        Label title = new Label(texts.get("push.empty.title"));
        title.getStyleClass().add("empty-title");
        Label words = new Label(texts.get(model.isPossible() ? "push.empty.text" : "push.empty.impossible"));
        words.getStyleClass().addAll("empty-text", "muted");
        words.setWrapText(true);
        VBox box = new VBox(title, words);
        box.getStyleClass().add("empty-pane");
        return box;
    }

    @Override
    public String id() {
        return "push";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void show(Target target) {
        if (target instanceof Target.Staged(Target.PushStep step)) {
            root.getSelectionModel().select(pushTab);
            if (!model.state().get().isRunning()) {
                model.review(switch (step) {
                    case DIFF -> PushViewModel.Step.DIFF;
                    case CHECKS -> PushViewModel.Step.CHECKS;
                    case PLAN -> PushViewModel.Step.PLAN;
                });
            }
        }
    }

    @Override
    public void shown() {
        held.follow(model.state(), this::look);
        held.follow(model.revisions(), revisions::look);
        held.add(tasks.every(BEAT, lanes::beat));
        model.open();
    }

    @Override
    public void hidden() {
        held.clear();
        model.rest();
    }

    private void look(PushViewModel.State now) {
        boolean isSomething = now.run().isPresent() || now.prepared().isPresent() || now.isAsking()
                || !now.trouble().isEmpty() || model.isStaged();
        interrupted(now);
        if (!isSomething) {
            stepper.setVisible(false);
            stepper.setManaged(false);
            stage.setTop(top);
            stage.setCenter(empty);
            return;
        }
        stepper.setVisible(true);
        stepper.setManaged(true);
        stepper.look(now);
        page.look(now);
        lanes.look(now);
        stage.setTop(top);
        stage.setCenter(panes);
    }

    /// Pushes of an earlier run, which can be gone on with.
    private void interrupted(PushViewModel.State now) {
        interrupted.getChildren().clear();
        if (!now.isRunning() && model.isPush()) {
            now.interrupted().forEach(file -> interrupted.getChildren().add(strip(file)));
        }
        interrupted.setManaged(!interrupted.getChildren().isEmpty());
    }

    private HBox strip(PushFile file) {
        StringBuilder words = new StringBuilder(texts.get("push.interrupted", file.id()));
        file.turns().stream().filter(t -> t.progress().isOpen()).forEach(t -> t.deadline().ifPresent(d -> words
                .append(' ').append(texts.get("push.interrupted.node", t.node(),
                        PushWords.secondsUntil(d, java.time.Instant.now())))));
        Label label = new Label(words.toString());
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        Button resume = new Button(texts.get("push.resume"));
        resume.setOnAction(_ -> model.resume(file));
        resume.setMinWidth(Region.USE_PREF_SIZE);
        HBox strip = new HBox(label, resume);
        strip.getStyleClass().add("push-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        return strip;
    }
}
