package dev.baton.app.traffic;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.traffic.PacketStore;

/// The lanes with their names at the left and the time below. The wheel zooms in the lanes and scrolls over the names.
/// What is under the pointer, or selected while the keyboard is here, is told beside it. JavaFX thread.
final class LaneChart extends Region {
    static final int LANE_HEIGHT = 44;
    static final double NAME_WIDTH = 300;
    /// The shortest and the longest stretch of time shown.
    static final long SHORTEST_NANOS = 100_000_000L;
    static final long LONGEST_NANOS = 7L * 24 * 3_600_000_000_000L;
    /// How far from a tick, in pixels, the pointer is still on it.
    static final int NEAR_PIXELS = 5;

    private static final double AXIS_HEIGHT = 22;
    private static final double BAR_WIDTH = 12;
    private static final double ZOOM = 1.25;
    private static final long FIRST_SPAN_NANOS = 10_000_000_000L;

    /// What is told of what somebody does here.
    interface Listener {
        /// This packet is to be selected.
        void picked(long number);

        /// The name of this lane was clicked.
        void chose(Lane lane);

        /// Somebody has moved away from the end.
        void moved();

        /// What is shown is to be drawn anew.
        void changed();

        /// The menu of a lane is wanted.
        ///
        /// @param packet the packet there; empty: none
        /// @param at     where, on the screen
        void menu(Lane lane, Optional<Long> packet, Point2D at);
    }

    private final LaneColours colours;
    private final LaneWords words;
    private final Texts texts;
    private final Listener listener;
    private final Pane names = new Pane();
    private final LaneAxis axis;
    private final LaneTip tip = new LaneTip();
    private final ImageView picture = new ImageView();
    private final ScrollBar bar = new ScrollBar();
    private final List<LaneName> nameRows = new ArrayList<>();
    private List<Lane> lanes = List.of();
    private Optional<LanePlaces> places = Optional.empty();
    private Optional<PacketStore> store = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();
    private Optional<LaneHit> told = Optional.empty();
    private LanePainter painter = new LanePainter(1, 1, LANE_HEIGHT, new int[1]);
    private PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(1, 1, IntBuffer.wrap(new int[1]),
            PixelFormat.getIntArgbPreInstance());
    private int width = 1;
    private int height = 1;
    private long spanNanos = FIRST_SPAN_NANOS;
    private long toNanos;
    private long fromNanos;
    private long last;
    private long chosen;
    private boolean isTail;
    private double dragX;

    LaneChart(Texts texts, Themes themes, Listener listener) {
        this.colours = new LaneColours(themes);
        this.words = new LaneWords(texts);
        this.texts = texts;
        this.listener = listener;
        axis = new LaneAxis(texts);
        getStyleClass().add("lane-chart");
        bar.setOrientation(Orientation.VERTICAL);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(names.widthProperty());
        clip.heightProperty().bind(names.heightProperty());
        names.setClip(clip);
        names.getStyleClass().add("lane-names");
        getChildren().addAll(picture, names, axis, bar, tip);
        setFocusTraversable(true);
        setAccessibleText(texts.get("traffic.lanes.name"));
        setAccessibleHelp(texts.get("lane.keys"));
        bar.valueProperty().subscribe(_ -> {
            placeNames();
            listener.changed();
        });
        picture.setPickOnBounds(true);
        picture.setOnScroll(this::wheel);
        names.setOnScroll(event -> {
            scroll(-(int) Math.signum(event.getDeltaY()));
            event.consume();
        });
        listenToPointer();
        focusedProperty().subscribe(_ -> tell());
    }

    private void listenToPointer() {
        picture.setOnMousePressed(event -> {
            requestFocus();
            dragX = event.getX();
        });
        picture.setOnMouseDragged(event -> {
            move((long) ((dragX - event.getX()) / Math.max(1, width) * spanNanos));
            dragX = event.getX();
        });
        picture.setOnMouseMoved(this::point);
        picture.setOnMouseExited(_ -> {
            pointer = Optional.empty();
            tell();
        });
        picture.setOnMouseClicked(event -> {
            point(event);
            if (event.isStillSincePress() && event.getButton().equals(MouseButton.PRIMARY)) {
                packetAt(event.getX(), event.getY()).ifPresent(listener::picked);
            }
        });
        picture.setOnContextMenuRequested(event -> {
            laneAt(event.getY()).ifPresent(lane -> listener.menu(lane, told.flatMap(LaneHit::packet),
                    new Point2D(event.getScreenX(), event.getScreenY())));
            event.consume();
        });
    }

    private void wheel(ScrollEvent event) {
        boolean isAcross = event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        if (isAcross) {
            move((long) (-(event.getDeltaX() + event.getDeltaY()) / Math.max(1, width) * spanNanos));
        } else if (event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM, event.getX());
        }
        event.consume();
    }

    private void point(MouseEvent event) {
        pointer = Optional.of(new Point2D(event.getX(), event.getY()));
        tell();
    }

    /// As if the pointer were on a lane, at an instant.
    void pointAt(long atNanos, int place) {
        pointer = Optional.of(new Point2D((atNanos - fromNanos) * (double) width / Math.max(1, spanNanos),
                (place - firstLane() + 0.5) * LANE_HEIGHT));
        tell();
    }

    /// How long a stretch of time is shown, in nanoseconds.
    long spanNanos() {
        return spanNanos;
    }

    void showSpan(long nanos) {
        spanNanos = Math.clamp(nanos, SHORTEST_NANOS, LONGEST_NANOS);
    }

    /// The right end of what is shown.
    long toNanos() {
        return toNanos;
    }

    private void zoom(double factor, double x) {
        long at = timeAt(x);
        showSpan((long) (spanNanos * factor));
        if (isTail) {
            listener.changed();
        } else {
            toNanos = at + (long) ((1 - x / Math.max(1, width)) * spanNanos);
            listener.moved();
        }
    }

    void zoom(double factor) {
        zoom(factor, width);
    }

    /// Moves what is shown, to the future for more than 0.
    void move(long nanos) {
        toNanos += nanos;
        listener.moved();
    }

    private void scroll(int rows) {
        bar.setValue(Math.clamp(bar.getValue() + rows, 0, bar.getMax()));
    }

    /// Shows these lanes; what each is and does may have changed.
    void showLanes(List<Lane> now, Optional<Lane.Id> marked) {
        lanes = List.copyOf(now);
        places = Optional.empty();
        while (nameRows.size() < now.size()) {
            LaneName row = new LaneName(texts);
            row.setOnMouseClicked(_ -> row.lane().ifPresent(listener::chose));
            row.setOnContextMenuRequested(event -> {
                row.lane().ifPresent(lane -> listener.menu(lane, Optional.empty(),
                        new Point2D(event.getScreenX(), event.getScreenY())));
                event.consume();
            });
            nameRows.add(row);
            names.getChildren().add(row);
            requestLayout();
        }
        while (nameRows.size() > now.size()) {
            names.getChildren().remove(nameRows.removeLast());
            requestLayout();
        }
        for (int i = 0; i < now.size(); i++) {
            nameRows.get(i).show(now.get(i));
            nameRows.get(i).mark(marked.filter(now.get(i).id()::equals).isPresent());
        }
        if (told.isPresent()) {
            tell();
        }
    }

    /// Draws the stretch that ends at `endNanos`.
    ///
    /// @param newest   the number of the newest packet shown
    /// @param selected the number of the selected packet; 0: none
    /// @param tail     whether the end is followed: zooming keeps it then
    void draw(PacketStore packets, long newest, long endNanos, long selected, boolean tail) {
        if (store.filter(packets::equals).isEmpty()) {
            store = Optional.of(packets);
            places = Optional.empty();
        }
        long first = packets.atNanos(packets.firstNumber()).orElse(endNanos);
        long end = packets.atNanos(newest).orElse(endNanos);
        toNanos = tail ? endNanos : Math.clamp(endNanos, Math.min(first, end), Math.max(first, end) + spanNanos / 2);
        boolean hasMoved = fromNanos != toNanos - spanNanos;
        fromNanos = toNanos - spanNanos;
        last = newest;
        isTail = tail;
        painter.paint(packets, newest, places(packets), firstLane(), selected, fromNanos, toNanos, colours.now());
        buffer.updateBuffer(_ -> null);
        axis.show(spanNanos, width);
        if (chosen != selected || (hasMoved && !tail && pointer.isPresent())) {
            chosen = selected;
            tell();
        } else if (pointer.isEmpty() && tip.isVisible()) {
            told.ifPresent(this::placeTip);
        }
    }

    private LanePlaces places(PacketStore packets) {
        LanePlaces now = places.orElseGet(() -> new LanePlaces(packets, lanes));
        places = Optional.of(now);
        return now;
    }

    private int firstLane() {
        return (int) Math.round(bar.getValue());
    }

    private long timeAt(double x) {
        return fromNanos + (long) (x / Math.max(1, width) * (toNanos - fromNanos));
    }

    private int placeAt(double y) {
        int place = firstLane() + (int) Math.floor(y / LANE_HEIGHT);
        return place < lanes.size() ? place : LanePlaces.NONE;
    }

    private Optional<Lane> laneAt(double y) {
        int place = placeAt(y);
        return place < 0 ? Optional.empty() : Optional.of(lanes.get(place));
    }

    /// The packet that a click selects: the one under it, else the nearest of the lane.
    private Optional<Long> packetAt(double x, double y) {
        int place = placeAt(y);
        return place < 0
                ? Optional.empty()
                : told.flatMap(LaneHit::packet)
                        .or(() -> probe().flatMap(probe -> probe.nearest(place, timeAt(x))));
    }

    /// Tells what is under the pointer; without one, what is selected if the keyboard is here.
    private void tell() {
        Optional<LaneHit> now = pointer.isPresent()
                ? pointer.flatMap(this::hit)
                : isFocused() && chosen > 0 ? probe().flatMap(probe -> probe.of(chosen)) : Optional.empty();
        told = now;
        now.ifPresentOrElse(hit -> {
            List<String> lines = words.of(hit);
            tip.show(lines, 0, 0, getWidth(), getHeight());
            placeTip(hit);
            setAccessibleText(String.join(". ", lines));
        }, () -> {
            tip.hide();
            setAccessibleText(texts.get("traffic.lanes.name"));
        });
    }

    private Optional<LaneHit> hit(Point2D at) {
        int place = placeAt(at.getY());
        long near = (long) (NEAR_PIXELS * (double) (toNanos - fromNanos) / Math.max(1, width));
        return place < 0 ? Optional.empty() : probe().map(probe -> probe.at(place, timeAt(at.getX()), near));
    }

    private void placeTip(LaneHit hit) {
        double x = pointer.map(Point2D::getX)
                .orElseGet(() -> (hit.atNanos() - fromNanos) * (double) width / Math.max(1, spanNanos));
        double y = pointer.map(Point2D::getY)
                .orElseGet(() -> (placeOf(hit.lane().id()) - firstLane() + 0.5) * LANE_HEIGHT);
        tip.place(NAME_WIDTH + x, y, getWidth() - BAR_WIDTH, getHeight());
    }

    private int placeOf(Lane.Id id) {
        return store.map(this::places).map(all -> all.of(id)).orElse(LanePlaces.NONE);
    }

    /// What is told now; empty: nothing.
    Optional<LaneHit> told() {
        return told;
    }

    /// The read-out.
    LaneTip tip() {
        return tip;
    }

    /// How many marks the last picture has.
    long drawnMarks() {
        return painter.drawn();
    }

    /// Where a lane's packet is, for its menu.
    ///
    /// @return on the screen
    Point2D screenPlace(Lane.Id id) {
        double y = (Math.max(0, placeOf(id) - firstLane()) + 0.5) * LANE_HEIGHT;
        Point2D at = localToScreen(NAME_WIDTH, Math.min(y, height));
        return at == null ? Point2D.ZERO : at;
    }

    /// Finds packets in the lanes as they are shown; empty before the first picture.
    Optional<LaneProbe> probe() {
        return store.map(packets -> new LaneProbe(packets, last, places(packets)));
    }

    /// Moves so that a packet can be seen.
    void reveal(long number) {
        probe().flatMap(probe -> probe.of(number)).ifPresent(hit -> {
            int row = placeOf(hit.lane().id());
            int visible = Math.max(1, height / LANE_HEIGHT);
            if (row < firstLane() || row >= firstLane() + visible) {
                bar.setValue(Math.clamp(row < firstLane() ? row : row - visible + 1, 0, bar.getMax()));
            }
            if (hit.atNanos() < fromNanos || hit.atNanos() > toNanos) {
                toNanos = hit.atNanos() + spanNanos / 2;
                listener.moved();
            }
        });
    }

    private void placeNames() {
        for (int i = 0; i < nameRows.size(); i++) {
            nameRows.get(i).resizeRelocate(0, (double) (i - firstLane()) * LANE_HEIGHT, NAME_WIDTH, LANE_HEIGHT);
        }
    }

    @Override
    protected void layoutChildren() {
        double laneArea = Math.max(1, getHeight() - AXIS_HEIGHT);
        int newWidth = (int) Math.max(1, getWidth() - NAME_WIDTH - BAR_WIDTH);
        int newHeight = (int) laneArea;
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            int[] pixels = new int[width * height];
            painter = new LanePainter(width, height, LANE_HEIGHT, pixels);
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            picture.setImage(new WritableImage(buffer));
        }
        names.resizeRelocate(0, 0, NAME_WIDTH, laneArea);
        picture.relocate(NAME_WIDTH, 0);
        axis.resizeRelocate(NAME_WIDTH, laneArea, newWidth, AXIS_HEIGHT);
        bar.resizeRelocate(getWidth() - BAR_WIDTH, 0, BAR_WIDTH, laneArea);
        int visible = Math.max(1, newHeight / LANE_HEIGHT);
        bar.setMax(Math.max(0, lanes.size() - visible));
        bar.setVisibleAmount(lanes.isEmpty() ? 1 : bar.getMax() * visible / lanes.size());
        bar.setVisible(lanes.size() > visible);
        placeNames();
    }
}
