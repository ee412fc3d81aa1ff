package dev.baton.adapter.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import dev.baton.config.ScriptPolicy;

/// Runs scripts of a policy, each in a session of its own, with a fixed environment and folder, nothing to read, and at
/// most [#OUTPUT_BYTES] of its output kept. One that does not end in time is asked to (SIGTERM) and, after
/// [#GRACE_NANOS], made to (SIGKILL), with everything that it has started. If this process is killed, the kernel asks
/// those that run to end.
///
/// Whoever calls waits, so a thread of its own is wanted, which may be a virtual one. That a script never runs twice at
/// once is the caller's affair.
public final class ScriptRunner implements AutoCloseable {
    /// How much of a script's output is kept.
    public static final int OUTPUT_BYTES = 4 * 1024;
    /// How many scripts run at once at most.
    public static final int MAX_RUNNING = 256;
    /// How long a script that was asked to end has for it.
    public static final long GRACE_NANOS = 2_000_000_000L;

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final File NOTHING = new File("/dev/null");
    private static final File WORKING_FOLDER = new File("/");
    private static final long FIRST_LOOK_NANOS = 1_000_000L;
    private static final long LONGEST_LOOK_NANOS = 100_000_000L;
    private static final int SIGNALLED = 128;
    private static final int MAX_SIGNAL = 64;

    /// How long a killed process has to be gone.
    private static final long KILLED_NANOS = 1_000_000_000L;

    private final ScriptPolicy policy;
    private final LongConsumer killGroup;
    private final ScriptFolder folder;
    private final List<String> launcher;
    private final Optional<String> obstacle;
    private final Semaphore room = new Semaphore(MAX_RUNNING);
    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    /// Processes are started by one thread that lives as long as this object: the kernel takes the end of the thread that
    /// started a process for the end of its parent.
    private final ExecutorService starter = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("baton-scripts").factory());
    private volatile boolean closed;

    /// Gets ready to run scripts. What is in the way is told by each run: whoever runs none need not care.
    ///
    /// @param killGroup ends every process of the group with this number, at once; none need be left in it
    public ScriptRunner(ScriptPolicy policy, LongConsumer killGroup) {
        this.policy = policy;
        this.killGroup = killGroup;
        Account own = Account.own();
        Optional<Account> user = policy.user().flatMap(Account::named);
        Set<Integer> owners = new LinkedHashSet<>(Set.of(own.user()));
        user.ifPresent(u -> owners.add(u.user()));
        folder = new ScriptFolder(Path.of(policy.folder()), owners, Set.of(own.group()));
        obstacle = obstacle(policy, own, user);
        launcher = launcher(own, user);
    }

    private static Optional<String> obstacle(ScriptPolicy policy, Account own, Optional<Account> user) {
        for (String tool : List.of("setsid", "setpriv")) {
            if (tool(tool).isEmpty()) {
                return Optional.of("The program " + tool + " is missing; install util-linux.");
            }
        }
        if (policy.user().isPresent() && user.isEmpty()) {
            return Optional.of("There is no user " + policy.user().get()
                    + ", whom the policy names for scripts; make it with useradd --system, or name another one.");
        }
        boolean isOther = user.filter(u -> u.user() != own.user()).isPresent();
        return isOther && !own.isRoot()
                ? Optional.of("Scripts can only run as " + policy.user().orElse("another user")
                        + " if the node runs as root; take 'user' out of the policy, or run the node as root.")
                : Optional.empty();
    }

    private static List<String> launcher(Account own, Optional<Account> user) {
        List<String> words = new ArrayList<>(List.of(tool("setsid").orElse("setsid"),
                tool("setpriv").orElse("setpriv"), "--pdeathsig", "TERM", "--inh-caps=-all"));
        user.filter(u -> u.user() != own.user()).ifPresent(u -> words.addAll(List.of("--reuid",
                Integer.toString(u.user()), "--regid", Integer.toString(u.group()), "--init-groups")));
        words.add("--");
        return List.copyOf(words);
    }

    private static Optional<String> tool(String name) {
        return List.of(PATH.split(":", -1)).stream().map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
                .map(Path::toString).findFirst();
    }

    /// Why a script cannot be run now, and what to do; empty: nothing is in its way.
    public Optional<String> problem(String script) {
        return obstacle.or(() -> folder.find(script) instanceof ScriptFolder.Found.Refused(String sentence)
                ? Optional.of(sentence)
                : Optional.empty());
    }

    /// Runs a script and waits until it has ended, by itself or because its time was up.
    ///
    /// @throws InterruptedException if the calling thread is interrupted: the script has been killed then
    public ScriptResult run(ScriptOrder order) throws InterruptedException {
        long startNanos = System.nanoTime();
        if (!room.tryAcquire()) {
            return notStarted(MAX_RUNNING + " scripts are running already; make them end sooner.");
        }
        try {
            return switch (found(order.script())) {
                case ScriptFolder.Found.Refused(String sentence) -> notStarted(sentence);
                case ScriptFolder.Found.Program(Path file) -> run(file, order, startNanos);
            };
        } finally {
            room.release();
        }
    }

    private ScriptFolder.Found found(String script) {
        return obstacle.<ScriptFolder.Found>map(ScriptFolder.Found.Refused::new)
                .orElseGet(() -> folder.find(script));
    }

    private static ScriptResult notStarted(String sentence) {
        return new ScriptResult(new ScriptEnd.NotStarted(sentence), "", 0);
    }

    private ScriptResult run(Path file, ScriptOrder order, long startNanos) throws InterruptedException {
        Process process;
        try {
            process = started(starter.submit(() -> start(file, order)));
        } catch (RejectedExecutionException _) {
            return notStarted("The node is ending.");
        } catch (ExecutionException e) {
            return notStarted(file + " could not be run: " + String.valueOf(e.getCause()) + ".");
        }
        Tail tail = new Tail(OUTPUT_BYTES);
        try {
            boolean isInTime = await(process, tail, startNanos + order.timeoutNanos());
            ScriptEnd end = isInTime ? ended(process.exitValue()) : new ScriptEnd.TimedOut();
            if (!isInTime) {
                end(process, tail);
            } else if (order.isCleanedUp()) {
                killGroup.accept(process.pid());
            }
            tail.drain(process.getInputStream());
            return new ScriptResult(end, tail.text(), System.nanoTime() - startNanos);
        } finally {
            if (process.isAlive()) {
                kill(process);
            }
            running.remove(process.pid());
            closed(process);
        }
    }

    /// Whoever is interrupted meanwhile still has to have the process, to kill it.
    private static Process started(Future<Process> start) throws ExecutionException {
        boolean isInterrupted = false;
        while (true) {
            try {
                Process process = start.get();
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
                return process;
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
    }

    private Process start(Path file, ScriptOrder order) throws IOException {
        if (closed) {
            throw new IOException("the node is ending");
        }
        List<String> words = new ArrayList<>(launcher);
        words.add(file.toString());
        words.addAll(order.arguments());
        ProcessBuilder builder = new ProcessBuilder(words).directory(WORKING_FOLDER).redirectErrorStream(true)
                .redirectInput(NOTHING);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", PATH);
        environment.put("LANG", "C");
        environment.putAll(policy.environment());
        environment.putAll(order.variables());
        Process process = builder.start();
        running.add(process.pid());
        return process;
    }

    /// Reads along while it waits. What a process that stays behind still holds open is not waited for.
    private static boolean await(Process process, Tail tail, long untilNanos) throws InterruptedException {
        long look = FIRST_LOOK_NANOS;
        while (true) {
            long left = untilNanos - System.nanoTime();
            if (process.waitFor(Math.clamp(left, 0, look), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
            look = tail.drain(process.getInputStream()) ? FIRST_LOOK_NANOS : Math.min(2 * look, LONGEST_LOOK_NANOS);
        }
    }

    /// By its handle: [Process#destroy] would close what it still has to say.
    private void end(Process process, Tail tail) throws InterruptedException {
        Sessions.terminate(Set.of(process.pid()));
        process.toHandle().destroy();
        boolean _ = await(process, tail, System.nanoTime() + GRACE_NANOS);
        kill(process);
        boolean _ = await(process, tail, System.nanoTime() + KILLED_NANOS);
    }

    private void kill(Process process) {
        process.toHandle().destroyForcibly();
        killGroup.accept(process.pid());
        Sessions.kill(Set.of(process.pid()));
    }

    private static ScriptEnd ended(int status) {
        return status > SIGNALLED && status <= SIGNALLED + MAX_SIGNAL
                ? new ScriptEnd.Signalled(status - SIGNALLED)
                : new ScriptEnd.Exited(status);
    }

    private static void closed(Process process) {
        try {
            process.getInputStream().close();
        } catch (IOException _) {
            // It is closed, one way or the other.
        }
    }

    /// Kills every script that runs, with everything that it has started. None is started any more.
    @Override
    public void close() {
        closed = true;
        starter.shutdown();
        Set<Long> left = Set.copyOf(running);
        if (!left.isEmpty()) {
            left.forEach(killGroup::accept);
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            Sessions.kill(left);
        }
    }
}
