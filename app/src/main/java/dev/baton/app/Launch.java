package dev.baton.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.link.NoDoors;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.Recording;
import dev.baton.app.source.Tap;
import dev.baton.app.tour.Tour;

/// Starts the toolkit, opens the window and waits for its end.
final class Launch {
    /// Exit statuses, as `spec/cli.md` has them.
    static final int GOOD = 0;
    static final int CANNOT = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger status = new AtomicInteger(GOOD);

    /// Opens a window and returns when it is closed.
    ///
    /// @param doors how paired nodes are reached
    /// @return the exit status of the program
    int open(Start start, NodeDoors doors) {
        try {
            Fx.start(() -> show(start, doors));
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

    /// Makes the tour: pictures of every screen, written to `directory`.
    ///
    /// @return the exit status of the program
    int tour(Path directory) {
        Pulse pulse = new Pulse();
        try {
            Fx.start(() -> {});
        } catch (UnsupportedOperationException e) {
            LOG.error("There is no display to draw on. Run it in a desktop session.", e);
            return CANNOT;
        }
        NodeLinks nobody = new NodeLinks(new NoDoors(""), pulse);
        try {
            return Tour.run(directory, new Tour.Doors(lab -> Slots.ofLab(lab, nobody), TourProgram::open), pulse,
                    Locale.getDefault(), System.out::println,
                    System.err::println);
        } finally {
            Fx.run(nobody::close);
            Fx.exit();
        }
    }

    private void show(Start start, NodeDoors doors) {
        try {
            Path reports = SettingsFile.folder("XDG_STATE_HOME", ".local/state").resolve("reports");
            BatonApp app = new BatonApp(new Stage(), SettingsFile.ofUser(), reports,
                    start, Tap::ofInterface, doors, Recording.ofUser(), ended::countDown);
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> Fx.run(() -> app.failed(thread, e)));
            app.open();
            if (Rehearsal.isWanted()) {
                new Rehearsal(app).start();
            }
        } catch (RuntimeException e) {
            LOG.error("The window cannot be opened", e);
            status.set(CANNOT);
            ended.countDown();
        }
    }
}
