package dev.baton.node;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.loop.EventLoop;
import dev.baton.loop.NodeInput;

/// Has something looked at on the loop's own thread, and waits for the answer.
final class Questions {
    /// How long is waited. The loop needs microseconds, unless the process does not run.
    static final long PATIENCE_MILLIS = 2_000;

    private final EventLoop loop;

    Questions(EventLoop loop) {
        this.loop = loop;
    }

    /// Asks.
    ///
    /// @param question must not wait
    /// @throws Refusal if no answer comes
    <T> T ask(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        if (!loop.inbox().offer(new NodeInput.Asked(task))) {
            throw new Refusal(Problem.Kind.UNAVAILABLE,
                    "The engine has no room for another question; ask again in a second.");
        }
        try {
            return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            task.cancel(false);
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The engine has not answered within " + PATIENCE_MILLIS
                    + " ms: it stands still, or it ends. Look at this node's log.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question to the loop failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The node is ending.");
        }
    }
}
