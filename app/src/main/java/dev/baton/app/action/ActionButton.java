package dev.baton.app.action;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.i18n.Texts;

/// A button for an action. While the action is not possible the button looks it (`:unavailable`) but can still be
/// reached and pressed: pointing at it or pressing it tells why, which a disabled button could not.
public final class ActionButton extends Button {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");
    private static final Duration TOOLTIP_DELAY = Duration.millis(350);

    private final Action action;
    private final String name;
    private final Tooltip tip = new Tooltip();
    private final ChangeListener<String> follow = (_, _, reason) -> settle(reason);

    public ActionButton(Action action, Texts texts) {
        this.action = action;
        this.name = texts.get(action.textKey());
        setText(name);
        getStyleClass().add("action-button");
        action.icon().ifPresent(ikon -> setGraphic(new FontIcon(ikon)));
        tip.setShowDelay(TOOLTIP_DELAY);
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        tip.setAutoHide(true);
        setTooltip(tip);
        setOnAction(_ -> press());
        action.whyNot().addListener(new WeakChangeListener<>(follow));
        settle(action.whyNot().getValue());
    }

    /// The same button without its text; the tooltip and the accessible text still have it.
    public ActionButton iconOnly() {
        setText("");
        getStyleClass().add("icon-only");
        return this;
    }

    /// What it does.
    public Action action() {
        return action;
    }

    private void press() {
        if (action.possible()) {
            action.command().run();
        } else {
            Bounds bounds = localToScreen(getBoundsInLocal());
            tip.show(this, bounds.getMinX(), bounds.getMaxY());
        }
    }

    private void settle(String reason) {
        pseudoClassStateChanged(UNAVAILABLE, !reason.isEmpty());
        Optional<String> keys = action.shortcut().map(KeyCombination::getDisplayText);
        String named = keys.map(k -> name + "  " + k).orElse(name);
        tip.setText(reason.isEmpty() ? named : named + "\n" + reason);
        setAccessibleText(name);
        setAccessibleHelp(reason);
    }
}
