package dev.baton.commit;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Does something later, by a clock that never runs backwards.
@FunctionalInterface
public interface Alarm {
    /// Does it once.
    ///
    /// @param delayNanos in how long; 0 or less: at once, on another thread
    /// @return takes it back, unless it has begun
    Runnable after(long delayNanos, Runnable task);

    /// On the threads of an executor. One that was shut down does nothing any more.
    static Alarm of(ScheduledExecutorService executor) {
        return (delayNanos, task) -> {
            if (executor.isShutdown()) {
                return () -> {};
            }
            ScheduledFuture<?> future = executor.schedule(task, Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
            return () -> {
                boolean _ = future.cancel(false);
            };
        };
    }
}
