package dev.baton.app.timeline;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import dev.baton.history.Turn;

/// Draws the whole: the strip of events, a line for each cluster and node in sight, the axis and the cursor.
final class TimelinePainter {
    static final double NAMES = 216;
    static final double LINE = 26;
    static final double STRIP = 26;
    static final double AXIS = 22;
    private static final double INDENT = 24;
    private static final double MARK = 5;
    private static final double GAP = (LINE - BarPainter.BAR_HEIGHT) / 2;

    /// What is drawn.
    ///
    /// @param first    the first line in sight
    /// @param cursor   the instant looked at; empty: none
    /// @param hover    the instant pointed at; empty: none
    /// @param focused  the line that the keyboard is at; -1: none
    record Scene(Content content, List<Line> lines, int first, Range range, Optional<Long> cursor,
            Optional<Long> hover, Optional<Turn> selected, int focused) {}

    private final GraphicsContext g;
    private final Palette colours;
    private final DrawnFonts fonts;
    private final TimelineWords words;
    private final String noMaster;
    private final String events;
    private final boolean isWall;
    private final double width;
    private final double height;

    TimelinePainter(GraphicsContext g, Palette colours, DrawnFonts fonts, TimelineWords words, String noMaster,
            String events,
            boolean isWall, double width, double height) {
        this.g = g;
        this.colours = colours;
        this.fonts = fonts;
        this.words = words;
        this.noMaster = noMaster;
        this.events = events;
        this.isWall = isWall;
        this.width = width;
        this.height = height;
    }

    /// How many lines there is room for.
    static int room(double height) {
        return Math.max(1, (int) ((height - STRIP - AXIS) / LINE));
    }

    void paint(Scene scene) {
        double plot = width - NAMES;
        g.setFill(colours.surface());
        g.fillRect(0, 0, width, height);
        Ticks ticks = Ticks.of(scene.range(), plot, isWall, ZoneId.systemDefault());
        grid(scene, ticks, plot);
        g.save();
        g.beginPath();
        g.rect(NAMES, 0, plot, height);
        g.clip();
        lines(scene, plot);
        strip(scene, plot);
        cursor(scene, plot);
        g.restore();
        names(scene);
    }

    private void grid(Scene scene, Ticks ticks, double plot) {
        int shown = Math.min(room(height), scene.lines().size() - scene.first());
        for (int i = 0; i < shown; i++) {
            double top = STRIP + i * LINE;
            if (scene.lines().get(scene.first() + i).isHead()) {
                g.setFill(colours.window());
                g.fillRect(0, top, width, LINE);
            }
            if (scene.first() + i == scene.focused()) {
                g.setFill(colours.accentFaint());
                g.fillRect(0, top, width, LINE);
            }
        }
        g.setStroke(colours.line());
        g.setLineWidth(1);
        g.setFont(fonts.small());
        for (long at : ticks.at()) {
            double x = Math.rint(NAMES + scene.range().x(at, plot)) + 0.5;
            g.strokeLine(x, STRIP, x, height - AXIS);
            String label = words.mark(at, ticks.stepNanos());
            double wide = TextWidth.of(label, fonts.small());
            if (x - wide / 2 > NAMES && x + wide / 2 < width) {
                g.setFill(colours.muted());
                g.fillText(label, x - wide / 2, height - 7);
            }
        }
        g.strokeLine(0, STRIP - 0.5, width, STRIP - 0.5);
        g.strokeLine(0, height - AXIS + 0.5, width, height - AXIS + 0.5);
        g.strokeLine(NAMES - 0.5, 0, NAMES - 0.5, height - AXIS);
    }

    private void lines(Scene scene, double plot) {
        g.setFont(fonts.small());
        BarPainter bars = new BarPainter(g, colours, scene.range(), NAMES, plot);
        int shown = Math.min(room(height), scene.lines().size() - scene.first());
        for (int i = 0; i < shown; i++) {
            Line line = scene.lines().get(scene.first() + i);
            double top = STRIP + i * LINE + GAP;
            if (line.row().isPresent()) {
                bars.node(line.row().get(), top);
            } else {
                bars.cluster(line.track(), top, noMaster);
            }
            scene.selected().filter(turn -> turn.key().equals(line.track().key())
                    && line.row().filter(row -> row.node().equals(turn.node())).isPresent()).ifPresent(turn -> {
                        double x = NAMES + scene.range().x(turn.atNanos(), plot);
                        g.setStroke(colours.accent());
                        g.setLineWidth(2);
                        g.strokeOval(x - LINE / 2 + 2, top - GAP + 2, LINE - 4, LINE - 4);
                    });
        }
    }

    private void strip(Scene scene, double plot) {
        double middle = STRIP / 2;
        int drawn = -1;
        for (Event event : scene.content().events()) {
            if (!scene.range().contains(event.atNanos())) {
                continue;
            }
            double x = NAMES + scene.range().x(event.atNanos(), plot);
            if ((int) x / 2 == drawn) {
                continue;
            }
            drawn = (int) x / 2;
            event(event.kind(), x, middle);
        }
    }

    private void event(Event.Kind kind, double x, double y) {
        Color colour = switch (kind) {
            case PUSH, NOTE, PRIORITY, PRIORITY_SET, CONFIG, HAND_OVER -> colours.accent();
            case CHECK_PASSES -> colours.master();
            case CHECK_FAILS, NODE_LOST -> colours.fault();
            case MAINTENANCE, TEST -> colours.test();
        };
        g.setFill(colour);
        g.setStroke(colour);
        g.setLineWidth(1.8);
        switch (kind) {
            case CONFIG -> g.strokeRect(x - MARK + 1, y - MARK + 1, MARK * 2 - 2, MARK * 2 - 2);
            case HAND_OVER -> g.fillPolygon(new double[]{x - MARK, x + MARK, x - MARK},
                    new double[]{y - MARK, y, y + MARK}, 3);
            case PUSH, PRIORITY, PRIORITY_SET -> g.fillPolygon(new double[]{x - MARK, x, x + MARK},
                    new double[]{y + MARK, y - MARK, y + MARK}, 3);
            case CHECK_PASSES -> {
                g.strokeLine(x - MARK, y, x - 1, y + MARK - 1);
                g.strokeLine(x - 1, y + MARK - 1, x + MARK, y - MARK + 1);
            }
            case CHECK_FAILS, NODE_LOST -> {
                g.strokeLine(x - MARK + 1, y - MARK + 1, x + MARK - 1, y + MARK - 1);
                g.strokeLine(x - MARK + 1, y + MARK - 1, x + MARK - 1, y - MARK + 1);
            }
            case MAINTENANCE, TEST -> g.fillPolygon(new double[]{x - MARK, x, x + MARK, x},
                    new double[]{y, y - MARK, y, y + MARK}, 4);
            case NOTE -> g.fillRect(x - MARK + 1, y - MARK + 1, MARK * 2 - 2, MARK * 2 - 2);
        }
    }

    private void cursor(Scene scene, double plot) {
        scene.hover().filter(scene.range()::contains).ifPresent(at -> {
            double x = Math.rint(NAMES + scene.range().x(at, plot)) + 0.5;
            g.setStroke(colours.muted());
            g.setLineWidth(1);
            g.setLineDashes(3, 3);
            g.strokeLine(x, 0, x, height - AXIS);
            g.setLineDashes();
        });
        scene.cursor().filter(scene.range()::contains).ifPresent(at -> {
            double x = Math.rint(NAMES + scene.range().x(at, plot));
            g.setStroke(colours.accent());
            g.setLineWidth(2);
            g.strokeLine(x, 0, x, height - AXIS);
            g.setFill(colours.accent());
            g.fillPolygon(new double[]{x - 6, x + 6, x}, new double[]{0, 0, 8}, 3);
            String label = words.time(at);
            g.setFont(fonts.small());
            double wide = TextWidth.of(label, fonts.small()) + 10;
            double from = Math.clamp(x - wide / 2, NAMES, Math.max(NAMES, width - wide));
            g.fillRoundRect(from, height - AXIS + 2, wide, AXIS - 4, 6, 6);
            g.setFill(colours.surface());
            g.fillText(label, from + 5, height - 7);
        });
    }

    private void names(Scene scene) {
        g.setFont(fonts.small());
        g.setFill(colours.muted());
        g.fillText(TextWidth.cut(events, fonts.small(), NAMES - 20), 10, STRIP - 9);
        int shown = Math.min(room(height), scene.lines().size() - scene.first());
        for (int i = 0; i < shown; i++) {
            Line line = scene.lines().get(scene.first() + i);
            double base = STRIP + i * LINE + LINE - 8;
            Font font = line.isHead() ? fonts.bold() : fonts.plain();
            double indent = line.isHead() ? 10 : INDENT;
            String name = line.row().map(row -> row.node()).orElseGet(() -> words.title(line.track()));
            g.setFont(font);
            g.setFill(colours.text());
            g.fillText(TextWidth.cut(name, font, NAMES - indent - 8), indent, base);
        }
    }
}
