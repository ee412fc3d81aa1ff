package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
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
import dev.baton.app.action.ActionButton;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.FeedState;

/// The Traffic screen.
public final class TrafficView implements Screen {
    private static final double WAYS_GAP = 10;
    /// In less room the buttons of the bar have no words.
    private static final double NARROW = 860;
    private static final double LEAST_FILTER = 240;
    /// What leads to packets where there are none.
    private static final List<String> WAYS = List.of("source.capture", "source.file", "source.lab");

    private final Texts texts;
    private final ClusterSource source;
    private final Pulse pulse;
    private final TrafficViewModel model;
    private final BorderPane root = new BorderPane();
    private final FilterBox filter;
    private final LaneSide lanes;
    private final FeedStrip strip;
    private final TablePane packets;
    private final PacketTable table;
    private final PacketDetail detail;
    private final Label counts = new Label();
    private final ToggleButton pause = new ToggleButton();
    private final ToggleButton follow = new ToggleButton();
    private final Subscriptions held = new Subscriptions();

    public TrafficView(AppContext context) {
        this(context, new TrafficViewModel(context.source(), context.tasks()));
    }

    TrafficView(AppContext context, TrafficViewModel model) {
        this.texts = context.texts();
        this.source = context.source();
        this.pulse = context.pulse();
        this.model = model;
        filter = new FilterBox(texts, model);
        packets = new TablePane(context, model, filter::clear);
        table = packets.table();
        detail = new PacketDetail(texts);
        lanes = new LaneSide(context, model, new LaneHost());
        strip = new FeedStrip(context, model);
        addActions(context);
        root.getStyleClass().add("traffic");
        if (model.hasPackets()) {
            root.setTop(new VBox(toolbar(), strip.view()));
        }
        root.setCenter(model.hasPackets() ? panes() : empty(context));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0 && !table.selection().isRestoring()) {
                if (model.rows().number(index.intValue()) < model.rows().shown().last()) {
                    model.following().set(false);
                }
                model.select(index.intValue());
            }
        });
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
        bar.widthProperty().map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW)
                .subscribe(this::narrow);
        return bar;
    }

    /// Where there is little room the filter has it, and the buttons are seen by their icons alone.
    private void narrow(boolean isNarrow) {
        for (ToggleButton button : List.of(pause, follow)) {
            button.setContentDisplay(isNarrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setTooltip(isNarrow ? new Tooltip(button.getText()) : null);
            button.setAccessibleText(button.getText());
        }
        counts.setMinWidth(isNarrow ? 0 : Region.USE_PREF_SIZE);
        filter.setMinWidth(isNarrow ? LEAST_FILTER : Region.USE_COMPUTED_SIZE);
    }

    private Region panes() {
        SplitPane below = new SplitPane(detail.view(), lanes.card().view());
        below.setDividerPositions(0.76);
        SplitPane.setResizableWithParent(lanes.card().view(), false);
        SplitPane all = new SplitPane(lanes.chart(), packets.view(), below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.3, 0.68);
        all.getStyleClass().add("traffic-panes");
        return all;
    }

    private Region empty(AppContext context) {
        Label title = new Label(texts.get("traffic.none.title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(texts.get("traffic.none.text"));
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        HBox ways = new HBox(WAYS_GAP);
        WAYS.forEach(id -> context.actions().find(id)
                .ifPresent(action -> ways.getChildren().add(new ActionButton(action, texts))));
        ways.setAlignment(Pos.CENTER);
        VBox box = new VBox(title, text, ways);
        box.getStyleClass().add("empty-pane");
        return box;
    }

    private void pressed(KeyEvent event) {
        boolean isOnButton = event.getTarget() instanceof ButtonBase;
        if (event.getCode() == KeyCode.SPACE && !filter.field().isFocused() && !isOnButton) {
            model.paused().set(!model.paused().get());
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C && table.isFocused()) {
            packets.copy();
            event.consume();
        } else if (lanes.chart().isFocused() && lanes.press(event)) {
            event.consume();
        }
    }

    private final class LaneHost implements LaneSide.Host {
        @Override
        public void pick(long number) {
            model.following().set(false);
            int row = model.rows().rowOf(number);
            if (row >= 0 && model.rows().number(row) == number) {
                packets.select(row);
            } else {
                table.getSelectionModel().clearSelection();
                model.store().flatMap(store -> store.packet(number))
                        .ifPresent(packet -> model.selected().set(Optional.of(packet)));
            }
        }

        @Override
        public void filter(String text) {
            filter.field().setText(text);
            model.apply(text);
        }

        @Override
        public void goTo(long number) {
            pick(number);
            table.requestFocus();
        }
    }

    /// One frame; a test calls it, too.
    void frame(long nowNanos) {
        model.refresh(nowNanos);
        if (model.selected().get().isEmpty() && model.rows().size() > 0) {
            model.select(model.rows().size() - 1);
        }
        packets.frame();
        lanes.frame(nowNanos);
        strip.frame(nowNanos);
        tellCounts();
    }

    private void tellCounts() {
        packets.tell();
        FeedState state = model.state();
        counts.setText(texts.get("traffic.counts", model.rows().size(), state.received(), state.lost()));
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
    public void show(Target target) {
        switch (target) {
            case Target.Packets(List<Long> numbers) -> packets.choose(numbers);
            case Target.InFile _,Target.PairNode _,Target.OfNode _,Target.Staged _,Target.Configuration _,Target.Failover _ -> {
                // Files are on another screen.
            }
        }
    }

    @Override
    public void shown() {
        held.clear();
        held.add(source.wantPackets());
        model.start();
        filter.follow(held);
        packets.follow(held);
        held.follow(model.selected(), packet -> {
            detail.show(packet);
            lanes.selected(packet);
        });
        held.follow(model.paused(), paused -> follow.setDisable(paused));
        held.follow(model.applied(), filterText -> table.setPlaceholder(
                new Label(texts.get(filterText.isEmpty() ? "lane.table.none" : "traffic.table.empty"))));
        held.add(pulse.eachFrame(this::frame));
        lanes.changed();
    }

    @Override
    public void hidden() {
        held.clear();
        model.stop();
    }
}
