package dev.baton.app.priority;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import dev.baton.app.control.StateMark;

/// The thing that is dragged: colour and shape tell what the router becomes. To a screen reader it is a slider.
final class ThumbHandle extends Region {
    /// How wide and high it is.
    static final double SIZE = 24;
    private static final double MARK = 10;
    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");

    private final StateMark mark = new StateMark();
    private final FontIcon lock = new FontIcon(MaterialDesignL.LOCK);
    private final Tooltip tip = new Tooltip();
    private final IntConsumer moveBy;
    private final IntConsumer moveTo;
    private Optional<Thumb> shown = Optional.empty();
    private String kind = "";

    /// @param moveBy moves it by some steps
    /// @param moveTo moves it to a priority
    ThumbHandle(IntConsumer moveBy, IntConsumer moveTo) {
        this.moveBy = moveBy;
        this.moveTo = moveTo;
        getStyleClass().add("thumb-handle");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setManaged(false);
        lock.getStyleClass().add("thumb-lock");
        lock.setMouseTransparent(true);
        tip.setWrapText(true);
        tip.getStyleClass().add("thumb-tip");
        Tooltip.install(this, tip);
        getChildren().addAll(mark, lock);
        resize(SIZE, SIZE);
    }

    /// Shows a thumb.
    ///
    /// @param spoken all about it, in words
    void show(Thumb thumb, String spoken) {
        shown = Optional.of(thumb);
        String styleClass = thumb.predicted().styleClass();
        if (!styleClass.equals(kind)) {
            getStyleClass().remove(kind);
            getStyleClass().add(styleClass);
            kind = styleClass;
            mark.show(styleClass);
        }
        pseudoClassStateChanged(LOCKED, thumb.isLocked());
        pseudoClassStateChanged(EDITED, thumb.isEdited());
        lock.setVisible(thumb.isLocked());
        tip.setText(spoken);
        setAccessibleText(spoken.replace("\n", ", "));
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    @Override
    protected void layoutChildren() {
        mark.resizeRelocate((SIZE - MARK) / 2, (SIZE - MARK) / 2, MARK, MARK);
        lock.relocate(SIZE - MARK / 2, -MARK / 2 + 1);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) shown.map(Thumb::staged).orElse(Thumb.MIN);
            case MIN_VALUE -> (double) Thumb.MIN;
            case MAX_VALUE -> (double) Thumb.MAX;
            case ORIENTATION -> Orientation.HORIZONTAL;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> moveBy.accept(1);
            case DECREMENT -> moveBy.accept(-1);
            case SET_VALUE -> {
                if (parameters.length > 0 && parameters[0] instanceof Number wanted) {
                    moveTo.accept(wanted.intValue());
                }
            }
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
