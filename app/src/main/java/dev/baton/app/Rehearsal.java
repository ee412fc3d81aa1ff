package dev.baton.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.animation.AnimationTimer;

import dev.baton.app.shell.ScreenSlot;

/// Opens the window, says when its first frame was there, goes through the screens and closes it. What it loads on the way
/// is what a packaged program begins with.
final class Rehearsal extends AnimationTimer {
    /// Asks for it: `-Dbaton.rehearse=` and when the program was begun, in milliseconds since 1970. Java's own start of a
    /// process is wrong by up to a second on Linux, which tells the instant it was booted at in whole seconds.
    static final String PROPERTY = "baton.rehearse";
    /// What is drawn in one frame is on the screen by the second.
    private static final int FRAMES_UNTIL_SHOWN = 2;
    private static final int FRAMES_EACH = 30;

    private final BatonApp app;
    private final List<String> screens;
    private int frames;

    Rehearsal(BatonApp app) {
        this.app = app;
        this.screens = app.sources().composition().slots().stream().filter(slot -> slot.factory().isPresent())
                .map(ScreenSlot::id).toList();
    }

    /// Whether it is asked for.
    static boolean isWanted() {
        return Long.getLong(PROPERTY) != null;
    }

    @Override
    public void handle(long nowNanos) {
        frames++;
        if (frames == FRAMES_UNTIL_SHOWN) {
            Instant begun = Instant.ofEpochMilli(Long.getLong(PROPERTY, System.currentTimeMillis()));
            long spent = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
            System.out.println("First frame after " + Duration.between(begun, Instant.now()).toMillis() + " ms; "
                    + spent + " ms of processor time.");
        }
        int next = frames / FRAMES_EACH;
        if (frames % FRAMES_EACH == 0) {
            if (next <= screens.size()) {
                app.shell().go(screens.get(next - 1));
            } else {
                stop();
                app.close();
            }
        }
    }
}
