package dev.baton.app.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.history.Bars;
import dev.baton.history.History;
import dev.baton.history.Moments;
import dev.baton.history.Note;
import dev.baton.history.Playback;

/// Goes through the past: to an instant, from one happening to the next, or on by itself at some speed. What was known
/// there is worked out in the background; the latest wish wins, and the instant that is told is the one that is shown.
/// JavaFX thread.
public final class Replay implements AutoCloseable {
    /// How fast the past goes by, in seconds a second.
    public static final List<Double> SPEEDS = List.of(0.1, 1.0, 10.0, 100.0);
    /// A frame that came later than this is taken for one that came then: the window was hidden or the machine asleep.
    private static final long LONGEST_FRAME_NANOS = 500_000_000L;

    private final Pulse pulse;
    private final Consumer<Playback.Frame> shown;
    private final Playback playback;
    private final long fromNanos;
    private final long toNanos;
    private final Tasks.Lane<Playback.Frame> going;
    private final Tasks.Lane<Moments> looking;
    private final ReadOnlyLongWrapper at;
    private final ReadOnlyLongWrapper wanted;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(this, "speed", 1);
    private final ReadOnlyObjectWrapper<Moments> moments = new ReadOnlyObjectWrapper<>(this, "moments", Moments.NONE);
    private final ReadOnlyObjectWrapper<History> history;
    private Subscription frames = Subscription.EMPTY;
    private boolean isGoing;
    private long frameNanos = -1;

    /// Goes to the first instant.
    ///
    /// @param shown told of each instant that is gone to
    Replay(History history, long atNanos, Pulse pulse, Tasks tasks, Consumer<Playback.Frame> shown) {
        this.pulse = pulse;
        this.shown = shown;
        this.history = new ReadOnlyObjectWrapper<>(this, "history", history);
        playback = new Playback(history);
        fromNanos = history.fromNanos();
        toNanos = Math.max(fromNanos, history.toNanos());
        long first = Math.clamp(atNanos, fromNanos, toNanos);
        at = new ReadOnlyLongWrapper(this, "at", first);
        wanted = new ReadOnlyLongWrapper(this, "wanted", first);
        going = tasks.lane(this::arrived, e -> {
            isGoing = false;
            pause();
            throw e;
        });
        looking = tasks.lane(moments::set, e -> {
            throw e;
        });
        look();
        seek(first);
    }

    private void look() {
        History now = history.get();
        looking.submit(() -> Moments.of(now, Bars.of(now)));
    }

    /// The first instant that is known.
    public long fromNanos() {
        return fromNanos;
    }

    /// The last instant that is known.
    public long toNanos() {
        return toNanos;
    }

    /// The instant that is shown.
    public ReadOnlyLongProperty at() {
        return at.getReadOnlyProperty();
    }

    /// The instant that is gone to; the same as [#at] a moment later.
    public ReadOnlyLongProperty wanted() {
        return wanted.getReadOnlyProperty();
    }

    /// Whether time goes on by itself.
    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    /// How many seconds go by in a second.
    public ReadOnlyDoubleProperty speed() {
        return speed.getReadOnlyProperty();
    }

    /// The instants to step to; none until they are found.
    public ReadOnlyObjectProperty<Moments> moments() {
        return moments.getReadOnlyProperty();
    }

    /// What is gone through; another one once something was written down in it.
    public ReadOnlyObjectProperty<History> history() {
        return history.getReadOnlyProperty();
    }

    /// Goes to an instant, or as near to it as something is known.
    public void seek(long atNanos) {
        long target = Math.clamp(atNanos, fromNanos, toNanos);
        wanted.set(target);
        isGoing = true;
        going.submit(() -> playback.to(target));
    }

    private void arrived(Playback.Frame frame) {
        isGoing = false;
        at.set(frame.atNanos());
        shown.accept(frame);
        if (playing.get() && frame.atNanos() >= toNanos) {
            pause();
        }
    }

    /// Goes on by itself; from the beginning, if it stands at the end.
    public void play() {
        if (playing.get()) {
            return;
        }
        if (wanted.get() >= toNanos) {
            seek(fromNanos);
        }
        playing.set(true);
        frameNanos = -1;
        frames = pulse.eachFrame(this::frame);
    }

    /// Stands still.
    public void pause() {
        playing.set(false);
        frames.unsubscribe();
        frames = Subscription.EMPTY;
    }

    /// Plays, or pauses.
    public void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /// Goes at another speed, one of [#SPEEDS].
    public void speed(double secondsASecond) {
        if (!SPEEDS.contains(secondsASecond)) {
            throw new IllegalArgumentException("No speed " + secondsASecond + "; there are " + SPEEDS);
        }
        speed.set(secondsASecond);
    }

    /// A frame of the window.
    void frame(long nowNanos) {
        if (frameNanos < 0) {
            frameNanos = nowNanos;
        }
        if (isGoing) {
            return;
        }
        long since = Math.min(nowNanos - frameNanos, LONGEST_FRAME_NANOS);
        frameNanos = nowNanos;
        if (since > 0) {
            seek(at.get() + Math.round(since * speed.get()));
        }
    }

    /// Goes to the next happening, or the one before, and stands still there.
    ///
    /// @return whether there is one
    public boolean step(boolean isForward) {
        pause();
        OptionalLong found = isForward
                ? moments.get().after(wanted.get())
                : moments.get().before(wanted.get());
        found.ifPresent(this::seek);
        return found.isPresent();
    }

    /// Goes on, or back, by a length of time.
    public void move(long nanos) {
        seek(wanted.get() + nanos);
    }

    /// Writes something down at the instant that is shown.
    void note(Note note) {
        History now = history.get();
        List<Note> notes = new ArrayList<>(now.notes());
        notes.add(note);
        history.set(new History(now.spans(), notes, now.watches(), now.shed()));
        look();
    }

    /// Goes nowhere any more.
    @Override
    public void close() {
        pause();
        going.cancel();
        looking.cancel();
    }
}
