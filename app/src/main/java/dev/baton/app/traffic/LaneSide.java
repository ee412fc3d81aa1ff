package dev.baton.app.traffic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import dev.baton.app.control.NodeState;
import dev.baton.app.fx.Pulse;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.SourceKind;
import dev.baton.app.theme.Themes;
import dev.baton.traffic.Packet;

/// The lanes' side of the screen: the chart, the card of the chosen lane, and what keys and menus do there.
final class LaneSide implements LaneChart.Listener, LaneActions.Target {
    private static final long STEP_NANOS = 1_000_000_000L;
    private static final long LANES_EVERY_NANOS = 250_000_000L;
    private static final long WHOLE_FILE_MARGIN = 20;
    private static final double ZOOM = 1.25;
    private static final int STEPS_A_SPAN = 10;

    /// What the rest of the screen does for the lanes.
    interface Host {
        /// Selects a packet, in the table too where it is shown there.
        void pick(long number);

        /// Has the table show only what a filter lets through.
        void filter(String text);

        /// Puts the keyboard into the table, on this packet.
        void goTo(long number);
    }

    private final TrafficViewModel model;
    private final Pulse pulse;
    /// Asked with each frame: a subscription would keep a screen that is gone.
    private final Themes themes;
    private final Host host;
    private final LaneChart chart;
    private final SourcePane card;
    private final LaneActions actions;
    /// Whether what is shown is of now, and not of the end of a file.
    private final boolean isWatched;
    private final FrameClock clock = new FrameClock();
    private final Set<Lane.Id> hidden = new LinkedHashSet<>();
    private List<Lane> all = List.of();
    private List<Lane> lanes = List.of();
    private Optional<Lane.Id> chosenLane = Optional.empty();
    private Optional<Long> pointedAt = Optional.empty();
    private long lanesNanos = -LANES_EVERY_NANOS;
    private long drawnNumber = -1;
    private boolean isStale = true;
    private Themes.Theme drawnIn;
    private boolean wasFitted;

    LaneSide(AppContext context, TrafficViewModel model, Host host) {
        this.model = model;
        this.pulse = context.pulse();
        this.themes = context.themes();
        drawnIn = themes.theme().get();
        this.host = host;
        isWatched = context.source().kind() == SourceKind.LIVE || context.source().kind() == SourceKind.NODES;
        chart = new LaneChart(context.texts(), context.themes(), this);
        card = new SourcePane(context.texts());
        actions = new LaneActions(context.texts(), context.actions(), this);
    }

    LaneChart chart() {
        return chart;
    }

    SourcePane card() {
        return card;
    }

    /// Something else than the packets has changed.
    @Override
    public void changed() {
        isStale = true;
    }

    @Override
    public void picked(long number) {
        host.pick(number);
    }

    @Override
    public void chose(Lane lane) {
        chosenLane = Optional.of(lane.id());
        pointedAt = Optional.empty();
        refresh();
    }

    @Override
    public void moved() {
        model.following().set(false);
        isStale = true;
    }

    @Override
    public void menu(Lane lane, Optional<Long> packet, Point2D at) {
        chose(lane);
        pointedAt = packet;
        ContextMenu menu = actions.menu();
        if (chart.getScene() != null && chart.getScene().getWindow() != null) {
            menu.show(chart, at.getX(), at.getY());
        }
    }

    /// The menu's actions.
    LaneActions actions() {
        return actions;
    }

    /// A packet was selected: its lane is the chosen one.
    void selected(Optional<Packet> packet) {
        isStale = true;
        packet.flatMap(p -> chart.probe().flatMap(probe -> probe.of(p.number()))).ifPresent(hit -> {
            if (chosenLane.filter(hit.lane().id()::equals).isEmpty()) {
                chosenLane = Optional.of(hit.lane().id());
                refresh();
            }
        });
    }

    /// A key that was pressed while the keyboard is in the lanes.
    ///
    /// @return whether it means something there
    boolean press(KeyEvent event) {
        boolean isMenu = event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        if (isMenu) {
            lane().ifPresent(lane -> menu(lane, model.selected().get().map(Packet::number),
                    chart.screenPlace(lane.id())));
            return true;
        }
        long pan = chart.spanNanos() / STEPS_A_SPAN;
        boolean isPan = event.isShiftDown();
        switch (event.getCode()) {
            case LEFT -> across(isPan, -pan, -1);
            case RIGHT -> across(isPan, pan, 1);
            case UP -> step(0, -1);
            case DOWN -> step(0, 1);
            case PLUS, ADD, EQUALS -> chart.zoom(1 / ZOOM);
            case MINUS, SUBTRACT -> chart.zoom(ZOOM);
            case END -> model.following().set(true);
            case ENTER -> model.selected().get().ifPresent(packet -> host.goTo(packet.number()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void across(boolean isPan, long nanos, int direction) {
        if (isPan) {
            chart.move(nanos);
        } else {
            step(direction, 0);
        }
    }

    private void step(int across, int down) {
        long from = model.selected().get().map(Packet::number).orElse(0L);
        chart.probe().flatMap(probe -> probe.step(from, chosenLane, chart.toNanos(), across, down))
                .ifPresent(number -> {
                    host.pick(number);
                    chart.reveal(number);
                });
    }

    /// One frame.
    void frame(long nowNanos) {
        if (nowNanos - lanesNanos >= LANES_EVERY_NANOS) {
            lanesNanos = nowNanos;
            boolean isCurrent = !isWatched || model.state().phase() != FeedState.Phase.ENDED;
            all = Lane.of(model.cards(), model.snapshot(), isCurrent);
            refresh();
        }
        draw(nowNanos);
    }

    private void refresh() {
        lanes = all.stream().filter(lane -> !hidden.contains(lane.id())).toList();
        if (lane().isEmpty() && !lanes.isEmpty()) {
            chosenLane = Optional.of(lanes.stream().filter(lane -> lane.state() == NodeState.MASTER).findFirst()
                    .orElse(lanes.getFirst()).id());
        }
        chart.showLanes(lanes, chosenLane);
        lane().ifPresent(lane -> card.show(lane, HeardTable.of(lane, model.cards(), model.snapshot())));
        actions.refresh();
        isStale = true;
    }

    private void draw(long nowNanos) {
        if (model.store().isEmpty()) {
            return;
        }
        long last = model.lastNumber();
        long newest = model.store().get().atNanos(last).orElse(0L);
        fit(last, newest);
        boolean isTail = model.isLive() && !model.paused().get() && model.following().get();
        boolean isMoving = isTail && !pulse.reducedMotion().get();
        long rightEnd = pulse.reducedMotion().get() && model.isLive() ? stepAfter(newest) : newest;
        long end = model.following().get() && !model.paused().get()
                ? clock.now(rightEnd, nowNanos, isMoving, chart.spanNanos())
                : chart.toNanos();
        if (isMoving || isStale || last != drawnNumber || drawnIn != themes.theme().get()) {
            drawnIn = themes.theme().get();
            isStale = false;
            drawnNumber = last;
            chart.draw(model.store().get(), last, end, model.selected().get().map(Packet::number).orElse(0L), isTail);
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
    public Optional<Lane> lane() {
        return lanes.stream().filter(lane -> chosenLane.filter(lane.id()::equals).isPresent()).findFirst();
    }

    @Override
    public Optional<Long> packet() {
        return pointedAt.or(() -> model.selected().get().map(Packet::number));
    }

    @Override
    public String filter() {
        return model.applied().get();
    }

    @Override
    public void filter(String text) {
        host.filter(text);
        actions.refresh();
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void goTo(long number) {
        host.goTo(number);
    }

    /// Lanes that are shown are at most [Lane#MAX_LANES], so hidden ones are, too.
    @Override
    public void hide(Lane lane) {
        hidden.add(lane.id());
        refresh();
    }

    @Override
    public void showAll() {
        hidden.clear();
        refresh();
    }

    @Override
    public int shownLanes() {
        return lanes.size();
    }

    @Override
    public int hiddenLanes() {
        return hidden.size();
    }
}
