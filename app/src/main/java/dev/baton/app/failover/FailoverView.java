package dev.baton.app.failover;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.baton.app.action.ActionButton;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.app.source.SourceKind;
import dev.baton.drill.Subject;

/// The failover test: the faults at the left; beside them what will be done, what happens, or what came of it; and, behind
/// a tab, what was tested before.
final class FailoverView implements Screen {
    /// In less room the faults stand under what will be done.
    private static final double WIDE = 820;
    private static final Duration BEAT = Duration.ofMillis(250);

    private final Texts texts;
    private final Tasks tasks;
    private final FailoverViewModel model;
    private final FailoverWords words;
    private final TabPane tabs = new TabPane();
    private final ComboBox<Subject> subject = new ComboBox<>();
    private final Label holder = new Label();
    private final FaultList faults;
    private final ScrollPane faultScroll;
    private final ScrollPane pageScroll;
    private final ReadyPage ready;
    private final LivePage live;
    private final ResultPage result;
    private final HistoryPane history;
    private final ReportDesk reports;
    private final Label told = new Label();
    private final HBox panes;
    private final VBox both = new VBox();
    private boolean isNarrow;
    private final BorderPane stage = new BorderPane();
    private final Region empty;
    private final HBox header;
    private final Subscriptions held = new Subscriptions();
    private boolean isChoosing;

    FailoverView(AppContext context, FailoverViewModel model) {
        this.texts = context.texts();
        this.tasks = context.tasks();
        this.model = model;
        words = new FailoverWords(texts);
        reports = new ReportDesk(texts, tasks, context.desk(), model);
        faults = new FaultList(texts, model);
        ready = new ReadyPage(texts, model);
        live = new LivePage(texts, context.themes(), model);
        result = new ResultPage(texts, context.themes(), model, reports);
        history = new HistoryPane(texts, model, () -> tabs.getSelectionModel().selectFirst());
        faultScroll = scroll(faults);
        faultScroll.getStyleClass().add("failover-left");
        pageScroll = scroll(ready);
        HBox.setHgrow(pageScroll, Priority.ALWAYS);
        panes = new HBox(faultScroll, pageScroll);
        empty = empty(context);
        header = header();
        told.getStyleClass().add("failover-told");
        told.setWrapText(true);
        told.textProperty().bind(reports.told());
        told.visibleProperty().bind(Bindings.isNotEmpty(told.textProperty()));
        told.managedProperty().bind(told.visibleProperty());
        stage.getStyleClass().add("failover-stage-pane");
        tabs.widthProperty().subscribe((_, width) -> {
            boolean isNow = width.doubleValue() < WIDE;
            if (isNow != isNarrow) {
                isNarrow = isNow;
                look(model.state().get());
            }
        });
        tabs.getStyleClass().addAll("failover", "push-tabs");
        tabs.getTabs().addAll(tab("failover.tab.test", stage), tab("failover.tab.history", tall(history)));
        tabs.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Tab tab(String key, Region content) {
        Tab tab = new Tab(texts.get(key), content);
        tab.setClosable(false);
        return tab;
    }

    private static ScrollPane scroll(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("failover-scroll");
        return scroll;
    }

    private static ScrollPane tall(Region content) {
        ScrollPane scroll = scroll(content);
        scroll.setFitToHeight(true);
        return scroll;
    }

    private HBox header() {
        subject.setId("failover-subject");
        subject.setAccessibleText(texts.get("failover.subject"));
        subject.setCellFactory(_ -> new SubjectCell());
        subject.setButtonCell(new SubjectCell());
        subject.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null && !isChoosing) {
                model.choose(chosen);
            }
        });
        holder.getStyleClass().add("muted");
        HBox box = new HBox(subject, holder);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("failover-header");
        return box;
    }

    /// Nothing to be tested here: why, and where there is.
    private Region empty(AppContext context) {
        SourceKind kind = context.source().kind();
        String key = switch (kind) {
            case LAB, NODES -> "failover.empty.nothing";
            case LIVE -> "failover.empty.live";
            case FILE -> "failover.empty.file";
            case CONFIGS -> "failover.empty.configs";
            case NONE -> "failover.empty.none";
        };
        Label title = new Label(texts.get("failover.empty.title"));
        title.getStyleClass().add("empty-title");
        Label why = new Label(texts.get(key));
        why.getStyleClass().addAll("empty-text", "failover-empty", "muted");
        why.setWrapText(true);
        HBox ways = new HBox();
        ways.setAlignment(Pos.CENTER);
        ways.getStyleClass().add("failover-buttons-row");
        for (String action : List.of("source.lab", "source.nodes")) {
            context.actions().find(action).map(a -> new ActionButton(a, texts)).ifPresent(ways.getChildren()::add);
        }
        VBox box = new VBox(title, why, ways);
        box.getStyleClass().add("empty-pane");
        return box;
    }

    @Override
    public String id() {
        return "failover";
    }

    @Override
    public Region view() {
        return tabs;
    }

    @Override
    public void show(Target target) {
        if (target instanceof Target.Failover(var wanted)) {
            tabs.getSelectionModel().selectFirst();
            wanted.ifPresent(model::choose);
        }
    }

    @Override
    public void shown() {
        held.follow(model.state(), this::look);
        held.follow(model.running(), now -> now.ifPresent(job -> live.show(job, total())));
        held.follow(model.history(), _ -> lookBack());
        held.follow(model.cluster(), _ -> lookAtNodes());
        held.add(tasks.every(BEAT, model::beat));
        model.open();
    }

    @Override
    public void hidden() {
        held.clear();
        model.rest();
    }

    private int total() {
        Wishes wishes = model.state().get().wishes();
        boolean isRehearsalOnly = model.running().get().filter(Job.Now::isRehearsal).isPresent()
                && !wishes.isRehearsed();
        return isRehearsalOnly ? 1 : wishes.repeat() + (wishes.isRehearsed() ? 1 : 0);
    }

    private void lookBack() {
        history.look(model.state().get(), System.currentTimeMillis());
    }

    private void lookAtNodes() {
        holder.setText(model.cluster().get().flatMap(c -> c.holder().map(m -> texts.get("failover.holder", m.node(),
                String.join(", ", c.addresses().stream().map(Object::toString).toList())))).orElse(""));
        result.look(model.cluster().get(), model.atNanos());
    }

    private void look(FailoverState now) {
        isChoosing = true;
        if (!subject.getItems().equals(now.subjects())) {
            subject.getItems().setAll(now.subjects());
        }
        subject.setValue(now.subject().orElse(null));
        isChoosing = false;
        subject.setDisable(now.isRunning());
        switch (now.phase()) {
            case EMPTY -> stage(empty);
            case READY -> {
                faults.look(now);
                ready.look(now);
                page(ready, true);
            }
            case RUNNING -> {
                live.look(now);
                boolean isNew = !live.equals(pageScroll.getContent());
                page(live, false);
                if (isNew) {
                    live.focus();
                }
            }
            case RESULT -> {
                result.look(now);
                page(result, false);
            }
        }
        lookBack();
        lookAtNodes();
    }

    private void page(Region page, boolean hasFaults) {
        boolean isBeside = hasFaults && !isNarrow;
        Region content = hasFaults && isNarrow ? both : page;
        if (!content.equals(pageScroll.getContent()) || faultScroll.isManaged() != isBeside) {
            pageScroll.setContent(null);
            both.getChildren().clear();
            faultScroll.setContent(isBeside ? faults : null);
            if (content.equals(both)) {
                both.getChildren().setAll(page, faults);
            }
            faultScroll.setVisible(isBeside);
            faultScroll.setManaged(isBeside);
            pageScroll.setContent(content);
            pageScroll.setVvalue(0);
        }
        stage(panes);
    }

    private void stage(Region content) {
        if (!content.equals(stage.getCenter())) {
            stage.setTop(content.equals(empty) ? null : new VBox(header, told));
            stage.setCenter(content);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.escape()) {
            event.consume();
        }
    }

    private final class SubjectCell extends ListCell<Subject> {
        @Override
        protected void updateItem(@Nullable Subject item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : words.subject(item));
        }
    }
}
