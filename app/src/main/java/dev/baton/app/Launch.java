package dev.baton.app;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.app.fx.Fx;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.settings.SettingsFile;

/// Starts the toolkit, opens the window and waits for its end.
final class Launch {
    /// Exit statuses, as `spec/cli.md` has them.
    static final int GOOD = 0;
    static final int CANNOT = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger status = new AtomicInteger(GOOD);

    /// Opens a window on a lab and returns when it is closed.
    ///
    /// @return the exit status of the program
    int open(LabSetup setup) {
        try {
            Fx.start(() -> show(setup));
        } catch (UnsupportedOperationException e) {
            LOG.error("There is no display to open a window on. Run it in a desktop session.", e);
            return CANNOT;
        }
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Fx.exit();
        return status.get();
    }

    private void show(LabSetup setup) {
        try {
            Path reports = SettingsFile.folder("XDG_STATE_HOME", ".local/state").resolve("reports");
            BatonApp app = new BatonApp(new Stage(), SettingsFile.ofUser(), reports,
                    pulse -> new LabComposition(pulse, setup), ended::countDown);
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> Fx.run(() -> app.failed(thread, e)));
            app.open();
        } catch (RuntimeException e) {
            LOG.error("The window cannot be opened", e);
            status.set(CANNOT);
            ended.countDown();
        }
    }
}
