package dev.baton.agent;

import java.util.concurrent.locks.LockSupport;

import dev.baton.port.Clock;

/// Wakes the thread of one stream. Ringing never waits, so that the election's thread may.
final class Bell {
    private final Thread listener;
    private volatile boolean isRung;
    private volatile boolean isEnded;

    /// For the thread that makes it.
    Bell() {
        this.listener = Thread.currentThread();
    }

    /// There is something to look at.
    void ring() {
        isRung = true;
        LockSupport.unpark(listener);
    }

    /// It is over.
    void end() {
        isEnded = true;
        LockSupport.unpark(listener);
    }

    boolean isEnded() {
        return isEnded;
    }

    /// Waits until it is rung, ended, or that time has come. Ringing before counts.
    void await(Clock clock, long untilNanos) {
        long left = untilNanos - clock.nowNanos();
        while (!isRung && !isEnded && left > 0) {
            LockSupport.parkNanos(this, left);
            left = untilNanos - clock.nowNanos();
        }
        isRung = false;
    }
}
