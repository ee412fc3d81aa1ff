package dev.baton.app.control;

import java.util.Arrays;

/// An int[] picture (premultiplied ARGB) into which glowing dots and trails are drawn, and which remembers what it has
/// touched: only that is cleared and handed on. Plain Java, so that a test can look at every pixel.
final class DotRaster {
    private static final int OPAQUE = 255;

    private final int width;
    private final int height;
    private final int[] pixels;
    private Area drawn = Area.EMPTY;
    private Area cleared = Area.EMPTY;

    /// A rectangle of pixels, upper bounds exclusive.
    record Area(int left, int top, int right, int bottom) {
        static final Area EMPTY = new Area(0, 0, 0, 0);

        boolean isEmpty() {
            return right <= left || bottom <= top;
        }

        Area union(Area other) {
            if (isEmpty()) {
                return other;
            }
            if (other.isEmpty()) {
                return this;
            }
            return new Area(Math.min(left, other.left), Math.min(top, other.top), Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
    }

    DotRaster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    int at(int x, int y) {
        return pixels[y * width + x];
    }

    /// Wipes what the last frame drew and begins a new one.
    void begin() {
        for (int y = drawn.top(); y < drawn.bottom(); y++) {
            Arrays.fill(pixels, y * width + drawn.left(), y * width + drawn.right(), 0);
        }
        cleared = drawn;
        drawn = Area.EMPTY;
    }

    /// What this frame changed: what was wiped and what was drawn.
    Area dirty() {
        return cleared.union(drawn);
    }

    /// A round dot with a soft edge.
    ///
    /// @param argb  opaque colour, `0xFFrrggbb`
    /// @param alpha 0..1
    void dot(double x, double y, double radius, int argb, double alpha) {
        int left = Math.max(0, (int) Math.floor(x - radius - 1));
        int right = Math.min(width, (int) Math.ceil(x + radius + 1));
        int top = Math.max(0, (int) Math.floor(y - radius - 1));
        int bottom = Math.min(height, (int) Math.ceil(y + radius + 1));
        for (int py = top; py < bottom; py++) {
            for (int px = left; px < right; px++) {
                double dx = px + 0.5 - x;
                double dy = py + 0.5 - y;
                double cover = Math.clamp(radius + 0.5 - Math.sqrt(dx * dx + dy * dy), 0.0, 1.0);
                blend(px, py, argb, cover * alpha);
            }
        }
        touch(left, top, right, bottom);
    }

    /// A trail along a wire: full at the head, nothing at its end, `2 * half` pixels thick.
    ///
    /// @param length how far it reaches back from the head against (`dx`, `dy`), one of which is 0 and the other ±1
    void trail(double x, double y, int dx, int dy, double length, double half, int argb, double alpha) {
        int steps = (int) length;
        for (int i = 0; i < steps; i++) {
            double fade = alpha * (1 - i / length) * (1 - i / length);
            int cx = (int) Math.floor(x - (double) dx * i);
            int cy = (int) Math.floor(y - (double) dy * i);
            for (int across = (int) -half; across < half; across++) {
                int px = dx == 0 ? cx + across : cx;
                int py = dy == 0 ? cy + across : cy;
                if (px >= 0 && px < width && py >= 0 && py < height) {
                    blend(px, py, argb, fade);
                }
            }
        }
        int tailX = (int) Math.floor(x - dx * length);
        int tailY = (int) Math.floor(y - dy * length);
        int headX = (int) Math.floor(x);
        int headY = (int) Math.floor(y);
        int margin = (int) Math.ceil(half) + 1;
        touch(Math.min(headX, tailX) - margin, Math.min(headY, tailY) - margin, Math.max(headX, tailX) + margin + 1,
                Math.max(headY, tailY) + margin + 1);
    }

    private void touch(int left, int top, int right, int bottom) {
        Area area = new Area(Math.max(0, left), Math.max(0, top), Math.min(width, right), Math.min(height, bottom));
        if (!area.isEmpty()) {
            drawn = drawn.union(area);
        }
    }

    private void blend(int x, int y, int argb, double cover) {
        int alpha = (int) (cover * OPAQUE + 0.5);
        if (alpha <= 0) {
            return;
        }
        int at = y * width + x;
        int below = pixels[at];
        int keep = OPAQUE - alpha;
        int a = alpha + (below >>> 24) * keep / OPAQUE;
        int r = (argb >>> 16 & 0xFF) * alpha / OPAQUE + (below >>> 16 & 0xFF) * keep / OPAQUE;
        int g = (argb >>> 8 & 0xFF) * alpha / OPAQUE + (below >>> 8 & 0xFF) * keep / OPAQUE;
        int b = (argb & 0xFF) * alpha / OPAQUE + (below & 0xFF) * keep / OPAQUE;
        pixels[at] = a << 24 | r << 16 | g << 8 | b;
    }
}
