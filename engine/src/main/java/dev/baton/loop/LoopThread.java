package dev.baton.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import dev.baton.port.Clock;

/// Runs an [EventLoop] on a thread of its own until it ends: sleeps until something arrives or a timer is due, and lets
/// nothing else run on the thread but the loop and its [Upkeep].
public final class LoopThread {
    /// How long before a takeover the thread stays awake: waking up takes it about a tenth of a millisecond, and what it
    /// runs then is not in the processor's caches. A backup that hears its master never comes so close.
    static final long AWAKE_NANOS = 300_000L;

    private final EventLoop loop;
    private final Clock clock;
    private final Upkeep upkeep;
    private final Runnable atStart;
    private final Thread thread;
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean asleep;

    /// @param atStart run first, on the thread: what can only be set by a thread for itself
    public LoopThread(String name, EventLoop loop, Clock clock, Upkeep upkeep, Runnable atStart) {
        this.loop = loop;
        this.clock = clock;
        this.upkeep = upkeep;
        this.atStart = atStart;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
        loop.inbox().onArrival(this::wake);
    }

    /// Starts the thread and waits until every router has been started.
    public void start() throws InterruptedException {
        thread.start();
        started.await();
    }

    /// Asks the loop to end in order, and waits until it has.
    ///
    /// @return whether it ended within the time
    public boolean end(long timeoutMillis) throws InterruptedException {
        loop.inbox().offer(new NodeInput.EndAsked());
        return thread.join(Duration.ofMillis(timeoutMillis));
    }

    private void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        atStart.run();
        loop.start();
        started.countDown();
        while (!loop.isEnded()) {
            loop.turn();
            long now = clock.nowNanos();
            if (now >= upkeep.nextNanos()) {
                upkeep.run(now);
            }
            sleep();
        }
    }

    /// The flag is set before the inbox is looked at, and whoever puts something in looks at the flag afterwards: no
    /// arrival is slept through.
    private void sleep() {
        long due = Math.min(loop.nextDeadlineNanos(), upkeep.nextNanos());
        long takeover = loop.nextTakeoverNanos();
        asleep = true;
        long wait = Math.min(due, takeover - AWAKE_NANOS) - clock.nowNanos();
        if (wait > 0 && loop.inbox().isEmpty() && !loop.isEnded()) {
            LockSupport.parkNanos(this, wait);
        }
        asleep = false;
        if (due == takeover) {
            stayAwake(due);
        }
    }

    /// Stays awake until a takeover is due or something has arrived, if it is that close.
    private void stayAwake(long dueNanos) {
        long left = dueNanos - clock.nowNanos();
        while (left > 0 && left <= AWAKE_NANOS && loop.inbox().isEmpty()) {
            Thread.onSpinWait();
            left = dueNanos - clock.nowNanos();
        }
    }
}
