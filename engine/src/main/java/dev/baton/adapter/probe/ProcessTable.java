package dev.baton.adapter.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.port.PortException;
import dev.baton.port.ProcessPort;

/// How many processes of the names that checks ask for are running. The kernel tells of every process that begins or ends;
/// where it does not tell this one, the processes are listed each time somebody looks.
///
/// A process that has ended and waits for its parent does not run any more.
final class ProcessTable implements ProcessPort.Listener, AutoCloseable {
    /// How long a copy of a process has to become another program before it counts: most copies are made for that.
    static final long FORK_MILLIS = 10;
    /// A process listed while it ended would stay, since its end was told before: so every list is made twice.
    static final long AGAIN_MILLIS = 100;
    /// However well the kernel tells, the processes are listed anew after this.
    static final long REFRESH_NANOS = 30_000_000_000L;
    /// Where the kernel does not tell, a list is good for this.
    static final long LIST_NANOS = 20_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTable.class);

    private final Path proc;
    private final ScheduledExecutorService timer;
    private final Set<ProcessLook> looks = new LinkedHashSet<>();
    private final Map<Integer, String> running = new LinkedHashMap<>();
    private final Optional<ProcessPort.Watch> watch;
    private long listedNanos = System.nanoTime() - REFRESH_NANOS;

    /// @param proc where the kernel lists processes
    ProcessTable(ProcessPort port, ScheduledExecutorService timer, Path proc) {
        this.proc = proc;
        this.timer = timer;
        watch = watch(port);
    }

    private Optional<ProcessPort.Watch> watch(ProcessPort port) {
        try {
            return Optional.of(port.watch(this));
        } catch (PortException e) {
            LOG.warn("Checks of processes look once an interval, not at once: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// Whether the kernel tells, so that nothing need be listed to know.
    boolean isTold() {
        return watch.isPresent();
    }

    synchronized void add(ProcessLook look) {
        looks.add(look);
        list();
    }

    synchronized void remove(ProcessLook look) {
        looks.remove(look);
        Set<String> wanted = wanted();
        running.values().removeIf(name -> !wanted.contains(name));
    }

    /// How many processes of this name run.
    synchronized int count(String name) {
        long age = System.nanoTime() - listedNanos;
        if (age >= (watch.isPresent() ? REFRESH_NANOS : LIST_NANOS)) {
            list();
        }
        return counted(name);
    }

    private int counted(String name) {
        return (int) running.values().stream().filter(name::equals).count();
    }

    private Set<String> wanted() {
        Set<String> names = new LinkedHashSet<>();
        looks.forEach(l -> names.add(l.name()));
        return names;
    }

    private void list() {
        relist();
        if (watch.isPresent() && !timer.isShutdown()) {
            var _ = timer.schedule(this::relist, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void relist() {
        listedNanos = System.nanoTime();
        Set<String> wanted = wanted();
        Map<Integer, String> found = new LinkedHashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                int number = Integer.parseInt(String.valueOf(process.getFileName()));
                name(number).filter(wanted::contains).ifPresent(name -> found.put(number, name));
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Processes cannot be listed: {}", e.getMessage());
            return;
        }
        if (!found.equals(running)) {
            running.clear();
            running.putAll(found);
            looks.forEach(l -> l.changed(counted(l.name())));
        }
    }

    /// The name of a process that runs, as the kernel has it; brackets may be part of it.
    private Optional<String> name(int process) {
        try {
            Path stat = proc.resolve(Integer.toString(process)).resolve("stat");
            String text = new String(Files.readAllBytes(stat), StandardCharsets.UTF_8);
            int end = text.lastIndexOf(')');
            int begin = text.indexOf('(');
            boolean isOver = begin < 0 || end + 2 >= text.length() || "ZXx".indexOf(text.charAt(end + 2)) >= 0;
            return isOver ? Optional.empty() : Optional.of(text.substring(begin + 1, end));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void forked(int parent, int child) {
        if (running.containsKey(parent) && !timer.isShutdown()) {
            var _ = timer.schedule(() -> renamed(child), FORK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void renamed(int process) {
        Optional<String> name = name(process);
        synchronized (this) {
            set(process, name.filter(wanted()::contains));
        }
    }

    @Override
    public synchronized void ended(int process) {
        set(process, Optional.empty());
    }

    @Override
    public synchronized void missed() {
        list();
    }

    /// Tells the checks while nothing else changes, so that they hear of changes in their order.
    private void set(int process, Optional<String> name) {
        Optional<String> before = Optional.ofNullable(
                name.isPresent() ? running.put(process, name.get()) : running.remove(process));
        if (!before.equals(name)) {
            looks.stream().filter(l -> name.filter(l.name()::equals).isPresent()
                    || before.filter(l.name()::equals).isPresent()).forEach(l -> l.changed(counted(l.name())));
        }
    }

    @Override
    public void close() {
        watch.ifPresent(ProcessPort.Watch::close);
    }
}
