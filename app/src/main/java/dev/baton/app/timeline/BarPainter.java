package dev.baton.app.timeline;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import dev.baton.history.Bar;
import dev.baton.history.Overlay;
import dev.baton.history.Track;
import dev.baton.vrrp.Role;

/// Draws states as bars: colour and shape as everywhere, MASTER ▶ filled, BACKUP ◇ outlined, FAULT ✖, INIT ○. What is
/// narrower than a pixel is drawn once for each pixel, so the cost is that of the drawing's width, not of how much
/// happened.
final class BarPainter {
    static final double BAR_HEIGHT = 16;
    private static final double ROUND = 4;
    private static final double GLYPH = 8;
    private static final double GLYPH_ROOM = 18;
    private static final double HATCH_STEP = 7;

    private final GraphicsContext g;
    private final Palette colours;
    private final Range range;
    private final double left;
    private final double width;

    /// @param left  where the range begins on the drawing
    /// @param width how wide it is there
    BarPainter(GraphicsContext g, Palette colours, Range range, double left, double width) {
        this.g = g;
        this.colours = colours;
        this.range = range;
        this.left = left;
        this.width = width;
    }

    /// A node's states.
    void node(Track.Row row, double top) {
        List<Bar> bars = row.bars();
        int drawn = -1;
        boolean hasFault = false;
        for (int i = firstIn(bars); i < bars.size() && bars.get(i).fromNanos() <= range.toNanos(); i++) {
            Bar bar = bars.get(i);
            double from = clipped(bar.fromNanos());
            double to = clipped(bar.toNanos());
            int pixel = (int) from;
            boolean isThin = to - from < 1;
            boolean isFault = bar.role() == Role.FAULT;
            if (isThin && pixel == drawn && (hasFault || !isFault)) {
                continue;
            }
            hasFault = isFault;
            drawn = pixel;
            bar(bar.role(), from, Math.max(1, to - from), top);
        }
    }

    /// The first bar that ends in sight.
    private int firstIn(List<Bar> bars) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bars.get(middle).toNanos() < range.fromNanos()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double clipped(long atNanos) {
        return left + Math.clamp(range.x(atNanos, width), -ROUND, width + ROUND);
    }

    private void bar(Role role, double x, double w, double top) {
        switch (role) {
            case MASTER -> box(x, w, top, colours.master(), colours.master());
            case BACKUP -> box(x, w, top, colours.backupFill(), colours.backup());
            case FAULT -> box(x, w, top, colours.fault(), colours.fault());
            case INIT -> box(x, w, top, colours.initFill(), colours.init());
        }
        if (w >= GLYPH_ROOM) {
            glyph(role, Math.max(x, left) + 5, top + (BAR_HEIGHT - GLYPH) / 2);
        }
    }

    private void box(double x, double w, double top, Color fill, Color edge) {
        if (w < 3) {
            g.setFill(edge);
            g.fillRect(x, top, w, BAR_HEIGHT);
            return;
        }
        g.setFill(fill);
        g.fillRoundRect(x + 0.5, top + 0.5, w - 1, BAR_HEIGHT - 1, ROUND, ROUND);
        g.setStroke(edge);
        g.setLineWidth(1);
        g.strokeRoundRect(x + 0.5, top + 0.5, w - 1, BAR_HEIGHT - 1, ROUND, ROUND);
    }

    private void glyph(Role role, double x, double y) {
        double middle = GLYPH / 2;
        switch (role) {
            case MASTER -> {
                g.setFill(colours.masterText());
                g.fillPolygon(new double[]{x, x + GLYPH, x}, new double[]{y, y + middle, y + GLYPH}, 3);
            }
            case BACKUP -> {
                g.setStroke(colours.backup());
                g.setLineWidth(1.4);
                g.strokePolygon(new double[]{x, x + middle, x + GLYPH, x + middle},
                        new double[]{y + middle, y, y + middle, y + GLYPH}, 4);
            }
            case FAULT -> {
                g.setStroke(colours.surface());
                g.setLineWidth(2);
                g.strokeLine(x + 1, y + 1, x + GLYPH - 1, y + GLYPH - 1);
                g.strokeLine(x + 1, y + GLYPH - 1, x + GLYPH - 1, y + 1);
            }
            case INIT -> {
                g.setStroke(colours.init());
                g.setLineWidth(1.4);
                g.strokeOval(x + 0.5, y + 0.5, GLYPH - 1, GLYPH - 1);
            }
        }
    }

    /// A cluster: who held its addresses, and over that what was wrong with the whole.
    ///
    /// @param noMaster what is written where there was no master
    void cluster(Track track, double top, String noMaster) {
        for (Track.Row row : track.rows()) {
            int drawn = -1;
            List<Bar> bars = row.bars();
            for (int i = firstIn(bars); i < bars.size() && bars.get(i).fromNanos() <= range.toNanos(); i++) {
                Bar bar = bars.get(i);
                double from = clipped(bar.fromNanos());
                double w = Math.max(1, clipped(bar.toNanos()) - from);
                if (bar.role() == Role.MASTER && (w > 1 || (int) from != drawn)) {
                    drawn = (int) from;
                    g.setFill(colours.master());
                    g.fillRect(from, top, w, BAR_HEIGHT);
                    text(row.node(), from, w, top, colours.masterText());
                }
            }
        }
        int drawn = -1;
        for (Overlay overlay : track.overlays()) {
            double from = clipped(overlay.fromNanos());
            double w = Math.max(1, clipped(overlay.toNanos()) - from);
            boolean isSeen = overlay.toNanos() >= range.fromNanos() && overlay.fromNanos() <= range.toNanos();
            if (isSeen && (w > 1 || (int) from != drawn)) {
                drawn = (int) from;
                overlay(overlay, from, w, top, noMaster);
            }
        }
    }

    private void overlay(Overlay overlay, double x, double w, double top, String noMaster) {
        switch (overlay.kind()) {
            case NO_MASTER -> {
                g.setFill(colours.absent());
                g.fillRect(x, top, w, BAR_HEIGHT);
                text(noMaster, x, w, top, colours.surface());
            }
            case SPLIT -> {
                g.setFill(colours.faultFaint());
                g.fillRect(x, top, w, BAR_HEIGHT);
                hatch(x, w, top);
                String masters = String.join(" + ", overlay.masters());
                double wide = TextWidth.of(masters, g.getFont());
                double from = Math.max(x, left);
                if (x + w - from > wide + 24) {
                    g.setFill(colours.faultFaint());
                    g.fillRect(from + 2, top + 1, wide + 8, BAR_HEIGHT - 2);
                    text(masters, x, w, top, colours.fault());
                }
            }
        }
    }

    private void hatch(double x, double w, double top) {
        g.save();
        g.beginPath();
        g.rect(x, top, w, BAR_HEIGHT);
        g.clip();
        g.setStroke(colours.fault());
        g.setLineWidth(2.4);
        double begin = Math.floor((x - BAR_HEIGHT) / HATCH_STEP) * HATCH_STEP;
        for (double at = begin; at < x + w; at += HATCH_STEP) {
            g.strokeLine(at, top + BAR_HEIGHT, at + BAR_HEIGHT, top);
        }
        g.restore();
        g.setLineWidth(1);
        g.strokeRect(x + 0.5, top + 0.5, Math.max(0, w - 1), BAR_HEIGHT - 1);
    }

    private void text(String text, double x, double w, double top, Color colour) {
        double from = Math.max(x, left);
        double room = x + w - from - 12;
        if (room > 0 && room >= TextWidth.of(text, g.getFont())) {
            g.setFill(colour);
            g.fillText(text, from + 6, top + BAR_HEIGHT - 4);
        }
    }
}
