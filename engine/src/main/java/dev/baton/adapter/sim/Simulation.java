package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.baton.loop.Stepper;

/// Simulates many clusters, on every processor at once. Each run depends on its seed alone, so a failure is shown again
/// by its seed, whatever ran beside it.
public final class Simulation {
    /// How many failures are kept with their stories; further ones are counted.
    public static final int KEPT_FAILURES = 10;

    private static final double NANOS_PER_HOUR = 3_600e9;
    private static final double NANOS_PER_SECOND = 1e9;

    /// Is told how far it has come.
    @FunctionalInterface
    public interface Progress {
        /// A run has ended. Called by one thread at a time.
        ///
        /// @return whether to go on
        boolean goesOn(SimReport soFar);
    }

    private final SimOptions options;
    private final Stepper stepper;
    private final Progress progress;
    private final long startNanos = System.nanoTime();
    private final List<SimFailure> failures = new ArrayList<>();
    private long next;
    private boolean stopped;
    private long runs;
    private long nanos;
    private long events;
    private long transitions;
    private long quietTimes;
    private long damaged;
    private long collisions;
    private long failed;

    private Simulation(SimOptions options, Stepper stepper, Progress progress) {
        this.options = options;
        this.stepper = stepper;
        this.progress = progress;
    }

    /// Runs all of it, or until `progress` or an interrupt of the calling thread stops it.
    public static SimReport run(SimOptions options, Progress progress) {
        return run(options, Stepper.RFC, progress);
    }

    /// The same with routers that take their steps in another way.
    public static SimReport run(SimOptions options, Stepper stepper, Progress progress) {
        Simulation simulation = new Simulation(options, stepper, progress);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            workers.add(Thread.ofPlatform().daemon().name("simulation-" + i).start(simulation::work));
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException _) {
            simulation.stop();
            Thread.currentThread().interrupt();
        }
        return simulation.report();
    }

    private synchronized void stop() {
        stopped = true;
    }

    private synchronized OptionalLong nextSeed() {
        return !stopped && next < options.runs() ? OptionalLong.of(options.seed() + next++) : OptionalLong.empty();
    }

    private void work() {
        for (OptionalLong seed = nextSeed(); seed.isPresent(); seed = nextSeed()) {
            try {
                done(new SimCluster(seed.getAsLong(), options.nodes(), stepper).run(options.nanos()));
            } catch (SimFailure failure) {
                failed(failure);
            } catch (RuntimeException crash) {
                failed(SimFailure.ofCrash(seed.getAsLong(), crash));
            }
        }
    }

    private synchronized void done(SimCluster.Outcome outcome) {
        runs++;
        nanos += outcome.nanos();
        events += outcome.events();
        transitions += outcome.transitions();
        quietTimes += outcome.quietTimes();
        damaged += outcome.damaged();
        collisions += outcome.collisions();
        tell();
    }

    private synchronized void failed(SimFailure failure) {
        runs++;
        failed++;
        if (failures.size() < KEPT_FAILURES) {
            failures.add(failure);
        }
        tell();
    }

    private void tell() {
        if (!stopped && !progress.goesOn(report())) {
            stopped = true;
        }
    }

    private synchronized SimReport report() {
        return new SimReport(runs, nanos / NANOS_PER_HOUR, events, transitions, quietTimes, damaged, collisions, failed,
                failures, (System.nanoTime() - startNanos) / NANOS_PER_SECOND);
    }
}
