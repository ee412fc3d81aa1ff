package dev.baton.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Settings;
import dev.baton.app.settings.SettingsModel;

/// The actions of the frame itself: going to screens, what can be watched, how things look.
final class ShellActions {
    static final String PALETTE = "shell.palette";
    static final String KEYS = "shell.keys";
    static final String RAIL = "shell.rail";
    static final String DIAGNOSTICS = "shell.diagnostics";
    static final String QUIT = "shell.quit";
    static final List<String> THEMES = List.of("theme.system", "theme.light", "theme.dark");
    static final List<String> LANGUAGES = List.of("language.system", "language.en", "language.zh-tw");
    static final List<String> MOTIONS = List.of("motion.system", "motion.full", "motion.reduced");
    static final List<String> ZOOMS = List.of("zoom.in", "zoom.out", "zoom.reset");
    static final List<String> SOURCES = List.of("source.lab", "source.capture", "source.file", "source.nodes");
    private static final int ZOOM_STEP_PERCENT = 10;

    /// What the frame can do for its actions.
    interface Host {
        void go(String screen);

        void palette();

        void keys();

        void diagnostics();

        void quit();
    }

    private final ActionTable table;
    private final Texts texts;
    private final SettingsModel settings;

    ShellActions(ActionTable table, Texts texts, SettingsModel settings) {
        this.table = table;
        this.texts = texts;
        this.settings = settings;
    }

    /// The id of the action that goes to a screen.
    static String go(ScreenSlot slot) {
        return "go." + slot.id();
    }

    void add(List<ScreenSlot> slots, Host host) {
        for (ScreenSlot slot : slots) {
            Action go = new Action(go(slot), "shell.screen." + slot.id(), Optional.of(slot.icon()),
                    Optional.empty(), reason(slot), () -> host.go(slot.id()));
            table.add(go.keys(slot.keys()));
        }
        table.add(named(PALETTE, MaterialDesignM.MAGNIFY, host::palette).keys("Shortcut+K"));
        table.add(named(KEYS, MaterialDesignK.KEYBOARD_OUTLINE, host::keys).keys("F1"));
        table.add(named(RAIL, MaterialDesignD.DOCK_LEFT,
                () -> settings.update(s -> s.withRailCollapsed(!s.railCollapsed()))).keys("Shortcut+B"));
        table.add(named(DIAGNOSTICS, MaterialDesignS.SPEEDOMETER, host::diagnostics).keys("Shortcut+Shift+D"));
        addLook();
        addSources(host);
        table.add(named(QUIT, MaterialDesignE.EXIT_TO_APP, host::quit).keys("Shortcut+Q"));
    }

    /// The last part of an id such as `theme.dark`, which is also the value of the setting.
    static String value(String id) {
        return id.substring(id.indexOf('.') + 1);
    }

    private void addLook() {
        for (String id : THEMES) {
            table.add(named(id, MaterialDesignT.THEME_LIGHT_DARK, () -> settings.update(s -> s.withTheme(value(id)))));
        }
        for (String id : LANGUAGES) {
            table.add(named(id, MaterialDesignT.TRANSLATE, () -> settings.update(s -> s.withLanguage(value(id)))));
        }
        for (String id : MOTIONS) {
            table.add(named(id, MaterialDesignM.MOTION_PAUSE_OUTLINE,
                    () -> settings.update(s -> s.withMotion(value(id)))));
        }
        table.add(named("zoom.in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, () -> zoom(ZOOM_STEP_PERCENT))
                .keys("Shortcut+Equals"));
        table.add(named("zoom.out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, () -> zoom(-ZOOM_STEP_PERCENT))
                .keys("Shortcut+Minus"));
        table.add(named("zoom.reset", MaterialDesignM.MAGNIFY,
                () -> settings.update(s -> s.withZoomPercent(Settings.DEFAULT.zoomPercent()))).keys("Shortcut+0"));
    }

    private void zoom(int percent) {
        settings.update(s -> s.withZoomPercent(s.zoomPercent() + percent));
    }

    private void addSources(Host host) {
        table.add(named("source.lab", MaterialDesignF.FLASK_OUTLINE, () -> host.go("lab")));
        addWaiting("source.capture", MaterialDesignE.ETHERNET, "capture");
        addWaiting("source.file", MaterialDesignF.FILE_SEARCH_OUTLINE, "capture");
        addWaiting("source.nodes", MaterialDesignS.SERVER_NETWORK, "nodes");
    }

    private void addWaiting(String id, Ikon icon, String needs) {
        table.add(named(id, icon, () -> {}).unless(new ReadOnlyStringWrapper(texts.get("shell.needs." + needs))));
    }

    private ReadOnlyStringWrapper reason(ScreenSlot slot) {
        return new ReadOnlyStringWrapper(slot.factory().isPresent() ? "" : texts.get("shell.needs." + slot.needs()));
    }

    private static Action named(String id, Ikon icon, Runnable command) {
        return Action.of(id, "action." + id.toLowerCase(Locale.ROOT), command).icon(icon);
    }
}
