package dev.baton.app.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

import dev.baton.app.fx.Fx;

/// Starts the toolkit once and makes the test, runs set-up, tests and tear-down on its thread.
public final class FxExtension implements BeforeAllCallback, InvocationInterceptor {
    private static final long LIMIT_SECONDS = 120;
    private static boolean started;

    /// Something that may throw.
    @FunctionalInterface
    public interface Work {
        void run() throws Throwable;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    /// Starts the toolkit unless it runs.
    public static synchronized void start() {
        if (!started) {
            started = true;
            CompletableFuture<Boolean> ready = new CompletableFuture<>();
            Fx.start(() -> ready.complete(true));
            ready.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    /// Runs `work` on the JavaFX thread and waits for its end, for tests that must also wait for frames.
    public static void onFx(Work work) throws Throwable {
        start();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Fx.run(() -> {
            try {
                work.run();
            } catch (Throwable t) {
                thrown.set(t);
            } finally {
                done.complete(true);
            }
        });
        try {
            done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("The JavaFX thread did not answer", e);
        }
        Throwable failure = thrown.get();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public <T> T interceptTestClassConstructor(Invocation<T> invocation,
            ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context) throws Throwable {
        List<T> made = new ArrayList<>();
        onFx(() -> made.add(invocation.proceed()));
        return made.getFirst();
    }

    @Override
    public void interceptBeforeEachMethod(Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        onFx(invocation::proceed);
    }

    @Override
    public void interceptTestMethod(Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        onFx(invocation::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        onFx(invocation::proceed);
    }

    @Override
    public void interceptAfterEachMethod(Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        onFx(invocation::proceed);
    }
}
