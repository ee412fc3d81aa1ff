package dev.baton.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.ClusterKey;
import dev.baton.history.Bar;
import dev.baton.history.Turn;

/// The bars, with the cursor: drawn at most once a frame, only what is in sight. The wheel zooms in the bars and scrolls
/// over the names. JavaFX thread.
final class TimelineChart extends Region {
    private static final double ZOOM = 1.25;
    private static final double BAR = 12;
    private static final double NEAR = 7;
    private static final double STEP_PIXELS = 4;
    private static final double BIG_STEP_PIXELS = 60;

    private final Texts texts;
    private final Themes themes;
    private final TimelineViewModel model;
    private final TimelineWords words;
    private final DrawnFonts fonts;
    private final boolean isWall;
    private final SharpCanvas canvas = new SharpCanvas();
    private final ScrollBar bar = new ScrollBar();
    private final Label tip = new Label();
    private List<Line> lines = List.of();
    private Optional<Long> hover = Optional.empty();
    private int focused = -1;
    private double dragX;
    private Runnable twice = () -> {};
    private boolean isDirty = true;

    TimelineChart(Texts texts, Themes themes, TimelineViewModel model, TimelineWords words, boolean isWall) {
        this.texts = texts;
        fonts = DrawnFonts.of(texts.locale());
        this.themes = themes;
        this.model = model;
        this.words = words;
        this.isWall = isWall;
        getStyleClass().add("timeline-chart");
        bar.setOrientation(Orientation.VERTICAL);
        tip.getStyleClass().add("timeline-tip");
        tip.setVisible(false);
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        getChildren().addAll(canvas, bar, tip);
        setFocusTraversable(true);
        setAccessibleText(texts.get("timeline.chart.name"));
        setAccessibleHelp(texts.get("timeline.chart.keys"));
        bar.valueProperty().subscribe(_ -> changed());
        focusedProperty().subscribe(_ -> changed());
        canvas.setOnMousePressed(event -> {
            requestFocus();
            dragX = event.getX();
        });
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseMoved(this::point);
        canvas.setOnMouseExited(_ -> leave());
        canvas.setOnMouseClicked(this::click);
        canvas.setOnScroll(this::wheel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setMinHeight(TimelinePainter.STRIP + TimelinePainter.AXIS + 3 * TimelinePainter.LINE);
    }

    /// Shows what there is now.
    void show(Content content) {
        lines = Line.of(content.tracks());
        focused = Math.min(focused, lines.size() - 1);
        bar.setMax(Math.max(0, lines.size() - TimelinePainter.room(canvas.getHeight())));
        changed();
    }

    /// Calls `command` when an instant was clicked at twice.
    void onTwice(Runnable command) {
        twice = command;
    }

    /// Something else is to be drawn with the next frame.
    void changed() {
        isDirty = true;
    }

    /// Draws, if something has changed.
    void frame() {
        isDirty |= canvas.isBlurred();
        if (!isDirty || canvas.getWidth() <= TimelinePainter.NAMES) {
            return;
        }
        isDirty = false;
        new TimelinePainter(canvas.begin(), Palette.of(themes.tokens()), fonts, words,
                texts.get("timeline.no-master"), texts.get("timeline.events"), isWall, canvas.getWidth(),
                canvas.getHeight()).paint(
                        new TimelinePainter.Scene(model.content().get(), lines, first(),
                                model.range().get(), model.cursor().get(), hover, model.selected().get(),
                                isFocused() ? focused : -1));
    }

    SharpCanvas canvas() {
        return canvas;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth() - BAR - 2);
        double height = Math.max(1, getHeight() - 2);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.resize(width, height);
            int room = TimelinePainter.room(height);
            bar.setMax(Math.max(0, lines.size() - room));
            bar.setVisibleAmount(room);
            bar.setValue(Math.min(bar.getValue(), bar.getMax()));
            isDirty = true;
            frame();
        }
        canvas.relocate(1, 1);
        bar.resizeRelocate(1 + width, 1, BAR, height);
        bar.setVisible(bar.getMax() > 0);
    }

    private int first() {
        return Math.clamp(Math.round(bar.getValue()), 0, Math.max(0, lines.size() - 1));
    }

    private double plot() {
        return Math.max(1, canvas.getWidth() - TimelinePainter.NAMES);
    }

    private long instant(double x) {
        return model.range().get().at(x - TimelinePainter.NAMES, plot());
    }

    private Optional<Line> line(double y) {
        int index = first() + (int) Math.floor((y - TimelinePainter.STRIP) / TimelinePainter.LINE);
        boolean isThere = y >= TimelinePainter.STRIP && y < canvas.getHeight() - TimelinePainter.AXIS
                && index < lines.size();
        return isThere ? Optional.of(lines.get(index)) : Optional.empty();
    }

    private void drag(MouseEvent event) {
        long moved = instant(dragX) - instant(event.getX());
        dragX = event.getX();
        model.show(model.range().get().moved(moved));
    }

    private void wheel(ScrollEvent event) {
        double notches = Math.signum(event.getDeltaY());
        if (event.getX() < TimelinePainter.NAMES || event.isShiftDown()) {
            bar.setValue(Math.clamp(bar.getValue() - notches * 3, 0, bar.getMax()));
        } else if (notches != 0) {
            model.zoom(notches > 0 ? 1 / ZOOM : ZOOM, OptionalLong.of(instant(event.getX())));
        }
        event.consume();
    }

    private void point(MouseEvent event) {
        if (event.getX() < TimelinePainter.NAMES) {
            leave();
            return;
        }
        long at = instant(event.getX());
        hover = Optional.of(at);
        changed();
        tip.setText(tipText(event.getX(), event.getY(), at));
        tip.setVisible(true);
        tip.autosize();
        double x = event.getX() + 16 + tip.getWidth() > canvas.getWidth()
                ? event.getX() - tip.getWidth() - 10
                : event.getX() + 16;
        double y = Math.clamp(event.getY() + 14, 0, Math.max(0, canvas.getHeight() - tip.getHeight() - 4));
        tip.relocate(x, y);
    }

    private void leave() {
        hover = Optional.empty();
        tip.setVisible(false);
        changed();
    }

    private String tipText(double x, double y, long at) {
        if (y < TimelinePainter.STRIP) {
            return event(x).map(e -> words.time(e.atNanos()) + "\n" + words.event(e)).orElseGet(() -> words.time(at));
        }
        return line(y).map(line -> words.time(at) + "\n" + state(line, at)).orElseGet(() -> words.time(at));
    }

    private String state(Line line, long at) {
        if (line.row().isEmpty()) {
            return model.content().get().troubles().stream()
                    .filter(t -> t.key().equals(line.track().key()) && t.fromNanos() <= at && at <= t.toNanos())
                    .map(words::trouble).findFirst().orElseGet(() -> words.title(line.track()));
        }
        Optional<Bar> found = line.row().get().bars().stream()
                .filter(b -> b.fromNanos() <= at && at <= b.toNanos()).reduce((_, last) -> last);
        String node = line.row().get().node();
        return found.map(b -> texts.get(b.told() ? "timeline.tip.told" : "timeline.tip.heard", node, b.role().name(),
                words.length(b.nanos()))).orElseGet(() -> texts.get("timeline.tip.unknown", node));
    }

    private Optional<Event> event(double x) {
        Range range = model.range().get();
        return model.content().get().events().stream()
                .filter(e -> Math.abs(TimelinePainter.NAMES + range.x(e.atNanos(), plot()) - x) <= NEAR)
                .min((a, b) -> Double.compare(Math.abs(range.x(a.atNanos(), plot()) - x),
                        Math.abs(range.x(b.atNanos(), plot()) - x)));
    }

    private void click(MouseEvent event) {
        if (!event.isStillSincePress() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<Line> line = line(event.getY());
        line.ifPresent(l -> {
            model.choose(l.track().key());
            focused = lines.indexOf(l);
        });
        if (event.getX() < TimelinePainter.NAMES) {
            changed();
            return;
        }
        Optional<Turn> turn = line.flatMap(l -> turn(l, event.getX()));
        if (event.getClickCount() == 2) {
            twice.run();
        } else if (turn.isPresent()) {
            model.select(turn.get());
        } else {
            model.look(event.getY() < TimelinePainter.STRIP
                    ? event(event.getX()).map(Event::atNanos).orElseGet(() -> instant(event.getX()))
                    : instant(event.getX()));
        }
    }

    /// The change of state under the pointer.
    private Optional<Turn> turn(Line line, double x) {
        Range range = model.range().get();
        return line.track().turns().stream()
                .filter(t -> line.row().map(row -> row.node().equals(t.node())).orElse(true))
                .filter(t -> Math.abs(TimelinePainter.NAMES + range.x(t.atNanos(), plot()) - x) <= NEAR)
                .min((a, b) -> Double.compare(
                        Math.abs(TimelinePainter.NAMES + range.x(a.atNanos(), plot()) - x),
                        Math.abs(TimelinePainter.NAMES + range.x(b.atNanos(), plot()) - x)));
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        long step = Math.round(model.range().get().nanos() / plot()
                * (event.isShiftDown() ? BIG_STEP_PIXELS : STEP_PIXELS));
        long at = model.cursor().get().orElseGet(() -> model.content().get().history().toNanos());
        boolean isOurs = true;
        switch (event.getCode()) {
            case LEFT -> model.look(at - step);
            case RIGHT -> model.look(at + step);
            case UP -> focus(focused - 1);
            case DOWN -> focus(focused + 1);
            case PAGE_UP -> model.show(model.range().get().moved(-model.range().get().nanos() / 2));
            case PAGE_DOWN -> model.show(model.range().get().moved(model.range().get().nanos() / 2));
            case HOME -> model.look(model.content().get().whole().fromNanos());
            case END -> model.follow();
            case PLUS, EQUALS, ADD -> model.zoom(1 / ZOOM, OptionalLong.empty());
            case MINUS, SUBTRACT -> model.zoom(ZOOM, OptionalLong.empty());
            case ENTER -> nearest().ifPresent(model::select);
            default -> isOurs = false;
        }
        if (isOurs) {
            event.consume();
        }
    }

    private void focus(int index) {
        if (lines.isEmpty()) {
            return;
        }
        focused = Math.clamp(index, 0, lines.size() - 1);
        model.choose(lines.get(focused).track().key());
        int room = TimelinePainter.room(canvas.getHeight());
        if (focused < first()) {
            bar.setValue(focused);
        } else if (focused >= first() + room) {
            bar.setValue(focused - room + 1.0);
        }
        setAccessibleText(texts.get("timeline.chart.name") + ": " + state(lines.get(focused),
                model.cursor().get().orElseGet(() -> model.content().get().history().toNanos())));
        changed();
    }

    private Optional<Turn> nearest() {
        if (focused < 0 || focused >= lines.size()) {
            return Optional.empty();
        }
        Line line = lines.get(focused);
        ClusterKey key = line.track().key();
        long at = model.cursor().get().orElseGet(() -> model.content().get().history().toNanos());
        return line.track().turns().stream()
                .filter(t -> t.key().equals(key) && line.row().map(r -> r.node().equals(t.node())).orElse(true))
                .min((a, b) -> Long.compare(Math.abs(a.atNanos() - at), Math.abs(b.atNanos() - at)));
    }
}
