package dev.baton.adapter.sim;

import java.time.Duration;
import java.time.Instant;

import dev.baton.port.Clock;

/// A node's clock: it starts somewhere, may run fast or slow, and its wall clock may be stepped.
final class SimClock implements Clock {
    /// The most a clock may be off: one part in ten.
    static final int MAX_DRIFT_PPM = 100_000;

    private static final long MILLION = 1_000_000L;
    private static final Instant WALL_START = Instant.parse("2030-01-01T00:00:00Z");

    private long sinceGlobal;
    private long sinceLocal;
    private long now;
    private int driftPpm;
    private Duration wallStep = Duration.ZERO;

    SimClock(long startNanos) {
        this.sinceLocal = startNanos;
        this.now = startNanos;
    }

    /// Sets the clock to what it shows at `globalNanos`.
    void at(long globalNanos) {
        now = local(globalNanos);
    }

    /// What this clock shows when the world's shows `globalNanos`.
    long local(long globalNanos) {
        long elapsed = globalNanos - sinceGlobal;
        return sinceLocal + elapsed + elapsed / MILLION * driftPpm
                + Math.floorDiv(elapsed % MILLION * driftPpm, MILLION);
    }

    /// The first instant of the world at which this clock shows `localNanos` or later; never before the last change of
    /// its drift.
    long global(long localNanos) {
        long wanted = localNanos - sinceLocal;
        if (wanted <= 0) {
            return sinceGlobal;
        }
        long rate = MILLION + driftPpm;
        long elapsed = wanted / rate * MILLION + (wanted % rate * MILLION) / rate;
        while (local(sinceGlobal + elapsed) >= localNanos) {
            elapsed--;
        }
        do {
            elapsed++;
        } while (local(sinceGlobal + elapsed) < localNanos);
        return sinceGlobal + elapsed;
    }

    void drift(long globalNanos, int ppm) {
        sinceLocal = local(globalNanos);
        sinceGlobal = globalNanos;
        driftPpm = ppm;
    }

    int driftPpm() {
        return driftPpm;
    }

    void stepWall(Duration step) {
        wallStep = wallStep.plus(step);
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public Instant wall() {
        return WALL_START.plusNanos(now).plus(wallStep);
    }
}
