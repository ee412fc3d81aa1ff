package dev.baton.app.settings;

import java.util.List;

/// Where a window stands, in the screen's logical pixels.
public record Placement(double x, double y, double width, double height, boolean maximized) {
    /// The smallest window that every screen of the program fits in.
    public static final double MIN_WIDTH = 1000;
    public static final double MIN_HEIGHT = 640;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /// The usable area of a screen.
    public record Area(double x, double y, double width, double height) {
        private double overlap(Placement window) {
            double w = Math.min(x + width, window.x + window.width) - Math.max(x, window.x);
            double h = Math.min(y + height, window.y + window.height) - Math.max(y, window.y);
            return (w > 0 && h > 0) ? w * h : 0;
        }
    }

    /// The usual size in the middle of a screen.
    public static Placement centred(Area screen) {
        double w = Math.min(WIDTH, screen.width());
        double h = Math.min(HEIGHT, screen.height());
        return new Placement(screen.x() + (screen.width() - w) / 2, screen.y() + (screen.height() - h) / 2, w, h,
                false);
    }

    /// The same place, maximized or not.
    public Placement withMaximized(boolean value) {
        return new Placement(x, y, width, height, value);
    }

    /// The nearest placement that lies wholly on the screen it overlaps most; the middle of the first screen if it is on
    /// none, as when a monitor was unplugged.
    ///
    /// @param screens at least one, the primary first
    public Placement clamped(List<Area> screens) {
        Area best = screens.getFirst();
        for (Area screen : screens) {
            if (screen.overlap(this) > best.overlap(this)) {
                best = screen;
            }
        }
        if (best.overlap(this) == 0) {
            Placement fresh = centred(best);
            return new Placement(fresh.x, fresh.y, fresh.width, fresh.height, maximized);
        }
        double w = Math.min(Math.max(width, MIN_WIDTH), best.width());
        double h = Math.min(Math.max(height, MIN_HEIGHT), best.height());
        return new Placement(Math.clamp(x, best.x(), best.x() + best.width() - w),
                Math.clamp(y, best.y(), best.y() + best.height() - h), w, h, maximized);
    }
}
