package dev.baton.app.replay;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.Replay;
import dev.baton.app.source.SourceKind;

/// Under the top bar of every screen while the past is shown: which instant it is, that it is not now, and the ways
/// through it. Space plays, the arrows go from one happening to the next, Home and End to the ends.
public final class ReplayBar extends VBox {
    private static final long SECOND = 1_000_000_000L;
    /// How much of the whole a key of the slider moves by.
    private static final int STEPS = 200;
    private static final double SLIDER_WIDTH = 160;
    /// A narrower window has the slider under the buttons.
    private static final double WIDE = 860;

    private final Texts texts;
    private final Replay replay;
    private final ReplayWords words;
    private final Label title = new Label();
    private final Slider slider = new Slider(0, 1, 0);
    private final ActionButton play;
    private final List<ToggleButton> speeds = new ArrayList<>();
    private boolean isShowing;

    public ReplayBar(Texts texts, ActionTable actions, Replay replay, SourceKind kind, Subscriptions held) {
        this.texts = texts;
        this.replay = replay;
        words = new ReplayWords(texts, kind, ZoneId.systemDefault());
        play = button(actions, ReplayActions.PLAY);
        getStyleClass().add("replay-bar");
        FontIcon icon = new FontIcon(MaterialDesignH.HISTORY);
        icon.getStyleClass().add("replay-icon");
        title.getStyleClass().add("replay-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        setMinWidth(0);
        Label hint = new Label(texts.get("replay.hint"));
        hint.getStyleClass().add("replay-hint");
        hint.setMinWidth(0);
        hint.managedProperty().bind(hint.visibleProperty());
        widthProperty().subscribe(_ -> hint.setVisible(getWidth() >= WIDE));
        HBox what = new HBox(icon, title, hint);
        what.getStyleClass().add("replay-what");
        ActionButton now = new ActionButton(actions.action(ReplayActions.NOW), texts);
        now.getStyleClass().add("replay-now");
        now.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(what, gap, now);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, tools(actions));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        held.follow(replay.at(), _ -> show());
        held.follow(replay.wanted(), _ -> slide());
        held.follow(replay.playing(), this::showPlaying);
        held.follow(replay.speed(), this::showSpeed);
    }

    private VBox tools(ActionTable actions) {
        slider.setId("replay-slider");
        slider.setMinWidth(SLIDER_WIDTH);
        slider.setBlockIncrement(1.0 / STEPS);
        slider.setAccessibleText(texts.get("replay.slider"));
        slider.setAccessibleHelp(texts.get("replay.keys"));
        slider.valueProperty().subscribe((_, to) -> {
            if (!isShowing) {
                replay.seek(instant(to.doubleValue()));
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox rates = new HBox();
        rates.getStyleClass().add("replay-speeds");
        for (double speed : Replay.SPEEDS) {
            rates.getChildren().add(rate(speed));
        }
        Label first = new Label(words.instant(replay.fromNanos()));
        Label last = new Label(words.instant(replay.toNanos()));
        first.getStyleClass().add("replay-end");
        last.getStyleClass().add("replay-end");
        HBox buttons = new HBox(button(actions, ReplayActions.FIRST), button(actions, ReplayActions.PREVIOUS),
                play, button(actions, ReplayActions.NEXT), button(actions, ReplayActions.LAST), rates);
        buttons.getStyleClass().add("replay-buttons");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(buttons);
        row.getStyleClass().add("replay-tools");
        HBox under = new HBox();
        under.getStyleClass().add("replay-tools");
        VBox tools = new VBox(row, under);
        List<Node> scale = List.of(first, slider, last);
        widthProperty().subscribe(_ -> {
            boolean isWide = getWidth() >= WIDE;
            HBox wanted = isWide ? row : under;
            if (!wanted.getChildren().contains(slider)) {
                row.getChildren().removeAll(scale);
                under.getChildren().removeAll(scale);
                wanted.getChildren().addAll(scale);
            }
        });
        return tools;
    }

    private ToggleButton rate(double speed) {
        String name = texts.get("replay.speed", String.format(Locale.ROOT, speed < 1 ? "%.1f" : "%.0f", speed));
        ToggleButton button = new ToggleButton(name);
        button.setId("replay-speed-" + Replay.SPEEDS.indexOf(speed));
        button.setUserData(speed);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(texts.get("replay.speed.name", name));
        button.setTooltip(new Tooltip(button.getAccessibleText()));
        button.setOnAction(_ -> {
            replay.speed(speed);
            showSpeed(speed);
        });
        speeds.add(button);
        return button;
    }

    private ActionButton button(ActionTable actions, String id) {
        ActionButton button = new ActionButton(actions.action(id), texts).iconOnly();
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// Puts the keyboard here.
    public void focus() {
        slider.requestFocus();
    }

    /// A key of the window that nothing else has made use of.
    ///
    /// @return whether it means something here
    public boolean press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case SPACE -> replay.toggle();
            case LEFT -> back(event.isShiftDown(), false);
            case RIGHT -> back(event.isShiftDown(), true);
            case HOME -> replay.seek(replay.fromNanos());
            case END -> replay.seek(replay.toNanos());
            case PAGE_UP -> replay.move(-span());
            case PAGE_DOWN -> replay.move(span());
            default -> {
                return false;
            }
        }
        return true;
    }

    /// With Shift by what goes by in a second, else to the happening before or after.
    private void back(boolean isByTime, boolean isForward) {
        if (isByTime) {
            replay.move(Math.round((isForward ? SECOND : -SECOND) * replay.speed().get()));
        } else {
            replay.step(isForward);
        }
    }

    private long span() {
        return Math.max(1, (replay.toNanos() - replay.fromNanos()) / 10);
    }

    private void pressed(KeyEvent event) {
        boolean isButton = event.getTarget() instanceof ButtonBase
                && event.getCode() == javafx.scene.input.KeyCode.SPACE;
        if (!isButton && press(event)) {
            event.consume();
        }
    }

    private void show() {
        title.setText(texts.get("replay.title", words.instant(replay.at().get())));
        title.setAccessibleText(title.getText());
    }

    private void slide() {
        isShowing = true;
        slider.setValue(share(replay.wanted().get()));
        isShowing = false;
    }

    private double share(long atNanos) {
        return (atNanos - replay.fromNanos()) / (double) Math.max(1, replay.toNanos() - replay.fromNanos());
    }

    private long instant(double share) {
        return replay.fromNanos() + Math.round(share * (replay.toNanos() - replay.fromNanos()));
    }

    private void showPlaying(boolean isPlaying) {
        play.setGraphic(new FontIcon(isPlaying ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        play.setAccessibleHelp(texts.get(isPlaying ? "replay.playing" : "replay.paused"));
    }

    private void showSpeed(Number speed) {
        speeds.forEach(button -> button.setSelected(speed.equals(button.getUserData())));
    }
}
