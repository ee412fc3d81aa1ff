package dev.baton.app;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.stage.Stage;

import dev.baton.app.draft.Staging;
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
                () -> {});
        app.open();
        stage.sizeToScene();
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
