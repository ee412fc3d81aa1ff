package dev.baton.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.testing.SampleSource;
import dev.baton.app.theme.Themes;

/// A frame with two plain screens on a source that the test sets.
final class Bench implements AutoCloseable {
    final SampleSource source = new SampleSource();
    final Tasks tasks = new Tasks();
    final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    final Themes themes = new Themes(desktop);
    final Pulse pulse = new Pulse();
    final Path settingsPath;
    final SettingsModel settings;
    final List<String> told = new ArrayList<>();
    final AppContext context;
    final ShellView shell;
    final Stage stage = new Stage();
    /// What waits on the screen of findings.
    final Badge badge = new Badge(3, true, "Three things wait");
    final Scene scene;

    Bench(Locale locale) {
        this(locale, Staging.none());
    }

    /// @param staging what is staged in it
    Bench(Locale locale, Staging staging) {
        try {
            settingsPath = Files.createTempDirectory("baton-test").resolve("window.conf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings = new SettingsModel(new SettingsFile(settingsPath), tasks);
        context = new AppContext(Texts.of(locale), themes, pulse, tasks, new ActionTable(), source, new StillDesk(),
                Marks.passing(), new Crossing(), Recording.none(), staging);
        shell = new ShellView(context, settings, slots(), new StillDesk(), () -> told.add("quit"));
        scene = new Scene(shell.view(), 1280, 800);
        themes.apply(scene);
        stage.setScene(scene);
        stage.show();
        shell.open("overview");
    }

    private List<ScreenSlot> slots() {
        List<ScreenSlot> slots = new ArrayList<>();
        slots.add(ScreenSlot.ready("overview", MaterialDesignV.VIEW_DASHBOARD_OUTLINE, "Shortcut+1",
                _ -> new Plain("overview")));
        slots.add(ScreenSlot.ready("traffic", MaterialDesignP.PULSE, "Shortcut+2", _ -> new Plain("traffic")));
        slots.add(ScreenSlot.ready("timeline", MaterialDesignC.CHART_TIMELINE, "Shortcut+3",
                _ -> new Plain("timeline")));
        slots.add(ScreenSlot.ready("priorities", MaterialDesignT.TUNE_VERTICAL, "Shortcut+4",
                _ -> new Plain("priorities")));
        slots.add(ScreenSlot.waiting("failover", MaterialDesignS.SWAP_HORIZONTAL_BOLD, "Shortcut+6", "replay"));
        slots.add(ScreenSlot.ready("config", MaterialDesignF.FILE_DOCUMENT_OUTLINE, "Shortcut+5",
                _ -> new Plain("config")));
        slots.add(ScreenSlot.ready("findings", MaterialDesignA.ALERT_DECAGRAM_OUTLINE, "Shortcut+7",
                _ -> new Plain("findings")).withBadge(_ -> () -> badge));
        slots.add(ScreenSlot.ready("nodes", MaterialDesignS.SERVER_NETWORK, "Shortcut+8", _ -> new Plain("nodes")));
        slots.add(ScreenSlot.ready("lab", MaterialDesignF.FLASK_OUTLINE, "Shortcut+9", _ -> new Plain("lab")));
        return slots;
    }

    @Override
    public void close() {
        shell.close();
        stage.close();
        tasks.close();
    }

    /// A screen that tells when it is shown and hidden.
    private final class Plain implements Screen {
        private final String id;
        private final Region view;

        Plain(String id) {
            this.id = id;
            this.view = new StackPane(new Label(id));
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Region view() {
            return view;
        }

        @Override
        public void shown() {
            told.add(id + " shown");
        }

        @Override
        public void hidden() {
            told.add(id + " hidden");
        }
    }
}
