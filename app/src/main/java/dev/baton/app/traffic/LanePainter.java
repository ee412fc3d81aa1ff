package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.List;

import dev.baton.traffic.Mark;
import dev.baton.traffic.PacketStore;
import dev.baton.wire.VrrpMessage;

/// Draws the packets of a stretch of time into an int[] picture, a lane below the other: each advert a tick as high as its
/// priority, a missing one a hollow tick, a resignation a triangle that points down, an announcement a diamond, and
/// behind the ticks a band as wide as the jitter. Works on the marks of the store: nothing is decoded, and of packets that
/// fall on the same spot one is drawn.
final class LanePainter {
    /// How many packets are looked at for one picture; of more, the newest.
    static final int MAX_PACKETS = 2_000_000;
    /// From how many intervals of silence on an advert was missed, and up to how many the sender was not simply away.
    static final double MISSED = 1.5;
    static final double SILENT = 4;

    private static final int PRIORITIES = 255;
    private static final int TICK_WIDTH = 2;
    private static final int MARK = 4;
    private static final int MARGIN = 4;
    private static final int CHOSEN_WIDTH = 12;
    private static final long NEVER = Long.MIN_VALUE;

    /// The colours, `0xAARRGGBB`.
    ///
    /// @param tick      an advert
    /// @param contested an advert of one of several masters
    /// @param missed    one that did not come
    /// @param resigned  priority 0
    /// @param announced an announcement
    /// @param band      the jitter
    /// @param line      between lanes, and the time grid
    /// @param chosen    the packet that is selected
    record Colours(int tick, int contested, int missed, int resigned, int announced, int band, int line, int chosen) {}

    private final int width;
    private final int height;
    private final int laneHeight;
    private final int[] pixels;
    private long fromNanos;
    private double nanosPerPixel = 1;
    private Colours colours = new Colours(0, 0, 0, 0, 0, 0, 0, 0);
    private int firstLane;
    /// By lane: when the last advert was, and where and how high the last tick is.
    private long[] before = {};
    private int[] tickX = {};
    private int[] tickHigh = {};
    private long drawn;

    LanePainter(int width, int height, int laneHeight, int[] pixels) {
        this.width = width;
        this.height = height;
        this.laneHeight = laneHeight;
        this.pixels = pixels;
    }

    /// How many marks the last picture has; those that fall on others are not counted.
    long drawn() {
        return drawn;
    }

    /// Paints everything.
    ///
    /// @param last    the newest packet that is shown
    /// @param first   the lane at the top
    /// @param chosen  the number of the packet that is selected; 0: none
    void paint(PacketStore store, long last, LanePlaces places, int first, long chosen, long from, long to,
            Colours use) {
        Arrays.fill(pixels, 0);
        colours = use;
        firstLane = first;
        fromNanos = from;
        nanosPerPixel = Math.max(1, (double) (to - from) / width);
        drawn = 0;
        List<Lane> lanes = places.lanes();
        forget(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            int bottom = bottom(i - firstLane);
            if (bottom > 0 && bottom < height) {
                rect(0, bottom + MARGIN - 1, width, 1, colours.line());
            }
        }
        long margin = lanes.stream().mapToLong(lane -> lane.card().advertisedNanos()).max().orElse(0) * 4;
        long start = Math.max(store.firstAt(fromNanos - margin, last), last - MAX_PACKETS + 1);
        store.scan(start, last, (number, atNanos, mark) -> {
            int place = places.of(mark);
            if (place >= 0 && atNanos <= to) {
                packet(lanes.get(place), place, atNanos, mark, number == chosen);
            }
            return atNanos <= to;
        });
    }

    private void forget(int lanes) {
        if (before.length != lanes) {
            before = new long[lanes];
            tickX = new int[lanes];
            tickHigh = new int[lanes];
        }
        Arrays.fill(before, NEVER);
        Arrays.fill(tickX, Integer.MIN_VALUE);
    }

    private void packet(Lane lane, int place, long atNanos, long mark, boolean isChosen) {
        int row = place - firstLane;
        if (row < -1 || row * laneHeight > height) {
            return;
        }
        if (Mark.isAdvert(mark)) {
            advert(lane, place, row, atNanos, mark);
        } else if (tickX[place] != x(atNanos) || tickHigh[place] >= 0) {
            tickX[place] = x(atNanos);
            tickHigh[place] = -1;
            drawn++;
            mark(x(atNanos), top(row) + MARK, colours.announced(), false);
        }
        if (isChosen) {
            int left = x(atNanos) - CHOSEN_WIDTH / 2 + 1;
            rect(left, top(row) - 1, CHOSEN_WIDTH, 2, colours.chosen());
            rect(left, bottom(row), CHOSEN_WIDTH, 2, colours.chosen());
            rect(left, top(row) - 1, 1, bottom(row) - top(row) + 2, colours.chosen());
            rect(left + CHOSEN_WIDTH - 1, top(row) - 1, 1, bottom(row) - top(row) + 2, colours.chosen());
        }
    }

    private void advert(Lane lane, int place, int row, long atNanos, long mark) {
        long interval = Mark.intervalNanos(mark);
        int priority = Mark.priority(mark);
        if (before[place] != NEVER && isMissed(before[place], atNanos, interval) && priority > 0) {
            for (long at = before[place] + interval; at < atNanos - interval / 2; at += interval) {
                hollow(x(at), row, priority);
            }
        }
        before[place] = priority == 0 ? NEVER : atNanos;
        int x = x(atNanos);
        int high = high(priority);
        if (x < -MARK || (x == tickX[place] && high <= tickHigh[place] && priority > 0)) {
            return;
        }
        tickX[place] = x;
        tickHigh[place] = high;
        drawn++;
        if (priority == VrrpMessage.RESIGN_PRIORITY) {
            mark(x, bottom(row) - MARK, colours.resigned(), true);
            return;
        }
        int band = (int) (lane.card().jitterNanos() / nanosPerPixel);
        if (band > 0) {
            behind(x - band, bottom(row) - high, 2 * band + TICK_WIDTH, high, colours.band());
        }
        rect(x, bottom(row) - high, TICK_WIDTH, high, lane.contested() ? colours.contested() : colours.tick());
    }

    /// Whether adverts were missed between two of them.
    static boolean isMissed(long beforeNanos, long atNanos, long intervalNanos) {
        long gap = atNanos - beforeNanos;
        return gap > MISSED * intervalNanos && gap <= SILENT * intervalNanos;
    }

    private void hollow(int x, int row, int priority) {
        int high = high(priority);
        int top = bottom(row) - high;
        rect(x - 1, top, 4, 1, colours.missed());
        rect(x - 1, top + high - 1, 4, 1, colours.missed());
        rect(x - 1, top, 1, high, colours.missed());
        rect(x + 2, top, 1, high, colours.missed());
    }

    /// A diamond, or a triangle that points down.
    private void mark(int x, int middle, int argb, boolean isTriangle) {
        for (int dy = -MARK; dy <= MARK; dy++) {
            int half = isTriangle ? (MARK - dy) / 2 : MARK - Math.abs(dy);
            rect(x - half, middle + dy, 2 * half + 1, 1, argb);
        }
    }

    private int x(long atNanos) {
        return (int) Math.floor((atNanos - fromNanos) / nanosPerPixel);
    }

    private int high(int priority) {
        return Math.max(4, (laneHeight - 2 * MARGIN - 2) * priority / PRIORITIES);
    }

    private int top(int row) {
        return row * laneHeight + MARGIN;
    }

    private int bottom(int row) {
        return (row + 1) * laneHeight - MARGIN;
    }

    private void rect(int x, int y, int wide, int high, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + wide);
        for (int row = Math.max(0, y); row < Math.min(height, y + high) && left < right; row++) {
            Arrays.fill(pixels, row * width + left, row * width + right, argb);
        }
    }

    /// Only where there is nothing yet.
    private void behind(int x, int y, int wide, int high, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + wide);
        for (int row = Math.max(0, y); row < Math.min(height, y + high); row++) {
            for (int i = row * width + left; i < row * width + right; i++) {
                if (pixels[i] == 0) {
                    pixels[i] = argb;
                }
            }
        }
    }
}
