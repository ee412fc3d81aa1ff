package dev.baton.push.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabException;
import dev.baton.api.CommitStatus;
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
    private final LabAudit audit = new LabAudit();
    private final MemoryDisk files = new MemoryDisk();
    private final List<Runnable> overdue = new ArrayList<>();
    private boolean isStopped;
    private volatile Life life;
    private volatile ConfigText settled;

    /// @param config  what it runs when the lab begins
    /// @param changed hears when the configuration that it is to keep becomes another one
    LabMachine(String name, NodeConfig config, LabDoor door, ScheduledExecutorService executor, Runnable changed) {
        this.name = name;
        this.door = door;
        this.executor = executor;
        this.changed = changed;
        write(files.of(new AtomicBoolean(true)), config);
        life = opened();
        settled = life.commits().current();
    }

    private static void write(Disk disk, NodeConfig config) {
        try {
            disk.write(FILE, ConfigWriter.write(config).getBytes(StandardCharsets.UTF_8), Optional.empty());
        } catch (IOException e) {
            throw new LabException("The node's disk refuses: " + e.getMessage() + ".");
        }
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
        Commits commits = Commits.open(recovery, new CommitSetup(NodePolicy.DEFAULT, _ -> Optional.empty(), List.of(),
                alarm(isAlive), Pause.REAL, status -> told(isAlive, status)));
        commits.begin(engine);
        return new Life(isAlive, disk, engine, commits);
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
        Commits commits = life.commits();
        if (commits.pending().isEmpty()) {
            settled = commits.current();
            changed.run();
        }
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
        Life asked = life;
        requireAnswering(asked);
        try {
            T answer = question.ask(asked.commits(), asked.engine());
            requireAnswering(asked);
            return answer;
        } catch (Refusal e) {
            requireAnswering(asked);
            throw new NodeFailure.Refused(name, e.problem());
        }
    }

    private synchronized void requireAnswering(Life asked) {
        if (isStopped || !asked.isAlive().get()) {
            throw new NodeFailure.Unreachable(name, name + " does not answer: its process "
                    + (isStopped ? "stands still. Continue it in the lab." : "was killed. Start it in the lab."));
        }
    }

    /// The process is gone. On the lab's thread.
    synchronized void killed() {
        isStopped = false;
        overdue.clear();
        life.isAlive().set(false);
    }

    /// The process is about to be started, if it was killed: what is on its disk is what it will run. On the lab's thread.
    void starting(Lab lab) {
        if (!life.isAlive().get()) {
            life = opened();
            lab.configure(name, life.engine().config());
            if (life.commits().pending().isEmpty()) {
                settled = life.commits().current();
                changed.run();
            }
        }
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
        Life now = life;
        executor.execute(() -> {
            if (now.isAlive().get() && now.commits().pending().isEmpty()) {
                write(now.disk(), door.ask(lab -> lab.config(name)));
                now.commits().reread();
                settle();
            }
        });
    }
}
