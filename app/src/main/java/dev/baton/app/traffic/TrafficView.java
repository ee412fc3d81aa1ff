package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.action.Action;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.source.FeedState;
import dev.baton.traffic.Packet;

/// The Traffic screen.
public final class TrafficView implements Screen {
    private static final long STEP_NANOS = 1_000_000_000L;
    private static final long LANES_EVERY_NANOS = 250_000_000L;
    private static final long WHOLE_FILE_MARGIN = 20;

    private final Texts texts;
    private final Pulse pulse;
    private final TrafficViewModel model;
    private final BorderPane root = new BorderPane();
    private final FilterBox filter;
    private final LaneChart chart;
    private final TablePane packets;
    private final PacketTable table;
    private final PacketDetail detail;
    private final SourcePane card;
    private final Label counts = new Label();
    private final ToggleButton pause = new ToggleButton();
    private final ToggleButton follow = new ToggleButton();
    private final Subscriptions held = new Subscriptions();
    private final FrameClock clock = new FrameClock();
    private List<Lane> lanes = List.of();
    private Optional<Lane.Id> chosenLane = Optional.empty();
    private long lanesNanos = -LANES_EVERY_NANOS;
    private long drawnNumber = -1;
    private boolean isStale = true;
    private boolean wasFitted;

    public TrafficView(AppContext context) {
        this(context, new TrafficViewModel(context.source(), context.tasks()));
    }

    TrafficView(AppContext context, TrafficViewModel model) {
        this.texts = context.texts();
        this.pulse = context.pulse();
        this.model = model;
        filter = new FilterBox(texts, model);
        chart = new LaneChart(texts, context.themes());
        packets = new TablePane(context, model, filter::clear);
        table = packets.table();
        detail = new PacketDetail(texts);
        card = new SourcePane(texts);
        addActions(context);
        root.getStyleClass().add("traffic");
        root.setTop(toolbar());
        root.setCenter(model.hasPackets() ? panes() : empty());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        chart.listen(this::selectAt, this::chooseLane, this::moved);
        table.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0 && !table.selection().isRestoring()) {
                if (model.rows().number(index.intValue()) < model.rows().shown().last()) {
                    model.following().set(false);
                }
                model.select(index.intValue());
            }
        });
        context.themes().theme().subscribe(_ -> isStale = true);
    }

    private void addActions(AppContext context) {
        context.actions().add(Action.of("traffic.pause", "action.traffic.pause",
                () -> model.paused().set(!model.paused().get())).icon(MaterialDesignP.PAUSE));
        context.actions().add(Action.of("traffic.follow", "action.traffic.follow",
                () -> model.following().set(!model.following().get())).icon(MaterialDesignA.ARROW_COLLAPSE_DOWN));
        context.actions().add(Action.of("traffic.filter", "action.traffic.filter", filter::focus)
                .icon(MaterialDesignF.FILTER_OUTLINE).keys("Shortcut+F"));
        context.actions().add(Action.of("traffic.clear-filter", "action.traffic.clear-filter", filter::clear)
                .icon(MaterialDesignF.FILTER_OFF_OUTLINE));
        packets.addActions();
    }

    private Region toolbar() {
        pause.setGraphic(new FontIcon(MaterialDesignP.PAUSE));
        pause.setText(texts.get("traffic.pause"));
        pause.selectedProperty().bindBidirectional(model.paused());
        follow.setGraphic(new FontIcon(MaterialDesignA.ARROW_COLLAPSE_DOWN));
        follow.setText(texts.get("traffic.follow"));
        follow.selectedProperty().bindBidirectional(model.following());
        pause.setMinWidth(Region.USE_PREF_SIZE);
        follow.setMinWidth(Region.USE_PREF_SIZE);
        counts.getStyleClass().add("traffic-counts");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox bar = new HBox(filter, pause, follow, packets.exportButton(), counts);
        bar.getStyleClass().add("traffic-bar");
        return bar;
    }

    private Region panes() {
        SplitPane below = new SplitPane(detail.view(), card.view());
        below.setDividerPositions(0.76);
        SplitPane.setResizableWithParent(card.view(), false);
        SplitPane all = new SplitPane(chart, packets.view(), below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.3, 0.68);
        all.getStyleClass().add("traffic-panes");
        return all;
    }

    private Region empty() {
        Label title = new Label(texts.get("traffic.none.title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(texts.get("traffic.none.text"));
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        VBox box = new VBox(title, text);
        box.getStyleClass().add("empty-pane");
        return box;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && !filter.field().isFocused()) {
            model.paused().set(!model.paused().get());
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C && table.isFocused()) {
            packets.copy();
            event.consume();
        } else if (chart.isFocused()) {
            long step = chart.spanNanos() / 10;
            switch (event.getCode()) {
                case LEFT -> chart.move(-step);
                case RIGHT -> chart.move(step);
                case PLUS, ADD, EQUALS -> chart.zoom(1 / 1.25);
                case MINUS, SUBTRACT -> chart.zoom(1.25);
                case END -> model.following().set(true);
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }

    private void moved() {
        model.following().set(false);
        isStale = true;
    }

    /// The packet nearest to a click in the lanes.
    private void selectAt(long atNanos) {
        model.store().ifPresent(store -> {
            long number = Math.clamp(LanePainter.firstAt(store, model.lastNumber(), atNanos), store.firstNumber(),
                    Math.max(store.firstNumber(), model.lastNumber()));
            long before = Math.max(store.firstNumber(), number - 1);
            long gap = store.atNanos(number).orElse(Long.MAX_VALUE) - atNanos;
            long gapBefore = atNanos - store.atNanos(before).orElse(Long.MIN_VALUE / 2);
            int row = model.rows().rowOf(gapBefore < gap ? before : number);
            packets.select(row);
        });
    }

    private void chooseLane(Lane lane) {
        chosenLane = Optional.of(lane.id());
        card.show(lane);
    }

    /// One frame; a test calls it, too.
    void frame(long nowNanos) {
        model.refresh(nowNanos);
        if (model.selected().get().isEmpty() && model.rows().size() > 0) {
            model.select(model.rows().size() - 1);
        }
        if (nowNanos - lanesNanos >= LANES_EVERY_NANOS) {
            lanesNanos = nowNanos;
            showLanes();
        }
        packets.frame();
        draw(nowNanos);
    }

    private void showLanes() {
        lanes = Lane.of(model.cards(), model.snapshot());
        chart.showLanes(lanes);
        if (chosenLane.isEmpty() && !lanes.isEmpty()) {
            chosenLane = Optional.of(lanes.stream().filter(l -> l.state() == dev.baton.app.control.NodeState.MASTER)
                    .findFirst().orElse(lanes.getFirst()).id());
        }
        lanes.stream().filter(lane -> chosenLane.filter(lane.id()::equals).isPresent()).findFirst()
                .ifPresent(card::show);
        packets.tell();
        FeedState state = model.state();
        counts.setText(state.problem().isEmpty()
                ? texts.get("traffic.counts", Long.toString(model.rows().size()), Long.toString(state.received()),
                        Long.toString(state.lost()))
                : state.problem());
        isStale = true;
    }

    private void draw(long nowNanos) {
        if (model.store().isEmpty()) {
            return;
        }
        long last = model.lastNumber();
        long newest = model.store().get().atNanos(last).orElse(0L);
        fit(last, newest);
        boolean isMoving = model.isLive() && !model.paused().get() && model.following().get()
                && !pulse.reducedMotion().get();
        long rightEnd = pulse.reducedMotion().get() && model.isLive() ? stepAfter(newest) : newest;
        long end = model.following().get() && !model.paused().get()
                ? clock.now(rightEnd, nowNanos, isMoving, chart.spanNanos())
                : chart.toNanos();
        if (isMoving || isStale || last != drawnNumber) {
            chart.draw(model.store().get(), last, end, model.selected().get().map(Packet::number).orElse(0L));
            drawnNumber = last;
            isStale = false;
        }
    }

    /// Under reduced motion the lanes jump once a second.
    static long stepAfter(long atNanos) {
        return -Math.floorDiv(-atNanos, STEP_NANOS) * STEP_NANOS;
    }

    /// A source that has ended is shown whole.
    private void fit(long last, long newest) {
        if (!wasFitted && last > 0 && model.state().phase() == FeedState.Phase.ENDED) {
            wasFitted = true;
            long first = model.store().orElseThrow().atNanos(model.store().get().firstNumber()).orElse(newest);
            long whole = Math.max(STEP_NANOS, newest - first);
            chart.showSpan(whole + whole / WHOLE_FILE_MARGIN);
        }
    }

    @Override
    public String id() {
        return "traffic";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void shown() {
        held.clear();
        model.start();
        filter.follow(held);
        packets.follow(held);
        held.follow(model.selected(), packet -> {
            detail.show(packet);
            isStale = true;
        });
        held.follow(model.paused(), paused -> follow.setDisable(paused));
        held.add(pulse.eachFrame(this::frame));
        isStale = true;
    }

    @Override
    public void hidden() {
        held.clear();
        model.stop();
    }
}
