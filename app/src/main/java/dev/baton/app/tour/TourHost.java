package dev.baton.app.tour;

import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;

import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSession;
import dev.baton.app.theme.Themes;

/// What the tour needs of whoever puts the window together. All methods are called on the JavaFX thread.
public interface TourHost {
    /// The window's frames.
    Pulse pulse();

    /// The window's themes; the tour chooses among them.
    Themes themes();

    /// Makes the window's content in one language, watching `lab`.
    Content open(Locale language, LabSession lab);

    /// The content of a window: the frame with its screens.
    interface Content {
        /// The ids of the screens that there are, such as `overview` and `lab`.
        List<String> screens();

        /// What goes into the scene.
        Region view();

        /// Shows a screen.
        void go(String screen);

        /// Lets go of everything.
        void close();
    }
}
