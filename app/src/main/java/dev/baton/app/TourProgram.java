package dev.baton.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;

import dev.baton.app.draft.Staging;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.link.NoDoors;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.shell.ShellView;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.Recording;
import dev.baton.app.source.Tap;
import dev.baton.app.tour.Program;
import dev.baton.cli.WindowRequest;

/// The program for the tour: opened as `baton gui` opens it on a machine where nothing is configured, with a profile of its
/// own, so that neither the user's settings nor the user's nodes are touched.
final class TourProgram implements Program {
    private final Stage stage = new Stage();
    private final BatonApp app;

    private TourProgram(Path profile, NodeDoors doors) {
        app = new BatonApp(stage, new SettingsFile(profile.resolve("window.conf")), profile.resolve("reports"),
                Start.of(WindowRequest.DEFAULT, !doors.nodes().isEmpty()), Tap::ofInterface, doors, Recording.none(),
                Optional.of(new Folder(profile)), () -> {});
        app.open();
        stage.sizeToScene();
    }

    /// Nobody sits before the window: nothing is opened, and what is saved goes to the profile's folder for that.
    private record Folder(Path profile) implements FileDialogs {
        @Override
        public Optional<Path> open() {
            return Optional.empty();
        }

        @Override
        public List<Path> openConfigs() {
            return List.of();
        }

        @Override
        public Optional<Path> openFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String suggestedName, List<String> endings) {
            Path folder = profile.resolve(SAVED);
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("the tour's profile cannot be written", e);
            }
            return Optional.of(folder.resolve(suggestedName + "." + endings.getFirst()));
        }
    }

    static Program open(Path profile) {
        return open(profile, new NoDoors(""));
    }

    /// @param doors how paired nodes are reached
    static Program open(Path profile, NodeDoors doors) {
        return new TourProgram(profile, doors);
    }

    @Override
    public Scene scene() {
        return stage.getScene();
    }

    @Override
    public ShellView shell() {
        return app.shell();
    }

    @Override
    public ClusterSource source() {
        return app.sources().composition().source();
    }

    @Override
    public DrillDesk drills() {
        return app.drills();
    }

    @Override
    public Staging staging() {
        return app.staging();
    }

    @Override
    public SettingsModel settings() {
        return app.settings();
    }

    @Override
    public void close() {
        app.close();
    }
}
