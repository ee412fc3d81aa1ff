package dev.baton.app.fx;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.util.Subscription;

/// Slow work off the JavaFX thread, on a few threads with a bounded queue.
public final class Tasks implements AutoCloseable {
    /// How many threads work at once: two may be at something long while a third answers to a hand on a slider.
    public static final int THREADS = 3;
    /// How many lanes can wait at once.
    public static final int MAX_WAITING = 64;
    private static final long IDLE_SECONDS = 5;

    private final AtomicInteger threadNumber = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS,
            TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), this::thread);

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, this::thread);

    public Tasks() {
        executor.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
    }

    /// Runs `work` on the JavaFX thread every `period`, for what changes too seldom to need each frame. A call that is
    /// still waiting when the next is due is not doubled.
    public Subscription every(Duration period, Runnable work) {
        AtomicBoolean waiting = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        ScheduledFuture<?> beat = clock.scheduleAtFixedRate(() -> {
            if (!waiting.getAndSet(true)) {
                Fx.later(() -> {
                    waiting.set(false);
                    if (!ended.get()) {
                        work.run();
                    }
                });
            }
        }, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {
            ended.set(true);
            beat.cancel(false);
        };
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "baton-task-" + threadNumber.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /// A lane in which the latest task wins: while one task runs, only the newest that was submitted waits, and only the
    /// newest task's outcome is told. So an answer that is no longer asked for is never shown.
    ///
    /// @param done   receives a result, on the JavaFX thread
    /// @param failed receives what the work threw, on the JavaFX thread
    public <T> Lane<T> lane(Consumer<? super T> done, Consumer<? super RuntimeException> failed) {
        return new Lane<>(done, failed);
    }

    /// Starts no more tasks, interrupts those that run and ends what is repeated.
    @Override
    public void close() {
        executor.shutdownNow();
        clock.shutdownNow();
    }

    /// See [#lane].
    public final class Lane<T> {
        private record Job<T>(long number, Supplier<? extends T> work) {}

        private final Consumer<? super T> done;
        private final Consumer<? super RuntimeException> failed;
        private final AtomicLong newest = new AtomicLong();
        private final Object lock = new Object();
        private Optional<Job<T>> waiting = Optional.empty();
        private boolean busy;

        private Lane(Consumer<? super T> done, Consumer<? super RuntimeException> failed) {
            this.done = done;
            this.failed = failed;
        }

        /// Has `work` done instead of whatever was asked before. JavaFX thread.
        public void submit(Supplier<? extends T> work) {
            synchronized (lock) {
                waiting = Optional.of(new Job<>(newest.incrementAndGet(), work));
                if (busy) {
                    return;
                }
                busy = true;
            }
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                next();
                next();
                failed.accept(e);
            }
        }

        /// Whatever was asked is no longer wanted. JavaFX thread.
        public void cancel() {
            synchronized (lock) {
                newest.incrementAndGet();
                waiting = Optional.empty();
            }
        }

        private void drain() {
            for (Optional<Job<T>> job = next(); job.isPresent(); job = next()) {
                perform(job.get());
            }
        }

        private Optional<Job<T>> next() {
            synchronized (lock) {
                Optional<Job<T>> job = waiting;
                waiting = Optional.empty();
                busy = job.isPresent();
                return job;
            }
        }

        private void perform(Job<T> job) {
            try {
                T result = job.work().get();
                tell(job, () -> done.accept(result));
            } catch (RuntimeException e) {
                tell(job, () -> failed.accept(e));
            }
        }

        private void tell(Job<T> job, Runnable outcome) {
            Fx.later(() -> {
                if (job.number() == newest.get()) {
                    outcome.run();
                }
            });
        }
    }
}
