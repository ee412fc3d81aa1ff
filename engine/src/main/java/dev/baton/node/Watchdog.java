package dev.baton.node;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.loop.Upkeep;

/// Gives the service manager a sign of life from the loop's own thread, at half the time that it waits for one: a loop that
/// hangs is found and its process ended, whatever other threads still do.
final class Watchdog implements Upkeep {
    private final ServiceSocket manager;
    private final long everyNanos;
    private long nextNanos;

    Watchdog(ServiceSocket manager, long nowNanos) {
        this.manager = manager;
        everyNanos = manager.watchdogNanos().orElse(0) / 2;
        nextNanos = everyNanos > 0 ? nowNanos : Long.MAX_VALUE;
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    @Override
    public void run(long nowNanos) {
        if (nowNanos >= nextNanos) {
            manager.alive();
            nextNanos = nowNanos + everyNanos;
        }
    }
}
