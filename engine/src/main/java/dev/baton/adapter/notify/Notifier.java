package dev.baton.adapter.notify;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.baton.adapter.script.ScriptRunner;
import dev.baton.config.GroupSpec;
import dev.baton.config.NotifyRule;
import dev.baton.port.Clock;

/// Takes what happens on a node, numbers it, and hands it to every receiver that a rule says is to be told, each of which
/// has a lane of its own. Whoever tells never waits: one thread takes in, and one for each receiver delivers.
public final class Notifier implements AutoCloseable {
    /// How many occurrences may wait to be numbered. That takes microseconds, so this many wait only while the machine
    /// does not run that thread.
    public static final int MAX_WAITING = 16_384;
    /// How many receivers a node may have.
    public static final int MAX_RECEIVERS = 256;
    /// How long a receiver that no rule names any more has to take what it was to be told.
    static final long FAREWELL_NANOS = 10_000_000_000L;
    private static final Duration INTERRUPTED = Duration.ofMillis(200);

    private record Worker(Lane lane, Thread thread) {}

    private final Clock clock;
    private final Consumer<String> complaints;
    private final Deliveries deliveries;
    private final Intake<Occurrence> intake = new Intake<>(MAX_WAITING);
    private final AtomicInteger waiting = new AtomicInteger();
    private final GroupBook groups = new GroupBook();
    private final Map<NotifyRule.Target, Worker> workers = new LinkedHashMap<>();
    private final Thread thread;
    private Wanted wanted = new Wanted(List.of());
    private long sequence;
    private volatile boolean isEnding;

    /// Starts with no receiver.
    ///
    /// @param complaints takes sentences on receivers with which something is wrong, on any thread
    public Notifier(Origin origin, ScriptRunner scripts, Clock clock, Consumer<String> complaints) {
        this.clock = clock;
        this.complaints = complaints;
        deliveries = new Deliveries(origin, scripts, clock);
        thread = Thread.ofPlatform().daemon().name("baton-notices").start(this::run);
    }

    /// Something has happened. Never waits, and may be called by any thread.
    public void tell(Occurrence occurrence) {
        boolean _ = intake.offer(occurrence);
        LockSupport.unpark(thread);
    }

    /// From now on these rules hold besides those that did, until [#narrow]: while a node goes over to another
    /// configuration, routers of either stop and start.
    public void widen(List<NotifyRule> rules, List<GroupSpec> newGroups) {
        settle();
        synchronized (this) {
            wanted = wanted.and(new Wanted(rules));
            groups.add(newGroups);
            wanted.targets().forEach(this::open);
        }
    }

    /// From now on only these rules hold. A receiver that none of them names gets what waits for it within
    /// [#FAREWELL_NANOS].
    public void narrow(List<NotifyRule> rules, List<GroupSpec> newGroups) {
        settle();
        synchronized (this) {
            wanted = new Wanted(rules);
            groups.know(newGroups);
            workers.values().removeIf(w -> !w.thread.isAlive());
            workers.forEach((target, worker) -> {
                if (!wanted.targets().contains(target)) {
                    finish(worker);
                }
            });
        }
    }

    /// What was told before is handed to those who were to be told then.
    private synchronized void settle() {
        Optional<Occurrence> next = intake.poll();
        while (next.isPresent()) {
            number(next.get());
            next = intake.poll();
        }
        long shed = intake.takeShed();
        if (shed > 0) {
            sequence += shed;
            workers.values().forEach(w -> w.lane.missed(shed));
            complaints.accept("Notifications: " + shed + " occurrences came faster than they could be taken in and are"
                    + " lost; every receiver is told how many.");
        }
    }

    private void number(Occurrence occurrence) {
        hand(occurrence);
        if (occurrence instanceof Occurrence.RouterChanged changed) {
            groups.changed(changed).ifPresent(this::hand);
        }
    }

    private void hand(Occurrence occurrence) {
        sequence++;
        for (NotifyRule.Target target : wanted.targets(occurrence)) {
            Worker worker = workers.get(target);
            if (worker != null) {
                worker.lane.add(sequence, occurrence);
            }
        }
    }

    private void open(NotifyRule.Target target) {
        Worker before = workers.get(target);
        if (before == null || !before.lane.keep()) {
            Lane lane = new Lane(Deliveries.name(target), deliveries.to(target), new Backlog(waiting), clock,
                    complaints);
            Thread worker = Thread.ofPlatform().daemon().name("baton-notice").start(lane::run);
            workers.put(target, new Worker(lane, worker));
        }
    }

    private void finish(Worker worker) {
        worker.lane.finish(clock.nowNanos() + FAREWELL_NANOS);
        Thread.ofPlatform().daemon().name("baton-farewell").start(() -> {
            try {
                boolean _ = worker.thread.join(Duration.ofNanos(FAREWELL_NANOS));
                worker.lane.end(worker.thread);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void run() {
        while (!isEnding) {
            settle();
            if (intake.size() == 0) {
                LockSupport.park(this);
            }
        }
    }

    /// Delivers what waits, for at most this long, and tells what could not be.
    public void close(Duration patience) throws InterruptedException {
        isEnding = true;
        LockSupport.unpark(thread);
        settle();
        long endNanos = clock.nowNanos() + patience.toNanos();
        List<Worker> left;
        synchronized (this) {
            left = List.copyOf(workers.values());
            workers.clear();
        }
        left.forEach(w -> w.lane.finish(endNanos));
        for (Worker worker : left) {
            boolean _ = worker.thread.join(Duration.ofNanos(Math.max(0, endNanos - clock.nowNanos())));
        }
        for (Worker worker : left) {
            worker.lane.end(worker.thread);
        }
        for (Worker worker : left) {
            boolean _ = worker.thread.join(INTERRUPTED);
        }
        deliveries.close();
    }

    @Override
    public void close() {
        try {
            close(Duration.ZERO);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
