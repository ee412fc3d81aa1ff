package dev.baton.adapter.probe;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.baton.config.Check;
import dev.baton.config.Quantities;

/// One check that runs. It looks once an interval, from start to start, each time on a thread of its own; as long as a
/// look has not ended no other begins. A look whose time is up counts as a failure at that moment, whatever it still does
/// and whatever comes of it later. What is told of a change counts at once, and only if it is one.
final class CheckRun {
    /// How often at most a change is told to people.
    static final long TELL_NANOS = 1_000_000_000L;

    private final Check check;
    private final Results results;
    private final ScheduledExecutorService timer;
    private final Consumer<String> notices;
    private volatile Optional<Look> look = Optional.empty();
    private volatile Optional<Thread> looking = Optional.empty();
    private Optional<Future<?>> next = Optional.empty();
    private Optional<Boolean> last = Optional.empty();
    private volatile String seenLast = "";
    private volatile boolean isAnswered;
    private boolean isAskedAgain;
    private boolean isStopped;
    private long attempts;
    private long dueNanos;
    private boolean told = true;
    private long toldNanos = System.nanoTime() - TELL_NANOS;

    /// @param notices takes a sentence for people when the check comes out otherwise than before
    CheckRun(Check check, Results results, ScheduledExecutorService timer, Consumer<String> notices) {
        this.check = check;
        this.results = results;
        this.timer = timer;
        this.notices = notices;
    }

    /// What it saw last, and what it does now. Never waits.
    CheckSight sight() {
        CheckSight.Doing doing = looking.isEmpty()
                ? CheckSight.Doing.NOTHING
                : isAnswered ? CheckSight.Doing.ENDING : CheckSight.Doing.LOOKING;
        return new CheckSight(seenLast, doing);
    }

    Check check() {
        return check;
    }

    /// Begins.
    ///
    /// @param afterNanos when it looks first
    synchronized void start(Look newLook, long afterNanos) {
        look = Optional.of(newLook);
        dueNanos = System.nanoTime() + afterNanos;
        schedule();
    }

    private void schedule() {
        if (!isStopped && !timer.isShutdown()) {
            next = Optional.of(timer.schedule(this::tick, dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
    }

    /// Beats that were missed, because the machine slept, are not made up for.
    private void tick() {
        if (look.filter(Look::isInstant).isPresent()) {
            lookAtOnce(look.get());
        }
        synchronized (this) {
            long late = Math.max(0, System.nanoTime() - dueNanos);
            dueNanos += (late / check.intervalNanos() + 1) * check.intervalNanos();
            begin(true);
            schedule();
        }
    }

    /// Not while this is locked: who tells of changes locks itself first.
    private void lookAtOnce(Look how) {
        try {
            Seen seen = how.look(dueNanos);
            synchronized (this) {
                report(seen);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks once more, now; what comes of it counts if it is another result than the last.
    synchronized void again() {
        if (looking.isPresent()) {
            isAskedAgain = true;
        } else {
            begin(false);
        }
    }

    private void begin(boolean isBeat) {
        if (isStopped || looking.isPresent() || look.filter(l -> !l.isInstant()).isEmpty()) {
            return;
        }
        long attempt = ++attempts;
        Look how = look.get();
        isAnswered = false;
        long untilNanos = System.nanoTime() + check.timeoutNanos();
        Future<?> guard = timer.schedule(() -> late(attempt, how), check.timeoutNanos(), TimeUnit.NANOSECONDS);
        looking = Optional.of(Thread.ofVirtual().name("baton-check-" + check.name()).start(() -> {
            try {
                Seen seen = how.look(untilNanos);
                answered(attempt, seen, isBeat);
                guard.cancel(false);
            } catch (InterruptedException _) {
                // Its time is up, which has been told, or the check does not run any more.
            } finally {
                ended();
            }
        }));
    }

    private synchronized void answered(long attempt, Seen seen, boolean isBeat) {
        if (attempt == attempts && !isAnswered) {
            isAnswered = true;
            if (isBeat) {
                report(seen);
            } else {
                changed(seen);
            }
        }
    }

    private synchronized void late(long attempt, Look how) {
        if (attempt == attempts && !isAnswered && looking.isPresent()) {
            isAnswered = true;
            report(Seen.bad("no answer within " + Quantities.duration(check.timeoutNanos())));
            if (!how.endsItself()) {
                looking.get().interrupt();
            }
        }
    }

    private synchronized void ended() {
        looking = Optional.empty();
        if (isAskedAgain) {
            isAskedAgain = false;
            begin(false);
        }
    }

    /// Takes what was told without having been asked for.
    synchronized void changed(Seen seen) {
        if (last.isEmpty() || last.get() != seen.isGood()) {
            report(seen);
        }
    }

    private void report(Seen seen) {
        if (isStopped) {
            return;
        }
        last = Optional.of(seen.isGood());
        seenLast = seen.what();
        long now = System.nanoTime();
        if (seen.isGood() != told && now - toldNanos >= TELL_NANOS) {
            told = seen.isGood();
            toldNanos = now;
            notices.accept("check " + check.name() + (told ? " succeeds: " : " fails: ") + seen.what());
        }
        results.put(check.name(), seen.isGood());
    }

    /// Ends it: once this returns nothing more is told of it.
    void stop() {
        Optional<Look> open;
        synchronized (this) {
            isStopped = true;
            next.ifPresent(n -> n.cancel(false));
            looking.ifPresent(Thread::interrupt);
            results.forget(check.name());
            open = look;
        }
        open.ifPresent(Look::close);
    }
}
