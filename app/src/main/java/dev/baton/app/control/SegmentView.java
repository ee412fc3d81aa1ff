package dev.baton.app.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting.AdvertSeen;

/// A cluster drawn as its segment: a bus, the nodes as boxes in order of priority, the addresses as a chip docked on
/// their holder, each advert a pulse from its sender along the bus into the boxes of those who heard it. Stands alone:
/// give it a cluster with [#show] and its adverts with [#adverts].
public final class SegmentView extends Region {
    private static final PseudoClass UNICAST = PseudoClass.getPseudoClass("unicast");
    private static final double PORT_MARGIN = 6;
    private static final double BOLT = 16;
    private static final double MORE_GAP = 8;
    /// How often the adverts of a row are drawn. Rows are many and small: all of them are drawn in the same frame, and what
    /// lies between two such frames costs nothing.
    private static final long ROW_FRAME_NANOS = 40_000_000L;

    private final Texts texts;
    private final ClusterWords words;
    private final Pulse pulse;
    private final boolean inRow;
    private final PulseLayer layer = new PulseLayer();
    private final List<NodeBox> boxes = new ArrayList<>();
    private final ChipDock dock;
    private final List<Region> bolts = new ArrayList<>();
    private final Label more = new Label();
    private final ChipDragging dragging = new ChipDragging(new Ground(), () -> drag());
    private ChipDrag drag = ChipDrag.NONE;
    private BiFunction<Cluster, Member, Optional<ContextMenu>> nodeMenu = (_, _) -> Optional.empty();
    private @Nullable SegmentModel model;
    private @Nullable SegmentLayout layout;
    private @Nullable SegmentPulses pulses;
    private List<NodeFace> faces = List.of();
    private final Map<SegmentLayout.Size, Double> boxHeights = new EnumMap<>(SegmentLayout.Size.class);
    private Subscription frames = Subscription.EMPTY;
    private boolean listening;
    /// Which of a row's frames was drawn last.
    private long rowFrame;

    /// @param inRow drawn small, on one line, for a row of a list
    public SegmentView(Texts texts, Pulse pulse, boolean inRow) {
        this.texts = texts;
        this.words = new ClusterWords(texts);
        this.pulse = pulse;
        this.inRow = inRow;
        this.dock = new ChipDock(texts, pulse, getChildren(), dragging::offer);
        getStyleClass().add("segment");
        setAccessibleRole(AccessibleRole.PARENT);
        getChildren().add(layer);
        addEventFilter(KeyEvent.KEY_PRESSED, this::moveAmongBoxes);
        sceneProperty().subscribe(scene -> {
            boxHeights.clear();
            if (scene == null) {
                still();
            }
        });
    }

    /// What the menu of a node offers; empty: it has none.
    public void setNodeMenu(BiFunction<Cluster, Member, Optional<ContextMenu>> menu) {
        nodeMenu = menu;
    }

    /// What becomes of the chip of the addresses when it is dragged to another node; by default it stays.
    public void setChipDrag(ChipDrag newDrag) {
        drag = newDrag;
    }

    private ChipDrag drag() {
        return drag;
    }

    /// The drawing as something is dragged over it.
    private final class Ground implements ChipDragging.Ground {
        @Override
        public Optional<SegmentModel> model() {
            return Optional.ofNullable(model);
        }

        @Override
        public List<NodeBox> boxes() {
            return boxes;
        }

        @Override
        public void add(Region thing) {
            getChildren().add(thing);
        }

        @Override
        public void remove(Region thing) {
            getChildren().remove(thing);
        }

        @Override
        public Point2D inside(double sceneX, double sceneY) {
            return sceneToLocal(sceneX, sceneY);
        }
    }

    /// Whether adverts go to single peers and not to the group: the bus is dashed.
    public void setUnicast(boolean unicast) {
        pseudoClassStateChanged(UNICAST, unicast);
    }

    /// Draws `cluster` as it is at `atNanos`.
    public void show(Cluster cluster, long atNanos) {
        SegmentModel next = SegmentModel.of(cluster, atNanos);
        List<NodeFace> nextFaces = next.nodes().stream().map(n -> NodeFace.of(next, n, inRow)).toList();
        SegmentModel before = model;
        model = next;
        if (nextFaces.equals(faces) && before != null && before.cluster().key().equals(cluster.key())) {
            return;
        }
        faces = nextFaces;
        boolean sameNodes = before != null && names(before).equals(names(next))
                && before.cluster().key().equals(cluster.key());
        if (!sameNodes) {
            keepOrForgetLayout(before, next);
            if (before == null || !before.cluster().key().equals(cluster.key())) {
                still();
                dock.clear();
            }
        }
        setAccessibleText(words.segment(next));
        fill();
        requestLayout();
    }

    /// A row is given another cluster whenever the list is put in another order. With as many nodes it looks the same but for
    /// what stands in the boxes; to make all of them anew, in every row at once, takes a tenth of a second.
    private void keepOrForgetLayout(@Nullable SegmentModel before, SegmentModel next) {
        SegmentLayout kept = layout;
        if (inRow && kept != null && before != null && before.nodes().size() == next.nodes().size()) {
            pulses = new SegmentPulses(kept, next.cluster());
        } else {
            layout = null;
        }
    }

    private static List<String> names(SegmentModel model) {
        return model.nodes().stream().map(n -> n.member().node() + " " + n.member().source()).toList();
    }

    /// Sends these adverts on their way; those of other clusters are left alone. Nothing moves under reduced motion or
    /// before the drawing has a size.
    public void adverts(List<AdvertSeen> adverts) {
        SegmentModel shown = model;
        SegmentPulses moving = pulses;
        if (shown == null || moving == null || pulse.reducedMotion().get()) {
            return;
        }
        long now = System.nanoTime();
        for (AdvertSeen advert : adverts) {
            if (advert.key().equals(shown.cluster().key())) {
                moving.add(advert, now);
            }
        }
        if (!moving.isIdle() && !listening) {
            listening = true;
            frames = pulse.eachFrame(this::frame);
        }
    }

    private void frame(long nowNanos) {
        SegmentPulses moving = pulses;
        if (moving == null || pulse.reducedMotion().get()) {
            still();
            return;
        }
        if (inRow && nowNanos / ROW_FRAME_NANOS == rowFrame) {
            return;
        }
        rowFrame = nowNanos / ROW_FRAME_NANOS;
        layer.paint((raster, argb) -> moving.draw(raster, layer.getLayoutY(), argb, nowNanos));
        if (moving.isIdle()) {
            frames.unsubscribe();
            listening = false;
        }
    }

    /// Ends all motion; the next advert begins it again.
    public void still() {
        frames.unsubscribe();
        listening = false;
        if (pulses != null) {
            pulses.clear();
        }
        layer.paint((_, _) -> {});
    }

    private SegmentLayout layoutFor(double width) {
        int count = model == null ? 0 : model.nodes().size();
        return inRow ? SegmentLayout.row(width, count) : SegmentLayout.card(width, count, this::boxHeight);
    }

    /// How high a box must be for the fonts that it is set in; measured once on a box that is never drawn.
    private double boxHeight(SegmentLayout.Size size) {
        if (getScene() == null) {
            return size.boxHeight();
        }
        return boxHeights.computeIfAbsent(size, _ -> {
            NodeBox probe = new NodeBox(texts, size);
            probe.setManaged(false);
            getChildren().add(probe);
            probe.applyCss();
            double height = Math.ceil(probe.prefHeight(-1));
            getChildren().remove(probe);
            return height;
        });
    }

    private void fill() {
        SegmentModel shown = model;
        if (shown == null || layout == null) {
            return;
        }
        for (int i = 0; i < boxes.size(); i++) {
            boxes.get(i).show(shown, shown.nodes().get(i));
        }
        if (!inRow) {
            dock.place(shown, layout);
        }
        placeBolts(shown, layout);
    }

    @Override
    protected void layoutChildren() {
        SegmentModel shown = model;
        if (shown == null || getWidth() <= 0) {
            return;
        }
        SegmentLayout wanted = layoutFor(getWidth());
        if (!wanted.equals(layout)) {
            layout = wanted;
            rebuild(shown, wanted);
            fill();
        }
        for (int i = 0; i < boxes.size(); i++) {
            SegmentLayout.Slot slot = wanted.slots().get(i);
            boxes.get(i).resizeRelocate(slot.x(), slot.y(), slot.width(), slot.height());
        }
    }

    /// Makes the boxes and the wires. Every pulse that moves has what is under it drawn again; a box is kept as an
    /// image, because its round corners cost more than all the rest of a frame.
    private void rebuild(SegmentModel shown, SegmentLayout wanted) {
        dragging.end();
        boxes.clear();
        for (int i = 0; i < wanted.slots().size(); i++) {
            NodeBox box = new NodeBox(texts, wanted.size());
            box.setManaged(false);
            box.setCache(true);
            int index = i;
            box.setOnContextMenuRequested(event -> {
                openMenu(index, event.isKeyboardTrigger(), event.getScreenX(), event.getScreenY());
                event.consume();
            });
            boxes.add(box);
        }
        double top = wanted.slots().isEmpty() ? 0 : wanted.slots().getFirst().portY() - PORT_MARGIN;
        layer.setLayoutY(top);
        layer.size(getWidth(), wanted.height() - top);
        pulses = new SegmentPulses(wanted, shown.cluster());
        List<Node> children = new ArrayList<>(SegmentWires.of(wanted));
        children.addAll(boxes);
        if (wanted.hidden() > 0) {
            more.setText(texts.get("control.node.more", Integer.toString(wanted.hidden())));
            more.setManaged(false);
            more.getStyleClass().setAll("label", "more-nodes");
            more.resizeRelocate(wanted.endX() + MORE_GAP, 0, SegmentLayout.MORE_WIDTH - MORE_GAP,
                    wanted.size().boxHeight);
            children.add(more);
        }
        children.add(layer);
        children.addAll(bolts);
        children.addAll(dock.chips());
        getChildren().setAll(children);
    }

    private void placeBolts(SegmentModel shown, SegmentLayout wanted) {
        getChildren().removeAll(bolts);
        bolts.clear();
        for (int i = 0; i < wanted.slots().size(); i++) {
            SegmentModel.Node node = shown.nodes().get(i);
            if (!node.deafTo().isEmpty()) {
                SegmentLayout.Slot slot = wanted.slots().get(i);
                Region bolt = new Region();
                bolt.getStyleClass().add("bolt");
                bolt.setManaged(false);
                bolt.setAccessibleText(words.deaf(node));
                Tooltip.install(bolt, new Tooltip(words.deaf(node)));
                double size = Math.min(BOLT, wanted.stub());
                bolt.resizeRelocate(slot.portX() - size / 2, slot.portY() + (wanted.stub() - size) / 2, size, size);
                bolts.add(bolt);
            }
        }
        getChildren().addAll(bolts);
    }

    private void openMenu(int index, boolean byKey, double screenX, double screenY) {
        SegmentModel shown = model;
        if (shown == null || index >= shown.nodes().size()) {
            return;
        }
        NodeBox box = boxes.get(index);
        box.requestFocus();
        nodeMenu.apply(shown.cluster(), shown.nodes().get(index).member()).ifPresent(menu -> {
            if (byKey) {
                menu.show(box, Side.BOTTOM, 0, 0);
            } else {
                menu.show(box, screenX, screenY);
            }
        });
    }

    private void moveAmongBoxes(KeyEvent event) {
        int at = boxes.indexOf(event.getTarget());
        if (at < 0) {
            return;
        }
        if (event.getCode() == KeyCode.RIGHT && at + 1 < boxes.size()) {
            boxes.get(at + 1).requestFocus();
        } else if (event.getCode() == KeyCode.LEFT && at > 0) {
            boxes.get(at - 1).requestFocus();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            openMenu(at, true, 0, 0);
        } else {
            return;
        }
        event.consume();
    }

    /// The boxes, in order of priority.
    public List<NodeBox> boxes() {
        return List.copyOf(boxes);
    }

    /// The chips that show where the addresses are: one in a healthy cluster.
    public List<AddressChip> chips() {
        return dock.chips();
    }

    PulseLayer layer() {
        return layer;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return layoutFor(width > 0 ? width : getWidth()).height();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        int count = model == null ? 1 : Math.max(1, model.nodes().size());
        SegmentLayout.Size size = inRow ? SegmentLayout.Size.ROW : SegmentLayout.Size.FULL;
        return count * (size.minWidth + size.gap);
    }
}
