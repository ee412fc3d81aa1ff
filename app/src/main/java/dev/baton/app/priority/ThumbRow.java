package dev.baton.app.priority;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

import dev.baton.app.control.StateMark;
import dev.baton.app.i18n.Texts;

/// A router on the drawing of its scale: its name, its line with reach, ghost and thumb, its number, and its switches.
final class ThumbRow {
    private static final PseudoClass CROSSING = PseudoClass.getPseudoClass("crossing");
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");
    private static final int BIG_STEP = 10;
    private static final int CLICKS_TO_RESET = 2;
    private static final double RAIL = 4;
    private static final double REACH = 9;
    private static final double REACH_DROP = 5;
    private static final double TICK = 2;
    private static final double TICK_HEIGHT = 16;
    private static final double GHOST = 14;
    private static final double FIELD_HEIGHT = 25;
    private static final double TOOL_HEIGHT = 26;
    private static final double BAND_INSET = 6;

    private final Texts texts;
    private final PrioritiesViewModel model;
    private final ThumbMoves moves;
    private final Region band = part("thumb-band");
    private final Label name = new Label();
    private final StateMark now = new StateMark();
    private final HBox named = new HBox(now, name);
    private final Region rail = part("thumb-rail");
    private final Region reach = part("thumb-reach");
    private final Region tick = part("thumb-base");
    private final Region ghost = part("thumb-ghost");
    private final ThumbHandle handle;
    private final Label was = new Label();
    private final TextField field = new TextField();
    private final Label effective = new Label();
    private final FaultToggles faults;
    private final ToggleButton preempt = new ToggleButton("", new FontIcon(MaterialDesignH.HAND_BACK_LEFT_OUTLINE));
    private final Tooltip preemptTip = new Tooltip();
    private Optional<Thumb> shown = Optional.empty();
    private Axis axis = new Axis(0, 0);
    private double grabbedAt;
    private boolean isDragging;

    ThumbRow(Texts texts, PrioritiesViewModel model, ThumbMoves moves) {
        this.texts = texts;
        this.model = model;
        this.moves = moves;
        faults = new FaultToggles(texts, model);
        handle = new ThumbHandle(step -> shown.ifPresent(t -> model.nudge(t.ref(), step)),
                wanted -> shown.ifPresent(t -> model.type(t.ref(), Integer.toString(wanted))));
        named.getStyleClass().add("thumb-name");
        named.setAlignment(Pos.CENTER_LEFT);
        was.getStyleClass().add("thumb-was");
        effective.getStyleClass().add("thumb-effective");
        field.getStyleClass().add("thumb-field");
        field.setFocusTraversable(false);
        preempt.getStyleClass().add("preempt-toggle");
        preempt.setFocusTraversable(false);
        preempt.setTooltip(preemptTip);
        preempt.setOnAction(_ -> shown.ifPresent(t -> model.setPreempt(t.ref(), !preempt.isSelected())));
        List.of(named, was, field, effective, preempt).forEach(node -> node.setManaged(false));
        listen();
    }

    private static Region part(String styleClass) {
        Region part = new Region();
        part.getStyleClass().add(styleClass);
        part.setManaged(false);
        part.setMouseTransparent(true);
        return part;
    }

    /// Everything that is drawn, the lowest first.
    List<Node> parts() {
        return List.of(band, named, rail, reach, tick, ghost, handle, was, field, effective, faults.view(), preempt);
    }

    ThumbHandle handle() {
        return handle;
    }

    private void listen() {
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        handle.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        handle.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        handle.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == CLICKS_TO_RESET) {
                shown.ifPresent(t -> model.reset(t.ref()));
            }
        });
        handle.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        handle.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            String typed = event.getCharacter();
            if (!typed.isEmpty() && Character.isDigit(typed.charAt(0)) && field.isEditable()) {
                field.requestFocus();
                field.setText(typed);
                field.end();
                event.consume();
            }
        });
        handle.setOnContextMenuRequested(event -> {
            menu().show(handle, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        field.setOnAction(_ -> commit());
        field.focusedProperty().subscribe((_, isFocused) -> {
            if (!isFocused) {
                shown.ifPresent(t -> field.setText(Integer.toString(t.staged())));
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                handle.requestFocus();
                event.consume();
            }
        });
    }

    private void commit() {
        boolean isGood = shown.filter(t -> model.type(t.ref(), field.getText())).isPresent();
        if (isGood) {
            handle.requestFocus();
        } else {
            field.selectAll();
        }
    }

    private void pressed(MouseEvent event) {
        handle.requestFocus();
        isDragging = event.getButton() == MouseButton.PRIMARY;
        grabbedAt = event.getX() - ThumbHandle.SIZE / 2;
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (isDragging) {
            double x = handle.getLayoutX() + event.getX() - grabbedAt;
            shown.ifPresent(t -> model.drag(t.ref(), axis.priorityAt(x)));
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        if (isDragging) {
            isDragging = false;
            model.release();
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        int step = event.isShiftDown() ? BIG_STEP : 1;
        Optional<Runnable> command = shown.flatMap(thumb -> event.isShortcutDown() || event.isAltDown()
                ? Optional.empty()
                : switch (event.getCode()) {
                    case LEFT, DOWN -> Optional.<Runnable>of(() -> model.nudge(thumb.ref(), -step));
                    case RIGHT, UP -> Optional.<Runnable>of(() -> model.nudge(thumb.ref(), step));
                    case PAGE_DOWN -> Optional.<Runnable>of(() -> model.nudge(thumb.ref(), -BIG_STEP));
                    case PAGE_UP -> Optional.<Runnable>of(() -> model.nudge(thumb.ref(), BIG_STEP));
                    case BACK_SPACE, DELETE -> Optional.<Runnable>of(() -> model.reset(thumb.ref()));
                    case ESCAPE -> isDragging ? Optional.<Runnable>of(this::abandon) : Optional.empty();
                    case D -> Optional.<Runnable>of(() -> faults.flip(Toggle.Kind.NODE));
                    case L -> Optional.<Runnable>of(() -> faults.flip(Toggle.Kind.LINK));
                    case C -> Optional.<Runnable>of(() -> faults.flip(Toggle.Kind.CHECK));
                    case P -> Optional.<Runnable>of(() -> model.setPreempt(thumb.ref(), !thumb.preempts()));
                    default -> Optional.empty();
                });
        command.ifPresent(Runnable::run);
        boolean isStep = event.getCode() == KeyCode.TAB && !event.isShortcutDown()
                && shown.filter(t -> moves.step(t.ref(), !event.isShiftDown())).isPresent();
        if (command.isPresent() || isStep) {
            event.consume();
        }
    }

    private void abandon() {
        isDragging = false;
        model.abandon();
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        shown.ifPresent(t -> {
            menu.getItems().addAll(faults.items(t.ref().node()));
            CheckMenuItem item = new CheckMenuItem(texts.get("priority.preempt.off", t.ref().node()));
            item.setSelected(!t.preempts());
            item.setDisable(t.isLocked());
            item.setOnAction(_ -> model.setPreempt(t.ref(), !item.isSelected()));
            menu.getItems().addAll(new SeparatorMenuItem(), item);
        });
        return menu;
    }

    void show(Thumb thumb) {
        boolean isOther = shown.filter(t -> t.ref().equals(thumb.ref())).isEmpty();
        shown = Optional.of(thumb);
        if (isOther) {
            isDragging = false;
        }
        handle.show(thumb, model.words().spoken(thumb));
        handle.setId("thumb-" + thumb.ref());
        name.setText(thumb.ref().node());
        now.setVisible(thumb.live().isPresent());
        thumb.live().ifPresent(state -> now.show(state.styleClass()));
        band.pseudoClassStateChanged(HOLDS, thumb.holds());
        named.pseudoClassStateChanged(HOLDS, thumb.holds());
        reach.setVisible(thumb.isReach());
        reach.pseudoClassStateChanged(CROSSING, thumb.crosses());
        tick.setVisible(thumb.isEdited());
        ghost.setVisible(thumb.effective() != thumb.staged());
        was.setText(thumb.isEdited() ? texts.get("priority.value.was", Integer.toString(thumb.base())) : "");
        if (!field.isFocused()) {
            field.setText(Integer.toString(thumb.staged()));
        }
        field.pseudoClassStateChanged(EDITED, thumb.isEdited());
        field.setEditable(!thumb.isLocked());
        field.setDisable(thumb.isLocked());
        field.setAccessibleText(texts.get("priority.field", thumb.ref().node()));
        effective.setText(thumb.effective() == thumb.staged()
                ? ""
                : texts.get("priority.value.effective", Integer.toString(thumb.effective())));
        faults.show(thumb.ref().node(), thumb.toggles());
        showPreempt(thumb);
    }

    private void showPreempt(Thumb thumb) {
        String node = thumb.ref().node();
        preempt.setVisible(!thumb.toggles().isEmpty());
        preempt.setSelected(!thumb.preempts());
        preempt.setDisable(thumb.isLocked());
        preempt.pseudoClassStateChanged(EDITED, thumb.isPreemptStaged());
        preempt.setAccessibleText(texts.get("priority.preempt.off", node));
        preemptTip.setText(texts.get(thumb.preempts() ? "priority.preempt.tip-on" : "priority.preempt.tip-off", node));
    }

    /// Puts everything in its place.
    void layout(Columns columns, double y, double width) {
        axis = columns.axis();
        double text = y + columns.textY();
        double line = y + columns.railY();
        band.resizeRelocate(BAND_INSET, y, width - 2 * BAND_INSET, columns.rowHeight());
        place(named, Columns.PAD, text, columns.nameWidth() - BAND_INSET, TOOL_HEIGHT);
        rail.resizeRelocate(axis.at(Thumb.MIN), line - RAIL / 2, axis.at(Thumb.MAX) - axis.at(Thumb.MIN), RAIL);
        place(was, columns.valueX(), text, Columns.WAS, FIELD_HEIGHT);
        place(field, columns.valueX() + Columns.WAS, text, Columns.FIELD, FIELD_HEIGHT);
        place(effective, columns.valueX() + Columns.WAS + Columns.FIELD + BAND_INSET, text,
                columns.effectiveWidth() - BAND_INSET, FIELD_HEIGHT);
        place(faults.view(), columns.faultsX(), text, Columns.FAULTS, TOOL_HEIGHT);
        place(preempt, columns.preemptX(), text, Columns.PREEMPT, TOOL_HEIGHT);
        shown.ifPresent(thumb -> {
            handle.relocate(axis.at(thumb.staged()) - ThumbHandle.SIZE / 2, line - ThumbHandle.SIZE / 2);
            ghost.resizeRelocate(axis.at(thumb.effective()) - GHOST / 2, line - GHOST / 2, GHOST, GHOST);
            tick.resizeRelocate(axis.at(thumb.base()) - TICK / 2, line - TICK_HEIGHT / 2, TICK, TICK_HEIGHT);
            double from = axis.at(thumb.lowest());
            reach.resizeRelocate(from - 1, line + REACH_DROP, axis.at(thumb.highest()) - from + 2, REACH);
        });
    }

    private static void place(Region node, double x, double middle, double width, double height) {
        node.resizeRelocate(x, middle - height / 2, width, height);
    }
}
