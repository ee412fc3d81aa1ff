package dev.baton.adapter.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Threads for what may hang in the kernel and cannot be interrupted there: the name service, a file system on another
/// machine. On virtual threads a few of them would hold up all others.
final class Aside implements AutoCloseable {
    /// How many may hang at once; what comes then waits.
    static final int MOST_AT_ONCE = 64;
    /// How many may wait.
    static final int MOST_WAITING = 4_096;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    Aside() {
        threads = new ThreadPoolExecutor(MOST_AT_ONCE, MOST_AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("baton-aside-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// One thing to be done, never twice at once: as long as it hangs, whoever asks for it waits for the same result.
    final class Single<T> {
        private final Callable<T> work;
        private Future<T> last;

        private Single(Callable<T> work) {
            this.work = work;
            FutureTask<T> none = new FutureTask<>(work);
            none.cancel(false);
            last = none;
        }

        /// What comes of it.
        ///
        /// @throws ExecutionException   if it fails
        /// @throws InterruptedException if the caller does not want to wait any more; it may go on all the same
        T get() throws ExecutionException, InterruptedException {
            return begun().get();
        }

        private synchronized Future<T> begun() throws ExecutionException {
            if (last.isDone()) {
                try {
                    last = threads.submit(work);
                } catch (RejectedExecutionException e) {
                    throw new ExecutionException("too much hangs in the kernel already", e);
                }
            }
            return last;
        }
    }

    <T> Single<T> single(Callable<T> work) {
        return new Single<>(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
