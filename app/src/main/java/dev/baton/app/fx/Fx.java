package dev.baton.app.fx;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

/// What the rest of the window needs of the JavaFX platform.
public final class Fx {
    private Fx() {}

    /// Starts the toolkit and runs `ready` on its thread. The toolkit stays until [#exit()].
    ///
    /// @throws IllegalStateException         if it was started before
    /// @throws UnsupportedOperationException if there is no display
    public static void start(Runnable ready) {
        Platform.startup(ready);
        Platform.setImplicitExit(false);
    }

    /// Ends the toolkit; windows close.
    public static void exit() {
        Platform.exit();
    }

    /// Whether the caller is on the JavaFX thread.
    public static boolean isFxThread() {
        return Platform.isFxApplicationThread();
    }

    /// Runs `work` on the JavaFX thread: at once if the caller is on it, else soon. For rare things; what comes often
    /// goes through [Latest].
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /// Runs `work` on the JavaFX thread after what it is doing now.
    public static void later(Runnable work) {
        Platform.runLater(work);
    }

    /// The desktop's colour scheme, followed while the window is open.
    public static ReadOnlyObjectProperty<ColorScheme> colorScheme() {
        return Platform.getPreferences().colorSchemeProperty();
    }

    /// Whether the desktop asks for less motion.
    public static ObservableValue<Boolean> reducedMotion() {
        return Platform.getPreferences().reducedMotionProperty();
    }
}
