package dev.baton.app.tour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.util.Subscription;

import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;

/// Runs the steps of the tour on the JavaFX thread and waits for what is to be seen, looking at it once a frame. Used on
/// a thread of its own.
final class FxSteps {
    private final Pulse pulse;
    private final Duration limit;

    /// @param limit how long anything is waited for; reached only if something is broken
    FxSteps(Pulse pulse, Duration limit) {
        this.pulse = pulse;
        this.limit = limit;
    }

    /// Runs `step` on the JavaFX thread and gives what it gives.
    ///
    /// @throws TourException if it throws
    <T> T get(String what, Supplier<T> step) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Fx.run(() -> {
            try {
                done.complete(step.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return await(what, done);
    }

    /// Runs `step` on the JavaFX thread.
    void run(String what, Runnable step) {
        get(what, () -> {
            step.run();
            return true;
        });
    }

    /// Waits until `condition`, looked at on the JavaFX thread before each frame, holds.
    ///
    /// @throws TourException if it does not within the limit
    void until(String what, BooleanSupplier condition) {
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        Subscription frames = get(what, () -> pulse.eachFrame(_ -> {
            try {
                if (condition.getAsBoolean()) {
                    held.complete(true);
                }
            } catch (RuntimeException | Error e) {
                held.completeExceptionally(e);
            }
        }));
        try {
            await(what, held);
        } finally {
            Fx.run(frames::unsubscribe);
        }
    }

    /// Waits for this many frames.
    void frames(String what, int count) {
        AtomicInteger seen = new AtomicInteger();
        until(what, () -> seen.incrementAndGet() > count);
    }

    private <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TourException(what, e);
        } catch (ExecutionException e) {
            throw new TourException(what + " (" + e.getCause() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourException(what, e);
        }
    }
}
