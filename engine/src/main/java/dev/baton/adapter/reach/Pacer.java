package dev.baton.adapter.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.adapter.linux.ThreadTuning;
import dev.baton.api.ProbeSample;

/// Sends the probes of all runs at their times, on one thread. Times are absolute, so that lateness does not add up; what a
/// stall has made it miss is not sent in a burst afterwards, since nobody would learn from that: those probes are left
/// out. The thread sleeps to shortly before a probe, spins for the rest, and goes before other threads where it may.
final class Pacer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    /// How long it spins before a probe: what waking up takes, usually.
    private static final long SPIN_NANOS = 60_000L;
    private static final long END_MILLIS = 2_000;
    private static final long FOREVER_NANOS = 3_600_000_000_000L;

    private static final class Pace {
        private final Run run;
        private final Way.Outlet outlet;
        private long dueNanos;
        private boolean hasBegun;
        private boolean isLingering;

        Pace(Run run, Way.Outlet outlet, long nowNanos) {
            this.run = run;
            this.outlet = outlet;
            this.dueNanos = nowNanos;
        }
    }

    private final long baseNanos = System.nanoTime();
    private final PriorityQueue<Pace> paces = new PriorityQueue<>(Comparator.comparingLong(p -> p.dueNanos));
    private Optional<Thread> thread = Optional.empty();
    private boolean isClosed;

    /// Begins to send the probes of a run; it is over by itself, and its outlet is closed once no answer counts any more.
    synchronized void add(Run run, Way.Outlet outlet) {
        if (isClosed) {
            run.over(System.nanoTime());
            outlet.close();
            return;
        }
        paces.add(new Pace(run, outlet, System.nanoTime()));
        thread.ifPresentOrElse(LockSupport::unpark,
                () -> thread = Optional.of(Thread.ofPlatform().daemon().name("baton-pacer").start(this::work)));
    }

    private void work() {
        ThreadTuning.preciseSleep();
        LOG.debug("the pacer {} before other threads", ThreadTuning.urgent() ? "goes" : "does not go");
        while (true) {
            Optional<Pace> due;
            long waitNanos;
            synchronized (this) {
                if (isClosed) {
                    return;
                }
                due = Optional.ofNullable(paces.peek());
                waitNanos = due.map(p -> p.dueNanos - System.nanoTime()).orElse(FOREVER_NANOS);
                if (waitNanos <= SPIN_NANOS) {
                    paces.remove();
                }
            }
            if (waitNanos > SPIN_NANOS) {
                LockSupport.parkNanos(this, waitNanos - SPIN_NANOS);
            } else {
                due.ifPresent(this::step);
            }
        }
    }

    private void step(Pace pace) {
        long now = System.nanoTime();
        while (now - pace.dueNanos < 0) {
            Thread.onSpinWait();
            now = System.nanoTime();
        }
        if (!pace.hasBegun) {
            pace.hasBegun = true;
            pace.dueNanos = next(now, pace.run.request().everyNanos());
            pace.run.begun(pace.dueNanos);
            put(pace);
        } else if (pace.isLingering) {
            pace.outlet.close();
        } else if (pace.run.isOver() || now - pace.run.endNanos() >= 0) {
            pace.run.over(now);
            pace.isLingering = true;
            pace.dueNanos = now + ProbeSample.PATIENCE_NANOS;
            put(pace);
        } else {
            pace.outlet.send(pace.run.sent(pace.dueNanos, now));
            long every = pace.run.request().everyNanos();
            long missed = Math.max(0, (System.nanoTime() - pace.dueNanos) / every);
            pace.dueNanos += (missed + 1) * every;
            put(pace);
        }
    }

    /// Probes of runs that have the same rhythm are due together, so that the thread wakes, and spins, once for all of them.
    private long next(long nowNanos, long everyNanos) {
        return baseNanos + ((nowNanos - baseNanos) / everyNanos + 1) * everyNanos;
    }

    /// One that was put back after everything was closed is closed, too.
    private void put(Pace pace) {
        synchronized (this) {
            if (!isClosed) {
                paces.add(pace);
                return;
            }
        }
        pace.run.over(System.nanoTime());
        pace.outlet.close();
    }

    @Override
    public void close() {
        List<Pace> left;
        synchronized (this) {
            isClosed = true;
            left = new ArrayList<>(paces);
            paces.clear();
        }
        thread.ifPresent(t -> {
            LockSupport.unpark(t);
            Threads.ended(t, END_MILLIS);
        });
        left.forEach(p -> {
            p.run.over(System.nanoTime());
            p.outlet.close();
        });
    }
}
