package dev.baton.app.tour;

import java.nio.file.Path;
import javafx.scene.Scene;

import dev.baton.app.draft.Staging;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.shell.ShellView;
import dev.baton.app.source.ClusterSource;

/// The whole program, as it is when somebody opens it, with what the tour has to know of it. JavaFX thread.
public interface Program extends AutoCloseable {
    /// The folder of the profile that everything is saved to that is asked to be saved.
    String SAVED = "saved";

    /// Opens it for somebody who has never opened it before: nothing is configured, and nobody is paired.
    interface Opener {
        /// Opens it.
        ///
        /// @param profile the folder of everything that is remembered, empty
        Program open(Path profile);
    }

    /// Where it draws.
    Scene scene();

    /// The frame of now; another one after the language was changed.
    ShellView shell();

    /// What is watched.
    ClusterSource source();

    Staging staging();

    /// What is known of failover tests.
    DrillDesk drills();

    SettingsModel settings();

    @Override
    void close();
}
