package dev.baton.app.timeline;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionButton;
import dev.baton.app.control.Png;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.TextForm;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Failover;
import dev.baton.history.Turn;
import dev.baton.vrrp.Role;

/// The Timeline screen: the bars on the left, what was known at the cursor on the right, everything as a table below.
public final class TimelineView implements Screen {
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final double CHART_SHARE = 0.7;
    private static final double BARS_SHARE = 0.6;

    private final AppContext context;
    private final Texts texts;
    private final TimelineViewModel model;
    private final TimelineWords words;
    private final TimelineActions actions;
    private final TimelineChart chart;
    private final Brush brush;
    private final InstantPane instant;
    private final TurnTable table;
    private final ForkViewModel forking;
    private final ForkPane fork;
    private final Comparison comparison = new Comparison();
    private final ComparePane compare;
    private final StackPane side = new StackPane();
    private final StackPane below = new StackPane();
    private final EmptyTimeline empty;
    private final BorderPane root = new BorderPane();
    private final Region filled;
    private final Label problem = new Label();
    private final Label troubles = new Label();
    private final ToggleButton follow = new ToggleButton();
    private final List<Button> spans = new ArrayList<>();
    private final Subscriptions held = new Subscriptions();
    private boolean isTableOld = true;

    public TimelineView(AppContext context) {
        this(context, new TimelineViewModel(context.source(), context.recording(), context.tasks()));
    }

    TimelineView(AppContext context, TimelineViewModel model) {
        this.context = context;
        this.texts = context.texts();
        this.model = model;
        SourceKind kind = context.source().kind();
        words = new TimelineWords(texts, kind, ZoneId.systemDefault());
        actions = new TimelineActions(texts, context.actions(), model, new Host());
        actions.add();
        chart = new TimelineChart(texts, context.themes(), model, words, kind != SourceKind.LAB);
        chart.onTwice(() -> Optional.of(context.actions().action(TimelineActions.TRAVEL)).filter(Action::possible)
                .ifPresent(action -> action.command().run()));
        brush = new Brush(context.themes(), model::show);
        instant = new InstantPane(texts, context.pulse(), words, button(TimelineActions.PACKETS),
                button(TimelineActions.TRAVEL), context.source().replay().isPresent());
        table = new TurnTable(texts, words, this::choose);
        forking = new ForkViewModel(context.source(), context.tasks());
        fork = new ForkPane(texts, words, forking, forking::end);
        compare = new ComparePane(texts, context.themes(), words, comparison::clear);
        empty = new EmptyTimeline(context, kind);
        filled = filled();
        root.getStyleClass().add("timeline");
        root.setTop(bar());
        root.setCenter(empty.view());
    }

    private Region filled() {
        VBox left = new VBox(chart, brush);
        VBox.setVgrow(chart, Priority.ALWAYS);
        left.setMinHeight(0);
        side.getChildren().setAll(instant.view());
        side.setMinWidth(0);
        below.getChildren().setAll(table.view());
        below.setMinHeight(0);
        SplitPane vertical = new SplitPane(left, below);
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setDividerPositions(BARS_SHARE);
        vertical.getStyleClass().add("timeline-panes");
        SplitPane panes = new SplitPane(vertical, side);
        panes.setDividerPositions(CHART_SHARE);
        panes.getStyleClass().add("timeline-panes");
        return panes;
    }

    private Region bar() {
        HBox lengths = new HBox();
        lengths.getStyleClass().add("timeline-spans");
        for (long seconds : TimelineViewModel.SPANS) {
            Button button = new Button(texts.get("timeline.span." + seconds));
            button.setId("timeline-span-" + seconds);
            button.setAccessibleText(texts.get("timeline.span.name", texts.get("timeline.span." + seconds)));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> model.span(seconds));
            button.getStyleClass().add(lengths.getChildren().isEmpty()
                    ? Styles.LEFT_PILL
                    : spans.size() + 1 < TimelineViewModel.SPANS.size() ? Styles.CENTER_PILL : Styles.RIGHT_PILL);
            spans.add(button);
            lengths.getChildren().add(button);
        }
        follow.setId("timeline-follow");
        follow.setText(texts.get("timeline.follow"));
        follow.setTooltip(new Tooltip(texts.get("timeline.follow.tip")));
        follow.setMinWidth(Region.USE_PREF_SIZE);
        follow.setVisible(model.isOpenEnded());
        follow.setManaged(model.isOpenEnded());
        follow.setOnAction(_ -> {
            if (follow.isSelected()) {
                model.follow();
            } else {
                model.look(model.content().get().history().toNanos());
            }
        });
        troubles.getStyleClass().add("timeline-count");
        problem.getStyleClass().add("timeline-problem");
        TimelineTools tools = new TimelineTools(texts, context.actions(), List.of(lengths,
                button(TimelineActions.WHOLE).iconOnly(), follow, button(TimelineActions.PREVIOUS).iconOnly(),
                button(TimelineActions.NEXT).iconOnly(), troubles, button(TimelineActions.PREVIOUS_TURN).iconOnly(),
                button(TimelineActions.NEXT_TURN).iconOnly()),
                List.of(TimelineActions.FORK, TimelineActions.COMPARE,
                        TimelineActions.NOTE, TimelineActions.SAVE_CSV, TimelineActions.SAVE_PNG));
        problem.managedProperty().bind(problem.visibleProperty());
        return new VBox(tools, problem);
    }

    private ActionButton button(String id) {
        ActionButton button = new ActionButton(context.actions().action(id), texts);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void choose(TurnTable.Row row) {
        if (row instanceof TurnTable.Row.Changed(Turn turn)) {
            model.select(turn);
        } else {
            row.key().ifPresent(model::choose);
            model.look(row.atNanos());
        }
    }

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void shown() {
        held.clear();
        actions.shown(true);
        model.show();
        held.follow(model.content(), this::show);
        held.follow(model.range(), _ -> ranged());
        held.follow(model.moment(), _ -> {
            isTableOld = true;
            instant();
        });
        held.add(model.cursor().subscribe((_, _) -> pointed()));
        held.add(model.cluster().subscribe((_, _) -> instant()));
        held.add(model.selected().subscribe((_, _) -> {
            instant();
            table.select(model.selected().get());
            pointed();
        }));
        fork.follow(held);
        held.follow(forking.fork(), now -> side.getChildren()
                .setAll(now.isPresent() ? fork.view() : instant.view()));
        held.follow(comparison.chosen(), this::compare);
        held.follow(model.following(), follow::setSelected);
        held.follow(model.problem(), _ -> trouble());
        held.add(context.themes().theme().subscribe((_, _) -> repaint()));
        held.add(context.pulse().eachFrame(_ -> chart.frame()));
        held.add(context.tasks().every(BEAT, this::beat));
        beat();
    }

    @Override
    public void hidden() {
        actions.shown(false);
        model.hide();
        held.clear();
    }

    /// A few times a second; a test calls it, too.
    void beat() {
        model.refresh(System.nanoTime());
        showTable();
        actions.refresh();
    }

    private void show(Content content) {
        Region wanted = content.isEmpty() ? empty.view() : filled;
        if (!wanted.equals(root.getCenter())) {
            root.setCenter(wanted);
        }
        chart.show(content);
        long count = content.troubles().size();
        troubles.setText(count == 1
                ? texts.get("timeline.problems-one", count)
                : texts.get("timeline.problems", count));
        ranged();
        actions.refresh();
    }

    private void compare(List<Failover> failovers) {
        below.getChildren().setAll(failovers.isEmpty() ? table.view() : compare.view());
        if (!failovers.isEmpty()) {
            compare.show(failovers);
        }
    }

    /// What could not be read, or not all of it.
    private void trouble() {
        String text = model.problem().get().isEmpty()
                ? model.shownSince().map(since -> texts.get("timeline.too-much", words.stamp(since,
                        model.content().get().history().toNanos()))).orElse("")
                : texts.said(model.problem().get());
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
    }

    private void ranged() {
        trouble();
        chart.changed();
        brush.show(model.content().get(), model.range().get());
        isTableOld = true;
    }

    private void showTable() {
        if (isTableOld) {
            isTableOld = false;
            table.show(model.content().get(), model.range().get(), names());
            table.select(model.selected().get());
        }
    }

    private void pointed() {
        chart.changed();
        actions.refresh();
    }

    private void repaint() {
        chart.changed();
        brush.show(model.content().get(), model.range().get());
    }

    private Snapshot names() {
        return model.moment().get().map(TimelineViewModel.Moment::snapshot).orElse(Snapshot.EMPTY);
    }

    private void instant() {
        model.moment().get().ifPresent(moment -> instant.show(moment, model.cursor().get().isEmpty(),
                model.content().get().history().toNanos(),
                model.track().map(track -> track.key()), model.selected().get(),
                model.selected().get().flatMap(turn -> model.content().get().running(turn))));
        actions.refresh();
    }

    TimelineViewModel model() {
        return model;
    }

    private final class Host implements TimelineActions.Host {
        private long at() {
            return model.selected().get().map(Turn::atNanos)
                    .orElseGet(() -> model.cursor().get().orElseGet(() -> model.content().get().history().toNanos()));
        }

        @Override
        public boolean hasPackets() {
            return PacketsNear.isKept(context.source(), at());
        }

        @Override
        public void packets() {
            Optional<ClusterKey> key = model.selected().get().map(Turn::key)
                    .or(() -> model.track().map(track -> track.key()));
            List<Long> numbers = key.map(k -> PacketsNear.find(context.source(), k, at())).orElse(List.of());
            if (!numbers.isEmpty()) {
                context.crossing().go("traffic", new Target.Packets(numbers));
            }
        }

        @Override
        public void travel() {
            context.desk().travel(model.wish());
        }

        @Override
        public void fork() {
            model.clusterThen().ifPresent(then -> {
                fork.at(model.moment().get().map(TimelineViewModel.Moment::atNanos).orElse(0L));
                forking.begin(then);
            });
        }

        @Override
        public boolean hasCluster() {
            return model.clusterThen().isPresent();
        }

        @Override
        public void compare() {
            model.takeOver().ifPresent(comparison::choose);
        }

        @Override
        public boolean isTakeOver() {
            return model.selected().get().filter(turn -> turn.to() == Role.MASTER).isPresent();
        }

        @Override
        public boolean isPast() {
            return context.source().replay().isPresent();
        }

        @Override
        public void note() {
            TextInputDialog dialog = new TextInputDialog();
            dialog.initOwner(root.getScene().getWindow());
            dialog.setTitle(texts.get("timeline.note.title"));
            dialog.setHeaderText(texts.get("timeline.note.header", words.time(at())));
            dialog.setContentText(texts.get("timeline.note.text"));
            dialog.setGraphic(new StackPane());
            dialog.showAndWait().filter(text -> !text.isBlank()).ifPresent(model::note);
        }

        @Override
        public void saveCsv() {
            Content content = model.content().get();
            Range range = model.range().get();
            context.desk().saveText("baton-timeline",
                    List.of(new TextForm("csv", () -> new TimelineCsv(words).of(content, range))));
        }

        @Override
        public void savePicture() {
            chart.changed();
            chart.frame();
            WritableImage image = chart.canvas().snapshot(new SnapshotParameters(), null);
            context.desk().saveBytes("baton-timeline", "png", () -> Png.of(image));
        }
    }
}
