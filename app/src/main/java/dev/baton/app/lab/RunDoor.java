package dev.baton.app.lab;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.baton.adapter.sim.Lab;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.push.lab.LabDoor;

/// The way to the simulator of one run, through the orders of the lab's thread.
///
/// @param loop what that thread does
/// @param run  the run; once another one has begun nothing is done any more
record RunDoor(LabLoop loop, LabRun run) implements LabDoor {
    /// How long the lab's thread is given. It needs milliseconds.
    private static final long PATIENCE_MILLIS = 5_000;

    /// Something that the lab's thread is asked.
    interface Question extends LabLoop.Order {}

    @Override
    public <T> T ask(Function<Lab, T> deed) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        AtomicBoolean isTaken = new AtomicBoolean();
        Question question = now -> {
            if (now.run() != run) {
                answer.completeExceptionally(late());
            } else if (isTaken.compareAndSet(false, true)) {
                answer(answer, deed);
            }
        };
        if (!loop.submit(question)) {
            throw late();
        }
        return awaited(answer, isTaken);
    }

    private <T> void answer(CompletableFuture<T> answer, Function<Lab, T> deed) {
        try {
            answer.complete(deed.apply(run.lab()));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /// What has not been begun in time is not done at all.
    private static <T> T awaited(CompletableFuture<T> answer, AtomicBoolean isTaken) {
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            if (isTaken.compareAndSet(false, true)) {
                throw late();
            }
            return joined(answer);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            if (isTaken.compareAndSet(false, true)) {
                throw late();
            }
            return joined(answer);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        return cause instanceof RuntimeException told ? told : new IllegalStateException(cause);
    }

    private static Refusal late() {
        return new Refusal(Problem.Kind.UNAVAILABLE,
                "The lab did not come to it, or was begun anew; nothing was done.");
    }
}
