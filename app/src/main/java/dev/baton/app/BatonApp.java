package dev.baton.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.DraftStore;
import dev.baton.app.draft.Staging;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.drill.Underway;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.NoDoors;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.settings.Marks;
import dev.baton.app.settings.Placement;
import dev.baton.app.settings.Settings;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.shell.ShellView;
import dev.baton.app.source.Recording;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.Tap;
import dev.baton.app.theme.Themes;
import dev.baton.resources.Resources;

/// The program's window: puts it together, remakes the frame when the language changes, and takes everything apart when
/// it closes. JavaFX thread.
final class BatonApp {
    private static final Logger LOG = LoggerFactory.getLogger(BatonApp.class);
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

    private final Stage stage;
    private final ErrorReports reports;
    private final Runnable ended;
    private final Tasks tasks = new Tasks();
    private final Pulse pulse = new Pulse();
    private final Themes themes = new Themes(Fx.colorScheme());
    private final Subscriptions subscriptions = new Subscriptions();
    private final SettingsModel settings;
    private final NodeLinks links;
    private final Sources sources;
    private final Recording recording;
    private final Marks labMarks = Marks.passing();
    private final DrillDesk drills = new DrillDesk();
    private final Start start;
    private final Scene scene;
    private ShellView shell;
    private Optional<ErrorDialog> error = Optional.empty();
    private Predicate<String> leave = this::ask;
    private Predicate<Underway> drillLeave = this::askOfDrill;
    private Placement lastNormal;
    private final DraftStore drafts;
    private Staging staging;

    /// A window that is paired with nobody.
    ///
    /// @param start what is watched first
    /// @param taps  opens interfaces
    /// @param ended called when everything is let go of
    BatonApp(Stage stage, SettingsFile file, Path reportFolder, Start start, Tap.Opener taps, Runnable ended) {
        this(stage, file, reportFolder, start, taps, new NoDoors(""), Recording.none(), ended);
    }

    /// @param start     what is watched first
    /// @param taps      opens interfaces
    /// @param doors     how paired nodes are reached
    /// @param recording records what is watched live
    /// @param ended     called when everything is let go of
    BatonApp(Stage stage, SettingsFile file, Path reportFolder, Start start, Tap.Opener taps, NodeDoors doors,
            Recording recording, Runnable ended) {
        this(stage, file, reportFolder, start, taps, doors, recording, Optional.empty(), ended);
    }

    /// @param files who is asked for files; empty: the person before the window
    BatonApp(Stage stage, SettingsFile file, Path reportFolder, Start start, Tap.Opener taps, NodeDoors doors,
            Recording recording, Optional<FileDialogs> files, Runnable ended) {
        this.recording = recording;
        this.stage = stage;
        this.ended = ended;
        this.reports = new ErrorReports(reportFolder, System.getProperty("user.home", ""),
                System.getProperty("user.name", ""));
        settings = new SettingsModel(file, tasks);
        this.start = start;
        links = new NodeLinks(doors, pulse);
        sources = new Sources(pulse, tasks, links, taps, files.orElseGet(() -> FileDialogs.of(stage, this::texts)),
                start,
                new Host());
        drafts = new DraftStore(reportFolder.resolveSibling("drafts"));
        staging = new Staging(sources.composition().source().bases(), tasks, drafts);
        shell = frame(settings.value().get());
        scene = new Scene(shell.view());
        themes.apply(scene);
        lastNormal = place(settings.value().get());
        stage.setScene(scene);
        stage.setMinWidth(Placement.MIN_WIDTH);
        stage.setMinHeight(Placement.MIN_HEIGHT);
        ICON_SIZES.forEach(size -> stage.getIcons()
                .add(new Image(Resources.url("icons/baton-" + size + ".png").toExternalForm())));
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
    }

    /// Shows the window.
    void open() {
        subscriptions.follow(settings.value().map(Settings::theme), this::chooseTheme);
        subscriptions.follow(settings.value().map(Settings::motion), this::chooseMotion);
        subscriptions.follow(settings.value().map(Settings::recording), _ -> record());
        subscriptions.add(settings.value().map(Settings::language).subscribe((_, _) -> Fx.later(this::remake)));
        subscriptions.add(settings.value().map(Settings::units).subscribe((_, _) -> Fx.later(this::remake)));
        subscriptions.add(Fx.reducedMotion().subscribe(_ -> chooseMotion(settings.value().get().motion())));
        subscriptions.add(stage.iconifiedProperty().subscribe(this::iconified));
        subscriptions.add(stage.widthProperty().subscribe(this::notePlacement));
        subscriptions.add(stage.heightProperty().subscribe(this::notePlacement));
        subscriptions.add(stage.xProperty().subscribe(this::notePlacement));
        subscriptions.add(stage.yProperty().subscribe(this::notePlacement));
        stage.show();
        shell.open(sources.composition().first());
        shell.welcome();
        sources.begin(start);
    }

    /// Closes the window and lets go of everything; a second call does nothing.
    void close() {
        if (!stage.isShowing() || !mayClose()) {
            return;
        }
        notePlacement();
        settings.update(s -> s.withPlacement(lastNormal.withMaximized(stage.isMaximized())));
        error.ifPresent(ErrorDialog::close);
        subscriptions.clear();
        shell.close();
        staging.close();
        recording.close();
        sources.close();
        links.close();
        stage.close();
        settings.close();
        tasks.close();
        ended.run();
    }

    /// What is staged is kept for the next time; only where that is not possible is anything asked.
    private boolean mayClose() {
        if (drills.underway().get().filter(test -> !drillLeave.test(test)).isPresent()) {
            return false;
        }
        Optional<String> problem = staging.workspace().get().isEdited() ? staging.keep() : Optional.empty();
        return problem.isEmpty() || leave.test(staging.isKeptElsewhere()
                ? texts().get("draft.quit.elsewhere")
                : problem.get());
    }

    private boolean ask(String problem) {
        return new LossQuestion(texts(), themes, stage, problem).isLeaving();
    }

    private boolean askOfDrill(Underway test) {
        return new DrillQuestion(texts(), themes, stage, test, drills).isLeaving();
    }

    /// Who is asked whether the window may close while a failover test goes on; for tests.
    void onDrill(Predicate<Underway> question) {
        drillLeave = question;
    }

    DrillDesk drills() {
        return drills;
    }

    /// Who is asked whether edits may be lost, with the reason; for tests.
    void onLoss(Predicate<String> question) {
        leave = question;
    }

    /// Tells of something that nobody caught.
    void failed(Thread thread, Throwable thrown) {
        LOG.error("Not caught in {}", thread.getName(), thrown);
        ErrorReports.Saved report = reports.save(thread, thrown, Instant.now());
        if (stage.isShowing() && error.filter(ErrorDialog::isShowing).isEmpty()) {
            ErrorDialog dialog = new ErrorDialog(
                    Texts.of(locale(settings.value().get()), settings.value().get().units()), themes, stage, report);
            error = Optional.of(dialog);
            dialog.show();
        }
    }

    ShellView shell() {
        return shell;
    }

    SettingsModel settings() {
        return settings;
    }

    Staging staging() {
        return staging;
    }

    Sources sources() {
        return sources;
    }

    Optional<ErrorDialog> error() {
        return error;
    }

    private static Locale locale(Settings settings) {
        return settings.language().equals(Settings.SYSTEM)
                ? Locale.getDefault()
                : Locale.forLanguageTag(settings.language());
    }

    private ShellView frame(Settings now) {
        Texts texts = Texts.of(locale(now), now.units());
        Composition composition = sources.composition();
        stage.setTitle(texts.get("shell.window.title"));
        AppContext context = new AppContext(texts, themes, pulse, tasks, new ActionTable(), composition.source(),
                sources, marks(composition), new Crossing(), recording,
                composition.source().replay().isPresent() ? Staging.none() : staging, drills);
        return new ShellView(context, settings, composition.slots(), sources, this::close);
    }

    /// What is decided about findings of a lab goes with the window: its next run may have the same ones.
    private Marks marks(Composition shown) {
        return shown.source().kind() == SourceKind.LAB ? labMarks : settings.marks();
    }

    private void remake() {
        if (stage.isShowing()) {
            remake(shell.shown().get());
        }
    }

    private void remake(String screen) {
        boolean settingsOpen = shell.isSettingsOpen();
        shell.close();
        shell = frame(settings.value().get());
        scene.setRoot(shell.view());
        shell.open(screen);
        shell.welcome();
        if (settingsOpen) {
            shell.openSettings();
        }
        if (stage.isIconified()) {
            shell.suspend();
        }
    }

    private Texts texts() {
        return Texts.of(locale(settings.value().get()), settings.value().get().units());
    }

    private final class Host implements Sources.Host {
        /// The Overview's sources keep the screen where they have it too; a lab and files begin with their own, but who
        /// looks at findings goes on to.
        @Override
        public void changed() {
            staging.close();
            staging = new Staging(sources.watched().bases(), tasks, drafts);
            record();
            String shown = shell.shown().get();
            String first = sources.composition().first();
            boolean isThere = sources.composition().slots().stream()
                    .anyMatch(slot -> slot.id().equals(shown) && slot.factory().isPresent());
            boolean isKept = first.equals("overview") || (first.equals("config") && shown.equals("findings"));
            boolean stays = isKept && isThere;
            remake(stays ? shown : first);
        }

        /// What is staged stays, and is out of reach while the past is shown.
        @Override
        public void travelled() {
            String shown = shell.shown().get();
            boolean isThere = sources.composition().slots().stream()
                    .anyMatch(slot -> slot.id().equals(shown) && slot.factory().isPresent());
            remake(isThere ? shown : sources.composition().first());
        }

        @Override
        public void go(String screen) {
            shell.go(screen);
        }
    }

    private void record() {
        recording.follow(sources.watched(), settings.value().get().recording());
    }

    private void chooseTheme(String theme) {
        themes.choice().set(switch (theme) {
            case "light" -> Themes.Choice.LIGHT;
            case "dark" -> Themes.Choice.DARK;
            default -> Themes.Choice.SYSTEM;
        });
    }

    private void chooseMotion(String motion) {
        pulse.reducedMotion().set(switch (motion) {
            case "full" -> false;
            case "reduced" -> true;
            default -> Fx.reducedMotion().getValue();
        });
    }

    private void iconified(boolean hidden) {
        if (hidden) {
            shell.suspend();
        } else {
            shell.resume();
        }
    }

    private Placement place(Settings now) {
        List<Placement.Area> screens = javafx.stage.Screen.getScreens().stream().map(s -> s.getVisualBounds())
                .map(b -> new Placement.Area(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight())).toList();
        Placement placement = now.placement().map(p -> p.clamped(screens))
                .orElseGet(() -> Placement.centred(screens.getFirst()));
        stage.setX(placement.x());
        stage.setY(placement.y());
        stage.setWidth(placement.width());
        stage.setHeight(placement.height());
        stage.setMaximized(placement.maximized());
        return placement;
    }

    private void notePlacement() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
            lastNormal = new Placement(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }
}
