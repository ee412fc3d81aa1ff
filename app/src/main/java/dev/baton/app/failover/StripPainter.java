package dev.baton.app.failover;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Draws probes into an int[] picture, row by row: an answered probe is a tick in the colour of who answered, as high as
/// that node's place among them, so that nodes are told apart without colours; a lost one is a gap with a red bar at its
/// foot. Where several fall on one column, a lost one is always seen. What is drawn is worked out for each column first,
/// so that many probes cost no more to draw than few.
final class StripPainter {
    /// The height of a row.
    static final int ROW = 30;
    private static final int MARGIN = 4;
    private static final int FOOT = 5;
    private static final int STEP = 5;
    /// Probes that are closer than so many pixels have no space between them.
    private static final double DENSE = 3;
    private static final int LOWEST = 8;
    private static final byte NOTHING = Byte.MIN_VALUE;

    /// The colours, premultiplied `0xAARRGGBB`.
    ///
    /// @param nodes    of those who answer, in order; there are always some
    /// @param somebody of an answer without a name
    /// @param lost     of the bar of a lost probe
    /// @param gap      behind it
    /// @param line     between rows
    /// @param mark     of an instant
    record Colours(List<Integer> nodes, int somebody, int lost, int gap, int line, int mark) {
        Colours {
            nodes = List.copyOf(nodes);
        }
    }

    private final int width;
    private final int height;
    private final int[] pixels;
    private final byte[] columns;

    StripPainter(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        columns = new byte[width];
    }

    /// Paints everything.
    ///
    /// @param rows   the strips that each row shows
    /// @param places the place of each node among those who answer
    /// @param marks  instants that go through all rows
    void paint(List<List<StripData>> rows, Map<String, Integer> places, List<Long> marks, long from, long to,
            Colours colours) {
        Arrays.fill(pixels, 0);
        double perNano = width / (double) Math.max(1, to - from);
        for (int row = 0; row < rows.size(); row++) {
            Arrays.fill(columns, NOTHING);
            for (StripData strip : rows.get(row)) {
                fill(strip, places, from, to, perNano);
            }
            paint(row, colours);
            rect(0, (row + 1) * ROW - 1, width, 1, colours.line());
        }
        for (long mark : marks) {
            if (mark >= from && mark <= to) {
                rect((int) ((mark - from) * perNano), 0, 1, rows.size() * ROW, colours.mark());
            }
        }
    }

    /// What each column shows: [StripData#LOST], [StripData#SOMEBODY] or the place of a node. What was lost stays.
    private void fill(StripData strip, Map<String, Integer> places, long from, long to, double perNano) {
        List<String> nodes = strip.nodes();
        byte[] place = new byte[nodes.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = (byte) Math.min(places.getOrDefault(nodes.get(i), 0), Byte.MAX_VALUE);
        }
        int first = strip.firstAt(from);
        int end = strip.firstAt(to);
        int wide = tick(strip, first, end, perNano);
        for (int i = first; i < end; i++) {
            int x = (int) ((strip.sentNanos(i) - from) * perNano);
            byte by = strip.by(i);
            byte shown = by >= 0 ? place[by] : by;
            for (int column = x; column < Math.min(width, x + wide); column++) {
                if (columns[column] != StripData.LOST) {
                    columns[column] = shown;
                }
            }
        }
    }

    /// How wide a probe is drawn: with a space between two where there is room for that.
    private static int tick(StripData strip, int first, int end, double perNano) {
        if (end - first < 2) {
            return 2;
        }
        double each = (strip.sentNanos(end - 1) - strip.sentNanos(first)) * perNano / (end - first - 1);
        return each < DENSE ? 2 : (int) Math.clamp(each - 1, 2, STEP);
    }

    private void paint(int row, Colours colours) {
        int x = 0;
        while (x < width) {
            int begin = x;
            byte shown = columns[begin];
            while (x < width && columns[x] == shown) {
                x++;
            }
            if (shown == StripData.LOST) {
                lost(begin, row, x - begin, colours);
            } else if (shown != NOTHING) {
                answered(begin, row, x - begin, shown, colours);
            }
        }
    }

    private void lost(int x, int row, int wide, Colours colours) {
        int top = row * ROW + MARGIN;
        int bottom = (row + 1) * ROW - MARGIN;
        rect(x, top, wide, bottom - top, colours.gap());
        rect(x, bottom - FOOT, wide, FOOT, colours.lost());
    }

    private void answered(int x, int row, int wide, byte by, Colours colours) {
        int nth = by == StripData.SOMEBODY ? 0 : by;
        int colour = by == StripData.SOMEBODY
                ? colours.somebody()
                : colours.nodes().get(nth % colours.nodes().size());
        int top = row * ROW + MARGIN;
        int high = Math.max(LOWEST, ROW - 2 * MARGIN - nth * STEP);
        rect(x, top + ROW - 2 * MARGIN - high, wide, high, colour);
    }

    private void rect(int x, int y, int wide, int high, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + wide);
        for (int row = Math.max(0, y); row < Math.min(height, y + high) && left < right; row++) {
            Arrays.fill(pixels, row * width + left, row * width + right, argb);
        }
    }
}
