package dev.baton.app.lab;

/// Says how far virtual time may run in each turn, and how fast it really ran.
///
/// Virtual time that is owed builds up with wall time × speed. What cannot be run is owed for at most
/// [#MAX_DEBT_WALL_NANOS] of wall time and then forgotten: a machine that cannot keep the speed runs slower and says
/// so, instead of chasing a debt that grows. Not thread-safe; the wall clock is handed in.
final class Pacer {
    /// The slowest speed: a tenth of real time.
    static final double MIN_SPEED = 0.1;
    /// The fastest speed: a hundred times real time.
    static final double MAX_SPEED = 100;
    /// How much wall time's worth of virtual time is owed at most.
    static final long MAX_DEBT_WALL_NANOS = 250_000_000L;

    private static final int SAMPLES = 20;
    private static final long SAMPLE_EVERY_NANOS = 50_000_000L;
    private static final long TRUSTED_AFTER_NANOS = 500_000_000L;

    private final long[] sampleWall = new long[SAMPLES];
    private final long[] sampleRun = new long[SAMPLES];
    private int samples;
    private int newest;

    private double speed = 1;
    private boolean paused;
    private long lastWallNanos;
    private double debtNanos;
    private long runNanos;

    /// @param wallNanos the wall clock now
    Pacer(long wallNanos) {
        restart(wallNanos);
    }

    /// Runs at `newSpeed`, clamped to [#MIN_SPEED]..[#MAX_SPEED], from now on.
    void setSpeed(double newSpeed, long wallNanos) {
        speed = Math.clamp(newSpeed, MIN_SPEED, MAX_SPEED);
        restart(wallNanos);
    }

    /// Stops owing virtual time, or begins again; what was owed is forgotten.
    void setPaused(boolean newPaused, long wallNanos) {
        paused = newPaused;
        restart(wallNanos);
    }

    boolean isPaused() {
        return paused;
    }

    /// How much virtual time, in nanoseconds, should be run now.
    long owedNanos(long wallNanos) {
        long passed = Math.max(0, wallNanos - lastWallNanos);
        lastWallNanos = wallNanos;
        if (paused) {
            return 0;
        }
        debtNanos = Math.min(debtNanos + passed * speed, MAX_DEBT_WALL_NANOS * speed);
        sample(wallNanos);
        return (long) debtNanos;
    }

    /// `nanos` of virtual time have been run.
    void ran(long nanos) {
        debtNanos -= nanos;
        runNanos += nanos;
    }

    /// What was asked for and what was reached over the last second.
    Pace pace() {
        long wall = samples == 0 ? 0 : sampleWall[newest] - sampleWall[oldest()];
        if (paused || wall < TRUSTED_AFTER_NANOS) {
            return new Pace(speed, speed, paused);
        }
        return new Pace(speed, (double) (sampleRun[newest] - sampleRun[oldest()]) / wall, false);
    }

    private void restart(long wallNanos) {
        lastWallNanos = wallNanos;
        debtNanos = 0;
        samples = 0;
    }

    private void sample(long wallNanos) {
        if (samples > 0 && wallNanos - sampleWall[newest] < SAMPLE_EVERY_NANOS) {
            return;
        }
        newest = samples == 0 ? 0 : (newest + 1) % SAMPLES;
        samples = Math.min(samples + 1, SAMPLES);
        sampleWall[newest] = wallNanos;
        sampleRun[newest] = runNanos;
    }

    private int oldest() {
        return samples < SAMPLES ? 0 : (newest + 1) % SAMPLES;
    }
}
