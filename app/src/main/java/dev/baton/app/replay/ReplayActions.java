package dev.baton.app.replay;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.Replay;
import dev.baton.app.source.SourceDesk;

/// What can be done while the past is shown. While it is not, each says so.
public final class ReplayActions {
    public static final String PLAY = "replay.play";
    public static final String NEXT = "replay.next";
    public static final String PREVIOUS = "replay.previous";
    public static final String FIRST = "replay.first";
    public static final String LAST = "replay.last";
    public static final String FASTER = "replay.faster";
    public static final String SLOWER = "replay.slower";
    public static final String NOW = "replay.now";

    private final Texts texts;
    private final ActionTable table;

    public ReplayActions(Texts texts, ActionTable table) {
        this.texts = texts;
        this.table = table;
    }

    /// Adds all of them.
    ///
    /// @param replay what is gone through; empty: the present is shown
    public void add(Optional<Replay> replay, SourceDesk desk) {
        ObservableValue<String> reason = new ReadOnlyStringWrapper(this, "reason",
                replay.isPresent() ? "" : texts.get("replay.why.now"));
        add(PLAY, MaterialDesignP.PLAY_PAUSE, "Shortcut+Space", () -> replay.ifPresent(Replay::toggle), reason);
        add(PREVIOUS, MaterialDesignS.SKIP_PREVIOUS_OUTLINE, "Shortcut+Alt+Left",
                () -> replay.ifPresent(r -> r.step(false)),
                reason);
        add(NEXT, MaterialDesignS.SKIP_NEXT_OUTLINE, "Shortcut+Alt+Right", () -> replay.ifPresent(r -> r.step(true)),
                reason);
        add(FIRST, MaterialDesignP.PAGE_FIRST, "Shortcut+Alt+Home", () -> replay.ifPresent(r -> r.seek(r.fromNanos())),
                reason);
        add(LAST, MaterialDesignP.PAGE_LAST, "Shortcut+Alt+End", () -> replay.ifPresent(r -> r.seek(r.toNanos())),
                reason);
        add(FASTER, MaterialDesignS.SPEEDOMETER, "Shortcut+Alt+Up", () -> replay.ifPresent(r -> speed(r, 1)), reason);
        add(SLOWER, MaterialDesignS.SPEEDOMETER_SLOW, "Shortcut+Alt+Down", () -> replay.ifPresent(r -> speed(r, -1)),
                reason);
        add(NOW, MaterialDesignA.ARROW_COLLAPSE_RIGHT, "Shortcut+Shift+N", desk::backToNow, reason);
    }

    private void add(String id, Ikon icon, String keys, Runnable command, ObservableValue<String> reason) {
        table.add(Action.of(id, "action." + id, command).icon(icon).keys(keys).unless(reason));
    }

    private static void speed(Replay replay, int steps) {
        List<Double> speeds = Replay.SPEEDS;
        int place = Math.clamp((long) speeds.indexOf(replay.speed().get()) + steps, 0, speeds.size() - 1);
        replay.speed(speeds.get(place));
    }
}
