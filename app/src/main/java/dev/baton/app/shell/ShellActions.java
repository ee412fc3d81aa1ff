package dev.baton.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.i18n.Units;
import dev.baton.app.settings.Settings;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.SourceDesk;

/// The actions of the frame itself: going to screens, what can be watched, how things look.
final class ShellActions {
    static final String PALETTE = "shell.palette";
    static final String KEYS = "shell.keys";
    static final String HELP = "shell.help";
    static final String SETTINGS = "shell.settings";
    static final List<String> UNITS = List.of("units.automatic", "units.milliseconds", "units.seconds");
    static final String RAIL = "shell.rail";
    static final String DIAGNOSTICS = "shell.diagnostics";
    static final String QUIT = "shell.quit";
    static final String RECORDER = "shell.recorder";
    static final List<String> THEMES = List.of("theme.system", "theme.light", "theme.dark");
    static final List<String> LANGUAGES = List.of("language.system", "language.en", "language.zh-tw");
    static final List<String> MOTIONS = List.of("motion.system", "motion.full", "motion.reduced");
    static final List<String> ZOOMS = List.of("zoom.in", "zoom.out", "zoom.reset");
    static final List<String> SOURCES = List.of("source.lab", "source.capture", "source.file", "source.configs",
            "source.config-folder", "source.sample-pair", "source.nodes");
    private static final int ZOOM_STEP_PERCENT = 10;

    /// What the frame can do for its actions.
    interface Host {
        void go(String screen);

        void palette();

        void keys();

        void help();

        void settings();

        void diagnostics();

        void chooseInterfaces();

        void quit();
    }

    private final ActionTable table;
    private final Texts texts;
    private final SettingsModel settings;
    private final SourceDesk desk;

    ShellActions(ActionTable table, Texts texts, SettingsModel settings, SourceDesk desk) {
        this.table = table;
        this.texts = texts;
        this.settings = settings;
        this.desk = desk;
    }

    /// The id of the action that goes to a screen.
    static String go(ScreenSlot slot) {
        return "go." + slot.id();
    }

    void add(List<ScreenSlot> slots, ClusterSource source, Host host) {
        for (ScreenSlot slot : slots) {
            Runnable command = slot.lead().orElse(() -> host.go(slot.id()));
            Action go = new Action(go(slot), "shell.screen." + slot.id(), Optional.of(slot.icon()),
                    Optional.empty(), reason(slot), command);
            table.add(slot.isHidden() ? go : go.keys(slot.keys()));
        }
        table.add(named(PALETTE, MaterialDesignM.MAGNIFY, host::palette).keys("Shortcut+K"));
        table.add(named(KEYS, MaterialDesignK.KEYBOARD_OUTLINE, host::keys).keys("Shortcut+Slash"));
        table.add(named(HELP, MaterialDesignH.HELP_CIRCLE_OUTLINE, host::help).keys("F1"));
        table.add(named(SETTINGS, MaterialDesignC.COG_OUTLINE, host::settings).keys("Shortcut+Comma"));
        table.add(named(RAIL, MaterialDesignD.DOCK_LEFT,
                () -> settings.update(s -> s.withRailCollapsed(!s.railCollapsed()))).keys("Shortcut+B"));
        table.add(named(DIAGNOSTICS, MaterialDesignS.SPEEDOMETER, host::diagnostics).keys("Shortcut+Shift+D"));
        table.add(named(RECORDER, MaterialDesignR.RECORD_CIRCLE_OUTLINE,
                () -> settings.update(s -> s.withRecording(!s.recording()))));
        addLook();
        addSources(host, source);
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
        for (String id : UNITS) {
            table.add(named(id, MaterialDesignT.TIMER_OUTLINE,
                    () -> settings.update(s -> s.withUnits(Units.find(value(id)).orElse(Units.AUTOMATIC)))));
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

    private void addSources(Host host, ClusterSource source) {
        table.add(named("source.lab", MaterialDesignF.FLASK_OUTLINE, desk::watchLab));
        table.add(named("source.capture", MaterialDesignL.LAN, host::chooseInterfaces).keys("Shortcut+L"));
        table.add(named("source.file", MaterialDesignF.FILE_SEARCH_OUTLINE, desk::chooseCapture).keys("Shortcut+O"));
        table.add(named("source.configs", MaterialDesignF.FILE_DOCUMENT_OUTLINE, desk::chooseConfigs)
                .keys("Shortcut+Shift+O"));
        table.add(named("source.config-folder", MaterialDesignF.FOLDER_OPEN_OUTLINE, desk::chooseConfigFolder));
        table.add(named("source.sample-pair", MaterialDesignF.FILE_COMPARE, desk::openSamplePair));
        table.add(named("source.nodes", MaterialDesignS.SERVER_NETWORK, desk::watchNodes));
        table.add(named("source.save", MaterialDesignC.CONTENT_SAVE_OUTLINE, () -> desk.savePackets(Optional.empty()))
                .keys("Shortcut+S").unless(nothingToSave(source)));
    }

    private ObservableValue<String> nothingToSave(ClusterSource source) {
        String reason = texts.get("watch.save.nothing");
        return source.packets().<ObservableValue<String>>map(
                packets -> packets.lastNumber().map(last -> last.longValue() > 0 ? "" : reason))
                .orElseGet(() -> new ReadOnlyStringWrapper(reason));
    }

    private ReadOnlyStringWrapper reason(ScreenSlot slot) {
        return new ReadOnlyStringWrapper(slot.isThere() ? "" : texts.get("shell.needs." + slot.needs()));
    }

    private static Action named(String id, Ikon icon, Runnable command) {
        return Action.of(id, "action." + id.toLowerCase(Locale.ROOT), command).icon(icon);
    }
}
