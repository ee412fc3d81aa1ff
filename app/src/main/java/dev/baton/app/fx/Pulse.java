package dev.baton.app.fx;

import java.util.ArrayList;
import java.util.List;

import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/// The window's heartbeat: whoever wants to do something each frame listens here, so that there is one timer, and none
/// while nobody listens. Everything happens on the JavaFX thread.
public final class Pulse {
    private final List<FrameListener> listeners = new ArrayList<>();
    private final FrameRecorder frames = new FrameRecorder();
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion");
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nowNanos) {
            frame(nowNanos);
        }
    };
    private boolean running;

    /// Calls `listener` before each frame until the subscription is ended.
    public Subscription eachFrame(FrameListener listener) {
        listeners.add(listener);
        if (!running) {
            running = true;
            timer.start();
        }
        return () -> listeners.remove(listener);
    }

    /// Whether animation shall stop: the desktop's wish, or the user's. Listeners that draw motion look at it.
    public BooleanProperty reducedMotion() {
        return reducedMotion;
    }

    /// How even the frames are.
    public FrameRecorder frames() {
        return frames;
    }

    /// Whether the timer runs.
    public boolean isRunning() {
        return running;
    }

    /// How many listen.
    public int listenerCount() {
        return listeners.size();
    }

    private void frame(long nowNanos) {
        if (listeners.isEmpty()) {
            running = false;
            timer.stop();
            frames.pause();
            return;
        }
        frames.frame(nowNanos);
        for (FrameListener listener : List.copyOf(listeners)) {
            if (listeners.contains(listener)) {
                listener.frame(nowNanos);
            }
        }
    }
}
