package dev.baton.push.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.LabTrials;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.Refusal;
import dev.baton.client.NodeFailure;
import dev.baton.commit.Alarm;
import dev.baton.commit.CommitHome;
import dev.baton.commit.CommitSetup;
import dev.baton.commit.Commits;
import dev.baton.commit.Disk;
import dev.baton.commit.Pause;
import dev.baton.commit.Recovery;
import dev.baton.commit.Timekeeper;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.lease.Kept;
import dev.baton.lease.LeaseBook;
import dev.baton.lease.Leases;
import dev.baton.port.Clock;

/// One node of a lab with its disk and its commits. A process that was killed is gone with whatever it was about to do;
/// what is on its disk brings the next one up, and tells it what it has to undo.
final class LabMachine {
    private static final Path FOLDER = Path.of("commits");
    private static final Path FILE = Path.of("node.yaml");

    /// One run of the node's process.
    private record Life(AtomicBoolean isAlive, Disk disk, LabEngine engine, Commits commits) {}

    /// Wall time: a lab that is paused or runs slowly keeps nobody from an undo that was promised.
    private record Wall() implements Clock {
        @Override
        public long nowNanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }
    }

    private final String name;
    private final LabDoor door;
    private final ScheduledExecutorService executor;
    private final Runnable changed;
    private final Lab lab;
    private final LabTrials trials;
    private final LabAudit audit = new LabAudit();
    private final MemoryDisk files = new MemoryDisk();
    private final List<Runnable> overdue = new ArrayList<>();
    private boolean isStopped;
    private boolean isDead;
    /// How often it was killed: who starts it again starts it only after the kill that it knows of. On the lab's thread.
    private long kills;
    private Optional<Life> life = Optional.empty();
    private volatile ConfigText settled;

    /// @param lab     before it has run on its thread
    /// @param changed hears when the configuration that it is to keep becomes another one
    LabMachine(String name, Lab lab, LabDoor door, ScheduledExecutorService executor, Runnable changed) {
        NodeConfig config = lab.config(name);
        this.name = name;
        this.trials = lab.trials();
        this.lab = lab;
        this.door = door;
        this.executor = executor;
        this.changed = changed;
        byte[] text = ConfigWriter.write(config).getBytes(StandardCharsets.UTF_8);
        write(files.of(new AtomicBoolean(true)), text);
        settled = new ConfigText(ConfigWriter.writeHidden(config), new ConfigStamp(1, sha256(text)));
    }

    private static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(Disk disk, byte[] text) {
        try {
            disk.write(FILE, text, Optional.empty());
        } catch (IOException e) {
            throw new LabException("The node's disk refuses: " + e.getMessage() + ".");
        }
    }

    /// The process that runs. Most nodes of a lab are never asked anything, so it is brought up when it is.
    ///
    /// @throws NodeFailure.Unreachable if there is none, or it stands still
    private synchronized Life living() {
        Life living = life.orElseGet(() -> {
            requireAnswering(true);
            return opened();
        });
        life = Optional.of(living);
        requireAnswering(living.isAlive().get());
        return living;
    }

    /// Brings the node's process up from its disk.
    private Life opened() {
        AtomicBoolean isAlive = new AtomicBoolean(true);
        Disk disk = files.of(isAlive);
        Recovery recovery = Recovery.of(new CommitHome(disk, FOLDER, FILE, new Timekeeper(new Wall(), "lab"), audit));
        String text = new String(recovery.text().orElseThrow(), StandardCharsets.UTF_8);
        if (!(ConfigLoader.load(name + ".yaml", text) instanceof ConfigResult.Loaded(NodeConfig config, var _))) {
            throw new LabException("The configuration of " + name + " cannot be read.");
        }
        LabEngine engine = new LabEngine(name, door, config, recovery.stamp());
        AtomicReference<Optional<String>> pending = new AtomicReference<>(Optional.empty());
        Leases leases = leases(isAlive, disk, engine, pending::get);
        Commits commits = Commits.open(recovery, new CommitSetup(NodePolicy.DEFAULT, _ -> Optional.empty(), List.of(),
                alarm(isAlive), Pause.REAL, status -> {
                    pending.set(Optional.of(status).filter(s -> !s.phase().isDecided()).map(CommitStatus::id));
                    endTests(leases, pending.get());
                    told(isAlive, status);
                }));
        commits.begin(engine);
        return new Life(isAlive, disk, engine, commits);
    }

    /// The leases of a process, which begins by bringing in order what the one before it has left.
    private Leases leases(AtomicBoolean isAlive, Disk disk, LabEngine engine, Supplier<Optional<String>> pending) {
        LabGround ground = new LabGround(name, trials, new LabGround.Run(isAlive, engine::config, pending,
                () -> engine.seen(lab).routers(), this::killedForATest, audit));
        LeaseBook book = new LeaseBook(Optional.of(new LabShelf(disk)));
        Leases leases = new Leases(ground, book);
        engine.holdBy(leases, ground::forced);
        try {
            List<Kept> left = book.read();
            left.forEach(kept -> kept.interfaceName().ifPresent(i -> trials.link(name, i, true)));
            leases.begin(left);
        } catch (IOException e) {
            throw new LabException("The node's disk refuses: " + e.getMessage() + ".");
        }
        return leases;
    }

    private void endTests(Leases leases, Optional<String> pending) {
        if (pending.isPresent() && leases.isAnyHeld()) {
            var _ = door.ask(_ -> {
                leases.endAll("A push has begun.");
                return leases;
            });
        }
    }

    /// Kills the process once it has answered, and starts it again later. On the lab's thread.
    private void killedForATest(long forNanos) {
        trials.after(LabGround.KILL_NANOS, () -> {
            if (trials.kill(name)) {
                killed();
                long kill = kills;
                trials.after(forNanos, () -> {
                    if (kill == kills && trials.isKilled(name)) {
                        starting(lab);
                        trials.start(name);
                    }
                });
            }
        });
    }

    /// A process that stands still is late; one that was killed does nothing any more.
    private Alarm alarm(AtomicBoolean isAlive) {
        Alarm real = Alarm.of(executor);
        return (delayNanos, task) -> real.after(delayNanos, () -> {
            if (isAlive.get() && !isLate(task)) {
                task.run();
            }
        });
    }

    private synchronized boolean isLate(Runnable task) {
        if (isStopped) {
            overdue.clear();
            overdue.add(task);
        }
        return isStopped;
    }

    private void told(AtomicBoolean isAlive, CommitStatus status) {
        if (status.phase().isDecided() && isAlive.get()) {
            executor.execute(this::settle);
        }
    }

    /// While a commit waits, the configuration that the node is to keep is the one before.
    private void settle() {
        Optional<Life> now;
        synchronized (this) {
            now = life;
        }
        now.map(Life::commits).filter(commits -> commits.pending().isEmpty()).ifPresent(commits -> {
            settled = commits.current();
            changed.run();
        });
    }

    String name() {
        return name;
    }

    LabAudit audit() {
        return audit;
    }

    /// The configuration that it is to keep, as far as has been decided; passwords hidden.
    ConfigText settled() {
        return settled;
    }

    /// Asks the node. One that was killed or stands still does not answer; what was asked may have been done all the same.
    <T> T answer(Function<Commits, T> question) {
        return answered((commits, _) -> question.apply(commits));
    }

    /// A question to the node's commits and its engine.
    interface Question<T> {
        T ask(Commits commits, LabEngine engine);
    }

    <T> T answered(Question<T> question) {
        Life asked = living();
        T answer = lastAnswered(asked, question);
        requireAnswering(asked.isAlive().get());
        return answer;
    }

    /// The same of a process that may be killed as soon as it has answered.
    <T> T lastAnswered(Question<T> question) {
        return lastAnswered(living(), question);
    }

    private <T> T lastAnswered(Life asked, Question<T> question) {
        try {
            return question.ask(asked.commits(), asked.engine());
        } catch (Refusal e) {
            requireAnswering(asked.isAlive().get());
            throw new NodeFailure.Refused(name, e.problem());
        }
    }

    private synchronized void requireAnswering(boolean isAlive) {
        if (isStopped || isDead || !isAlive) {
            throw new NodeFailure.Unreachable(name, name + " does not answer: its process "
                    + (isStopped ? "stands still. Continue it in the lab." : "was killed. Start it in the lab."));
        }
    }

    /// The process is gone. On the lab's thread.
    synchronized void killed() {
        kills++;
        isStopped = false;
        isDead = true;
        overdue.clear();
        life.ifPresent(l -> l.isAlive().set(false));
    }

    /// The process is about to be started, if it was killed: what is on its disk is what it will run. On the lab's thread.
    void starting(Lab lab) {
        Optional<Life> next;
        synchronized (this) {
            boolean isNew = isDead && life.isPresent();
            isDead = false;
            next = isNew ? Optional.of(opened()) : Optional.empty();
            life = next.or(() -> life);
        }
        next.ifPresent(begun -> {
            lab.configure(name, begun.engine().config());
            settle();
        });
    }

    synchronized void stopped() {
        isStopped = true;
    }

    synchronized void continued() {
        isStopped = false;
        overdue.forEach(executor::execute);
        overdue.clear();
    }

    /// Somebody has changed it in the lab itself: its file follows, unless a commit waits, whose gates then find it.
    void edited() {
        executor.execute(() -> {
            Life now = living();
            if (now.commits().pending().isEmpty()) {
                write(now.disk(), ConfigWriter.write(door.ask(lab -> lab.config(name)))
                        .getBytes(StandardCharsets.UTF_8));
                now.commits().reread();
                settle();
            }
        });
    }
}
