package dev.baton.adapter.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/// A network namespace of the test's own, removed when closed: a host on this machine.
public final class Namespace implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int CLONE_NEWNET = 0x4000_0000;

    private final String name;

    /// Makes the namespace; needs root.
    public Namespace(String label) {
        name = "baton-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + "-" + label;
        run("ip", "netns", "add", name);
    }

    /// Whether this process may make namespaces.
    public static boolean possible() {
        return "root".equals(System.getProperty("user.name")) && new java.io.File("/usr/sbin/ip").canExecute();
    }

    public String name() {
        return name;
    }

    /// Runs `ip` with these words inside.
    public String ip(String words) {
        return run(("ip -n " + name + " " + words).split(" "));
    }

    /// Runs `body` on a thread of its own that is inside the namespace; sockets that it opens stay inside.
    public <T> T inside(Callable<T> body) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            enter();
            return body.call();
        });
        Thread.ofPlatform().name(name).start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @SuppressWarnings("restricted")
    private void enter() {
        Linker linker = Linker.nativeLinker();
        MethodHandle open = linker.downcallHandle(linker.defaultLookup().findOrThrow("open"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        MethodHandle setns = linker.downcallHandle(linker.defaultLookup().findOrThrow("setns"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int fd = (int) open.invokeExact(arena.allocateFrom("/run/netns/" + name), 0);
            assertThat((int) setns.invokeExact(fd, CLONE_NEWNET)).as("setns").isZero();
            Libc.close(fd);
        } catch (Throwable t) {
            throw new AssertionError("cannot enter " + name, t);
        }
    }

    /// Runs a command to its end and gives what it printed; a failure is an assertion error with its output.
    public static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(String.join(" ", command) + ": " + output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "del", name));
        run(words.toArray(String[]::new));
    }
}
