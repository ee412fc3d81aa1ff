package dev.baton.app;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.util.Subscription;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Tasks;

/// One slow thing that a person waits for and can give up: reading a file, opening an interface, saving. It runs on a
/// thread of its own; everything else happens on the JavaFX thread.
final class Errand<T> {
    /// How often its progress is shown. What takes less than two of these is not shown at all.
    static final Duration BEAT = Duration.ofMillis(250);
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Runnable stop;
    private final Consumer<? super T> discard;
    private Subscription beat = Subscription.EMPTY;
    private volatile double progress;
    private int beats;
    private boolean over;

    /// What is done with how it ends; exactly one of these is called, unless it is given up.
    record Ends<T>(Consumer<? super T> done, Consumer<CaptureException> failed) {}

    /// Starts it.
    ///
    /// @param work    does it; is given where to tell its progress
    /// @param ends    what is done with how it ends
    /// @param stop    asks the work to end soon; called when it is given up
    /// @param discard gets a result that nobody wants any more
    /// @param show    is told the progress a few times a second, from half a second on
    Errand(Tasks tasks, Function<DoubleConsumer, T> work, Ends<T> ends, Runnable stop, Consumer<? super T> discard,
            DoubleConsumer show) {
        this.stop = stop;
        this.discard = discard;
        beat = tasks.every(BEAT, () -> {
            beats++;
            if (!over && beats > 1) {
                show.accept(progress);
            }
        });
        Thread.ofPlatform().daemon().name("baton-open-" + THREADS.incrementAndGet()).start(() -> run(work, ends));
    }

    private void run(Function<DoubleConsumer, T> work, Ends<T> ends) {
        try {
            T result = work.apply(now -> progress = now);
            Fx.later(() -> end(() -> ends.done().accept(result), () -> discard.accept(result)));
        } catch (CaptureException e) {
            Fx.later(() -> end(() -> ends.failed().accept(e), () -> {}));
        } catch (CancellationException e) {
            Fx.later(this::giveUp);
        }
    }

    private void end(Runnable wanted, Runnable unwanted) {
        if (over) {
            unwanted.run();
        } else {
            over = true;
            beat.unsubscribe();
            wanted.run();
        }
    }

    /// Nobody waits for it any more.
    void giveUp() {
        if (!over) {
            over = true;
            beat.unsubscribe();
            stop.run();
        }
    }
}
