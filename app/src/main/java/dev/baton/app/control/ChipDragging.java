package dev.baton.app.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import dev.baton.cluster.Member;

/// The chip of a segment while it is dragged: a ghost under the pointer with what dropping it here would do, and boxes
/// that take it or do not. Escape gives it up.
final class ChipDragging {
    private static final double GRIP = 10;
    private static final double SAID_BELOW = 26;
    private static final String ALLOWED = "drop-allowed";
    private static final String REFUSED = "drop-refused";
    private static final String HERE = "drop-here";

    /// What of a segment takes part.
    interface Ground {
        /// What is shown; empty: nothing yet.
        Optional<SegmentModel> model();

        /// The boxes, in the order of the model's nodes.
        List<NodeBox> boxes();

        /// Puts something on top of the drawing.
        void add(Region thing);

        /// Takes it away.
        void remove(Region thing);

        /// A point of the scene in the drawing.
        Point2D inside(double sceneX, double sceneY);
    }

    private final Ground ground;
    private final Supplier<ChipDrag> drag;
    private final AddressChip ghost = new AddressChip();
    private final Label said = new Label();
    private final EventHandler<KeyEvent> keys = this::key;
    private @Nullable AddressChip dragged;

    ChipDragging(Ground ground, Supplier<ChipDrag> drag) {
        this.ground = ground;
        this.drag = drag;
        ghost.getStyleClass().add("ghost");
        said.getStyleClass().add("drop-said");
        for (Region each : List.of(ghost, said)) {
            each.setManaged(false);
            each.setMouseTransparent(true);
        }
    }

    /// A chip of the drawing can be dragged from now on, if anything would come of it.
    void offer(AddressChip chip) {
        Tooltip tip = new Tooltip();
        tip.setWrapText(true);
        chip.setOnMouseEntered(_ -> {
            String words = hint();
            tip.setText(words);
            chip.setTooltip(words.isEmpty() ? null : tip);
            mark(chip, "draggable", isPossible());
        });
        chip.setOnMouseDragged(event -> drag(chip, event));
        chip.setOnMouseReleased(event -> drop(event));
    }

    private String hint() {
        return ground.model().map(model -> drag.get().whyNot(model.cluster())).filter(why -> !why.isEmpty())
                .orElseGet(() -> drag.get().hint());
    }

    private boolean isPossible() {
        return !drag.get().hint().isEmpty()
                && ground.model().filter(model -> drag.get().whyNot(model.cluster()).isEmpty()).isPresent();
    }

    private void drag(AddressChip chip, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !isPossible()) {
            return;
        }
        event.consume();
        if (dragged == null) {
            begin(chip);
        }
        if (dragged != null) {
            Point2D at = ground.inside(event.getSceneX(), event.getSceneY());
            show(at);
        }
    }

    private void begin(AddressChip chip) {
        dragged = chip;
        ghost.show(chip.getText(), AddressChip.Holding.HELD);
        ground.add(ghost);
        ground.add(said);
        ground.model().ifPresent(model -> {
            for (int i = 0; i < ground.boxes().size(); i++) {
                boolean isAllowed = drag.get().whyNot(model.cluster(), member(model, i)).isEmpty();
                mark(ground.boxes().get(i), isAllowed ? ALLOWED : REFUSED, true);
            }
        });
        if (chip.getScene() != null) {
            chip.getScene().addEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
    }

    private static Member member(SegmentModel model, int index) {
        return model.nodes().get(index).member();
    }

    private void show(Point2D at) {
        ghost.applyCss();
        ghost.autosize();
        ghost.relocate(at.getX() - GRIP, at.getY() - GRIP);
        int over = over(at);
        for (int i = 0; i < ground.boxes().size(); i++) {
            mark(ground.boxes().get(i), HERE, i == over && ground.boxes().get(i).getStyleClass().contains(ALLOWED));
        }
        said.setText(ground.model().filter(_ -> over >= 0).map(model -> {
            Member to = member(model, over);
            String why = drag.get().whyNot(model.cluster(), to);
            return why.isEmpty() ? drag.get().offer(to) : why;
        }).orElse(""));
        said.setVisible(!said.getText().isEmpty());
        said.applyCss();
        said.autosize();
        said.relocate(at.getX() - GRIP, at.getY() + SAID_BELOW);
    }

    private int over(Point2D at) {
        for (int i = 0; i < ground.boxes().size(); i++) {
            if (ground.boxes().get(i).getBoundsInParent().contains(at)) {
                return i;
            }
        }
        return -1;
    }

    private void drop(MouseEvent event) {
        if (dragged == null) {
            return;
        }
        event.consume();
        int over = over(ground.inside(event.getSceneX(), event.getSceneY()));
        end();
        ground.model().filter(model -> over >= 0 && over < model.nodes().size()).ifPresent(model -> {
            Member to = member(model, over);
            if (drag.get().whyNot(model.cluster(), to).isEmpty()) {
                drag.get().drop(model.cluster(), to);
            }
        });
    }

    /// Gives up what is being dragged.
    void end() {
        AddressChip chip = dragged;
        if (chip == null) {
            return;
        }
        dragged = null;
        ground.remove(ghost);
        ground.remove(said);
        for (NodeBox box : ground.boxes()) {
            box.getStyleClass().removeAll(ALLOWED, REFUSED, HERE);
        }
        if (chip.getScene() != null) {
            chip.getScene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            end();
        }
    }

    private static void mark(Region region, String styleClass, boolean isSo) {
        if (!isSo) {
            region.getStyleClass().remove(styleClass);
        } else if (!region.getStyleClass().contains(styleClass)) {
            region.getStyleClass().add(styleClass);
        }
    }
}
