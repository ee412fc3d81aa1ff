package dev.baton.app.timeline;

import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import dev.baton.app.theme.Themes;
import dev.baton.history.Track;
import dev.baton.history.Turn;

/// The whole time in small, with the stretch shown as a window that can be dragged by its middle or its ends.
final class Brush extends Region {
    static final double HEIGHT = 36;
    private static final double GRIP = 6;

    private enum Hold {
        NONE, MIDDLE, FROM, TO
    }

    private final Themes themes;
    private final Consumer<Range> chosen;
    private final SharpCanvas canvas = new SharpCanvas();
    private Content content = Content.NONE;
    private Range whole = new Range(0, 1);
    private Range range = new Range(0, 1);
    private Hold hold = Hold.NONE;
    private double dragX;

    Brush(Themes themes, Consumer<Range> chosen) {
        this.themes = themes;
        this.chosen = chosen;
        getStyleClass().add("timeline-brush");
        getChildren().add(canvas);
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseMoved(event -> setCursor(switch (at(event.getX())) {
            case FROM, TO -> Cursor.H_RESIZE;
            case MIDDLE -> Cursor.OPEN_HAND;
            case NONE -> Cursor.DEFAULT;
        }));
    }

    /// Shows what there is and which stretch of it is shown.
    void show(Content newContent, Range newRange) {
        content = newContent;
        whole = newContent.whole();
        range = newRange;
        paint();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.resize(getWidth(), getHeight());
            paint();
        }
    }

    private double plot() {
        return Math.max(1, getWidth() - TimelinePainter.NAMES);
    }

    private double x(long atNanos) {
        return TimelinePainter.NAMES + Math.clamp(whole.x(atNanos, plot()), 0, plot());
    }

    private void paint() {
        GraphicsContext g = canvas.begin();
        Palette colours = Palette.of(themes.tokens());
        double height = getHeight();
        g.setFill(colours.window());
        g.fillRect(0, 0, getWidth(), height);
        if (content.isEmpty()) {
            return;
        }
        double from = x(range.fromNanos());
        double to = Math.max(from + 2, x(range.toNanos()));
        g.setFill(colours.accentFaint());
        g.fillRect(from, 0, to - from, height);
        g.setFill(colours.backup());
        int drawn = -1;
        for (Track track : content.tracks()) {
            for (Turn turn : track.turns()) {
                int x = (int) x(turn.atNanos());
                if (x != drawn) {
                    g.fillRect(x, height / 2, 1, height / 2 - 4);
                    drawn = x;
                }
            }
        }
        g.setFill(colours.fault());
        for (Trouble trouble : content.troubles()) {
            double x = x(trouble.fromNanos());
            g.fillRect(x, 4, Math.max(2, x(trouble.toNanos()) - x), height / 2 - 6);
        }
        g.setStroke(colours.accent());
        g.setLineWidth(1.5);
        g.strokeRect(from + 0.5, 1, to - from - 1, height - 2);
        g.setFill(colours.accent());
        g.fillRect(from - 1, height / 2 - 7, 3, 14);
        g.fillRect(to - 2, height / 2 - 7, 3, 14);
    }

    private Hold at(double x) {
        double from = x(range.fromNanos());
        double to = x(range.toNanos());
        if (Math.abs(x - from) <= GRIP) {
            return Hold.FROM;
        }
        if (Math.abs(x - to) <= GRIP) {
            return Hold.TO;
        }
        return x > from && x < to ? Hold.MIDDLE : Hold.NONE;
    }

    private long instant(double x) {
        return whole.at(x - TimelinePainter.NAMES, plot());
    }

    private void press(MouseEvent event) {
        hold = at(event.getX());
        dragX = event.getX();
        if (hold == Hold.NONE) {
            long middle = instant(event.getX());
            chosen.accept(new Range(middle - range.nanos() / 2, middle + range.nanos() / 2));
            hold = Hold.MIDDLE;
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        long moved = instant(event.getX()) - instant(dragX);
        dragX = event.getX();
        switch (hold) {
            case FROM -> chosen.accept(new Range(
                    Math.min(range.fromNanos() + moved, range.toNanos() - Range.SHORTEST_NANOS), range.toNanos()));
            case TO -> chosen.accept(new Range(range.fromNanos(),
                    Math.max(range.toNanos() + moved, range.fromNanos() + Range.SHORTEST_NANOS)));
            case MIDDLE -> chosen.accept(range.moved(moved));
            case NONE -> {
            }
        }
        event.consume();
    }
}
