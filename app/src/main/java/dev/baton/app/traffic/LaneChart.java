package dev.baton.app.traffic;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

import dev.baton.app.control.Durations;
import dev.baton.app.control.StateBadge;
import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.app.theme.Tokens;
import dev.baton.traffic.PacketStore;

/// The lanes with their names at the left and the time below. JavaFX thread.
final class LaneChart extends Region {
    static final int LANE_HEIGHT = 44;
    static final double NAME_WIDTH = 300;
    /// The shortest and the longest stretch of time shown.
    static final long SHORTEST_NANOS = 100_000_000L;
    static final long LONGEST_NANOS = 7L * 24 * 3_600_000_000_000L;

    private static final double AXIS_HEIGHT = 22;
    private static final double BAR_WIDTH = 12;
    private static final double ZOOM = 1.25;
    private static final double FEWEST_PIXELS = 90;
    private static final int ALPHA = 24;
    private static final int OPAQUE = 0xFF;
    private static final int FAINT = 0x38;
    private static final int LINE = 0x60;
    private static final long[] STEPS = {1_000_000L, 2_000_000L, 5_000_000L, 10_000_000L, 20_000_000L, 50_000_000L,
            100_000_000L, 200_000_000L, 500_000_000L, 1_000_000_000L, 2_000_000_000L, 5_000_000_000L, 10_000_000_000L,
            30_000_000_000L, 60_000_000_000L, 300_000_000_000L, 900_000_000_000L, 3_600_000_000_000L,
            21_600_000_000_000L, 86_400_000_000_000L};

    private final Texts texts;
    private final Themes themes;
    private final Durations durations;
    private final Pane names = new Pane();
    private final Pane axis = new Pane();
    private final ImageView picture = new ImageView();
    private final ScrollBar bar = new ScrollBar();
    private final List<LaneName> nameRows = new ArrayList<>();
    private List<Lane> lanes = List.of();
    private int[] pixels = new int[1];
    private PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(1, 1, IntBuffer.wrap(pixels),
            PixelFormat.getIntArgbPreInstance());
    private int width = 1;
    private int height = 1;
    private long spanNanos = 10_000_000_000L;
    private long toNanos;
    private long fromNanos;
    private LongConsumer onTime = _ -> {};
    private java.util.function.Consumer<Lane> onLane = _ -> {};
    private Runnable onMoved = () -> {};
    private double dragX;

    LaneChart(Texts texts, Themes themes) {
        this.texts = texts;
        this.themes = themes;
        this.durations = new Durations(texts);
        getStyleClass().add("lane-chart");
        bar.setOrientation(javafx.geometry.Orientation.VERTICAL);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(names.widthProperty());
        clip.heightProperty().bind(names.heightProperty());
        names.setClip(clip);
        names.getStyleClass().add("lane-names");
        axis.getStyleClass().add("lane-axis");
        getChildren().addAll(picture, names, axis, bar);
        setFocusTraversable(true);
        setAccessibleText(texts.get("traffic.lanes.name"));
        bar.valueProperty().subscribe(_ -> placeNames());
        picture.setOnScroll(event -> {
            if (event.isControlDown() || event.isShortcutDown()) {
                zoom(event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM, event.getX());
            } else if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
                move((long) (-(event.getDeltaX() + event.getDeltaY()) / Math.max(1, width) * spanNanos));
            } else {
                bar.setValue(Math.clamp(bar.getValue() - Math.signum(event.getDeltaY()), 0, bar.getMax()));
            }
            event.consume();
        });
        picture.setPickOnBounds(true);
        picture.setOnMousePressed(event -> {
            requestFocus();
            dragX = event.getX();
        });
        picture.setOnMouseDragged(event -> {
            move((long) ((dragX - event.getX()) / Math.max(1, width) * spanNanos));
            dragX = event.getX();
        });
        picture.setOnMouseClicked(event -> {
            if (event.isStillSincePress()) {
                onTime.accept(fromNanos + (long) (event.getX() / Math.max(1, width) * (toNanos - fromNanos)));
            }
        });
    }

    /// @param time  told where in time was clicked
    /// @param lane  told which lane's name was clicked
    /// @param moved told when somebody has moved away from the end
    void listen(LongConsumer time, java.util.function.Consumer<Lane> lane, Runnable moved) {
        onTime = time;
        onLane = lane;
        onMoved = moved;
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
        long at = fromNanos + (long) (x / Math.max(1, width) * spanNanos);
        showSpan((long) (spanNanos * factor));
        toNanos = at + (long) ((1 - x / Math.max(1, width)) * spanNanos);
        onMoved.run();
    }

    void zoom(double factor) {
        zoom(factor, width);
    }

    /// Moves what is shown, to the future for more than 0.
    void move(long nanos) {
        toNanos += nanos;
        onMoved.run();
    }

    void showLanes(List<Lane> now) {
        lanes = now;
        while (nameRows.size() < now.size()) {
            LaneName row = new LaneName(texts, durations);
            row.setManaged(false);
            row.setOnMouseClicked(_ -> onLane.accept(row.lane()));
            nameRows.add(row);
            names.getChildren().add(row);
        }
        while (nameRows.size() > now.size()) {
            names.getChildren().remove(nameRows.removeLast());
        }
        for (int i = 0; i < now.size(); i++) {
            nameRows.get(i).show(now.get(i));
        }
        requestLayout();
    }

    /// Draws the stretch that ends at `endNanos`.
    ///
    /// @param chosen the number of the selected packet; 0: none
    void draw(PacketStore store, long last, long endNanos, long chosen) {
        toNanos = endNanos;
        fromNanos = endNanos - spanNanos;
        new LanePainter(width, height, LANE_HEIGHT, pixels, colours(themes.tokens()), fromNanos, toNanos).paint(store,
                last, lanes, firstLane(), chosen);
        buffer.updateBuffer(_ -> null);
        drawAxis();
    }

    private int firstLane() {
        return (int) Math.round(bar.getValue());
    }

    private LanePainter.Colours colours(Tokens tokens) {
        return new LanePainter.Colours(argb(tokens.color("-baton-master"), OPAQUE),
                argb(tokens.color("-baton-fault"), OPAQUE), argb(tokens.color("-baton-fault"), OPAQUE),
                argb(tokens.color("-baton-fault"), OPAQUE), argb(tokens.color("-baton-backup"), OPAQUE),
                argb(tokens.color("-baton-master"), FAINT), argb(tokens.color("-baton-line"), LINE),
                argb(tokens.color("-baton-accent"), OPAQUE));
    }

    /// Premultiplied.
    private static int argb(Color color, int alpha) {
        return alpha << ALPHA | (int) (color.getRed() * alpha) << 16 | (int) (color.getGreen() * alpha) << 8
                | (int) (color.getBlue() * alpha);
    }

    /// Times are told back from the right end: what is `now` there depends on the source.
    private void drawAxis() {
        double pixelsPerNano = width / (double) spanNanos;
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = STEPS[i] * pixelsPerNano >= FEWEST_PIXELS ? STEPS[i] : step;
        }
        int count = (int) Math.min(spanNanos / step, 40);
        while (axis.getChildren().size() < count + 1) {
            Label label = new Label();
            label.getStyleClass().add("lane-time");
            label.setAlignment(Pos.CENTER);
            label.setPrefWidth(FEWEST_PIXELS);
            axis.getChildren().add(label);
        }
        for (int i = 0; i < axis.getChildren().size(); i++) {
            Label label = (Label) axis.getChildren().get(i);
            double x = width - i * step * pixelsPerNano - FEWEST_PIXELS / 2;
            label.setVisible(i <= count && x >= 0);
            label.setText(i == 0 ? "" : texts.get("traffic.lanes.before", durations.exact(i * step)));
            label.relocate(x, 2);
        }
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
            pixels = new int[width * height];
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

    /// The name of a lane: what is sent, by whom, and what it is.
    private static final class LaneName extends HBox {
        private final Texts texts;
        private final Durations durations;
        private final StateBadge badge;
        private final Label title = new Label();
        private final Label detail = new Label();
        private Lane lane = EMPTY;

        private static final Lane EMPTY = new Lane(new Lane.Id(dev.baton.wire.Family.IPV4, 1,
                new dev.baton.wire.Ipv4Address(0)),
                new dev.baton.traffic.SourceCard(
                        new dev.baton.cluster.ClusterKey("", "", dev.baton.wire.Family.IPV4, 1),
                        new dev.baton.wire.Ipv4Address(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(),
                        List.of(), List.of(), 0, 0, List.of()),
                dev.baton.app.control.NodeState.INIT, false, List.of(), "");

        LaneName(Texts texts, Durations durations) {
            this.texts = texts;
            this.durations = durations;
            badge = new StateBadge(texts);
            badge.setMinWidth(84);
            title.getStyleClass().add("lane-title");
            detail.getStyleClass().add("lane-detail");
            getStyleClass().add("lane-name");
            getChildren().addAll(badge, new VBox(title, detail));
        }

        Lane lane() {
            return lane;
        }

        void show(Lane now) {
            lane = now;
            badge.show(now.state());
            String version = now.card().versions().isEmpty() ? "" : now.card().versions().getLast().toString();
            title.setText(texts.get("traffic.lane.title", Integer.toString(now.id().vrid()), now.name()));
            detail.setText(texts.get("traffic.lane.detail", version, Integer.toString(now.card().priority()),
                    durations.exact(now.card().advertisedNanos())));
        }
    }
}
