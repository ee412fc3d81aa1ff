package dev.baton.app.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.lab.LabSession;
import dev.baton.app.settings.Marks;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.shell.ShellView;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.theme.Themes;

/// The window that the tour shows: one stage whose content is made anew for each language. The user's settings are
/// neither read nor written. JavaFX thread.
final class TourWindow {
    /// The size of the pictures, in pixels.
    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    private final Pulse pulse;
    private final Function<LabSession, List<ScreenSlot>> slots;
    private final Tasks tasks = new Tasks();
    private final Themes themes = new Themes(Fx.colorScheme());
    private final SettingsModel settings;
    private final Stage stage = new Stage();
    private final Scene scene = new Scene(new Region(), WIDTH, HEIGHT);
    private LabSession lab;
    private ClusterSource source;
    private ShellView shell;

    /// @param slots    makes the screens on a lab
    /// @param noFile   a file that does not exist
    TourWindow(Pulse pulse, Function<LabSession, List<ScreenSlot>> slots, Path noFile, LabSession lab) {
        this.pulse = pulse;
        this.slots = slots;
        this.lab = lab;
        source = lab;
        settings = new SettingsModel(new SettingsFile(noFile), tasks);
        shell = frame(Locale.ENGLISH);
        themes.apply(scene);
        scene.setRoot(shell.view());
        stage.setScene(scene);
        stage.show();
    }

    /// The ids of the screens that the rail leads to.
    List<String> screens() {
        return slots.apply(lab).stream().filter(slot -> slot.factory().isPresent() && !slot.isHidden())
                .map(ScreenSlot::id).toList();
    }

    /// Shows a screen on this lab, in this theme and language.
    void show(String screen, LabSession newLab, Themes.Theme theme, Locale language) {
        lab = newLab;
        show(screen, (ClusterSource) newLab, theme, language);
    }

    /// Shows a screen on another source, beside the lab.
    void show(String screen, ClusterSource newSource, Themes.Theme theme, Locale language) {
        shell.close();
        source = newSource;
        themes.choice().set(theme == Themes.Theme.DARK ? Themes.Choice.DARK : Themes.Choice.LIGHT);
        shell = frame(language);
        scene.setRoot(shell.view());
        shell.open(screen);
    }

    /// Does what an action does.
    void act(String action) {
        shell.actions().action(action).command().run();
    }

    /// Whether something with this style is shown.
    boolean isShown(String selector) {
        return shell.view().lookup(selector) != null;
    }

    /// Whether every figure that needs some time to be counted is there.
    boolean isSettled() {
        return shell.model().advertsPerSecond().get().isPresent();
    }

    /// What the window looks like now.
    WritableImage picture() {
        return scene.snapshot(new WritableImage(WIDTH, HEIGHT));
    }

    /// Lets go of everything.
    void close() {
        shell.close();
        stage.close();
        tasks.close();
    }

    private ShellView frame(Locale language) {
        AppContext context = new AppContext(Texts.of(language), themes, pulse, tasks, new ActionTable(), source,
                new StillDesk(), Marks.passing(), new Crossing(), Recording.none(), new Staging(source.bases()));
        return new ShellView(context, settings, slots.apply(lab), new StillDesk(), () -> {});
    }
}
