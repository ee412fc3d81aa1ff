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
import javafx.scene.shape.Line;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
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

    private final Texts texts;
    private final ClusterWords words;
    private final Pulse pulse;
    private final boolean inRow;
    private final PulseLayer layer = new PulseLayer();
    private final List<NodeBox> boxes = new ArrayList<>();
    private final List<Line> wires = new ArrayList<>();
    private final ChipDock dock;
    private final List<Region> bolts = new ArrayList<>();
    private final Label more = new Label();
    private final ChipDragging dragging = new ChipDragging(new Ground(), () -> drag());
    private ChipDrag drag = ChipDrag.NONE;
    private BiFunction<Cluster, Member, Optional<ContextMenu>> nodeMenu = (_, _) -> Optional.empty();
    private @Nullable SegmentModel model;
    private @Nullable SegmentLayout layout;
    private @Nullable SegmentPulses pulses;
    private List<Face> faces = List.of();
    private final Map<SegmentLayout.Size, Double> boxHeights = new EnumMap<>(SegmentLayout.Size.class);
    private Subscription frames = Subscription.EMPTY;
    private boolean listening;

    /// What of a node can be seen; nothing is drawn again while it stays the same.
    private record Face(ClusterKey key, String address, Member member, NodeState state, List<String> deafTo,
            long sinceSeconds) {
        /// How coarse the age is that a row tells only to a screen reader.
        private static final long ROW_STEP_SECONDS = 10;
        private static final long NANOS_PER_SECOND = 1_000_000_000L;

        static Face of(SegmentModel model, SegmentModel.Node node, boolean inRow) {
            Member m = node.member();
            long from = node.state().isCurrent()
                    ? m.sinceNanos()
                    : Math.max(m.lastAdvertNanos(), m.lastReportNanos());
            long seconds = (model.atNanos() - from) / NANOS_PER_SECOND;
            Member still = new Member(m.node(), m.router(), m.source(), m.role(), m.reported(), m.priority(),
                    m.preempt(), m.intervalNanos(), m.holdsAddresses(), m.form(), m.sinceNanos(), 0, 0, 0,
                    m.lastTransition(), List.of(), m.freshness());
            return new Face(model.cluster().key(), model.cluster().addresses().toString(), still, node.state(),
                    node.deafTo(), inRow ? seconds / ROW_STEP_SECONDS : seconds);
        }
    }

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
        List<Face> nextFaces = next.nodes().stream().map(n -> Face.of(next, n, inRow)).toList();
        SegmentModel before = model;
        model = next;
        if (nextFaces.equals(faces) && before != null && before.cluster().key().equals(cluster.key())) {
            return;
        }
        faces = nextFaces;
        boolean sameNodes = before != null && names(before).equals(names(next))
                && before.cluster().key().equals(cluster.key());
        if (!sameNodes) {
            layout = null;
            if (before == null || !before.cluster().key().equals(cluster.key())) {
                still();
                dock.clear();
            }
        }
        setAccessibleText(words.segment(next));
        fill();
        requestLayout();
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
        wires.clear();
        drawWires(wanted);
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
        List<Node> children = new ArrayList<>(wires);
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

    private void drawWires(SegmentLayout wanted) {
        for (double y : wanted.lanes()) {
            wire("bus", wanted.trunkX(), y, wanted.endX(), y);
        }
        if (wanted.lanes().size() > 1) {
            wire("bus", wanted.trunkX(), wanted.lanes().getFirst(), wanted.trunkX(), wanted.lanes().getLast());
        }
        for (SegmentLayout.Slot slot : wanted.slots()) {
            wire("stub", slot.portX(), slot.portY(), slot.portX(), wanted.lanes().get(slot.lane()));
        }
    }

    private void wire(String styleClass, double x1, double y1, double x2, double y2) {
        Line line = new Line(x1, y1, x2, y2);
        line.getStyleClass().addAll("wire", styleClass);
        line.setManaged(false);
        line.setMouseTransparent(true);
        wires.add(line);
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
