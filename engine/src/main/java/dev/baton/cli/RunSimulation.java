package dev.baton.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.SimCluster;
import dev.baton.adapter.sim.SimFailure;
import dev.baton.adapter.sim.SimOptions;
import dev.baton.adapter.sim.SimReport;
import dev.baton.adapter.sim.Simulation;

/// `baton simulate`: many clusters with faults, each checked against the rules that must never be broken.
@Command(name = "simulate", header = "Simulate many clusters with faults and check that no rule is ever broken.", description = {
        "Each run draws a cluster and its faults from one seed: nodes that are killed or stopped, frames that are lost,"
                + " late, doubled or damaged, partitions, clocks that drift. A run that breaks a rule is told with its"
                + " story and the command that shows it again; the exit status is then 1."}, footer = {"", "Example:",
                        "  baton simulate --runs 2000 --seed 1"})
final class RunSimulation implements Callable<Integer> {
    private static final long MOST_RUNS = 1_000_000_000L;
    private static final long PROGRESS_EVERY_NANOS = 200_000_000L;
    private static final long MILLI = 1_000_000L;

    @ParentCommand
    private Baton baton = new Baton();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "100", description = "How many clusters, one a seed"
            + " (default: 100).")
    private String runs = "";

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "The first seed; each run takes"
            + " the next (default: 1).")
    private String seed = "";

    @Option(names = "--nodes", paramLabel = "K", description = "How many nodes each cluster has (default: drawn from"
            + " the seed).")
    private Optional<String> nodes = Optional.empty();

    @Option(names = "--time", paramLabel = "TIME", defaultValue = "1h", description = "How much virtual time each"
            + " cluster runs, up to 1000h (default: 1h).")
    private String time = "1h";

    private long lastToldNanos;

    @Override
    public Integer call() {
        Surroundings here = baton.surroundings();
        SimOptions options = options();
        lastToldNanos = System.nanoTime();
        SimReport report = Simulation.run(options, soFar -> {
            progress(here, options, soFar);
            return !here.interruption().isRequested();
        });
        if (here.isTerminal()) {
            here.err().print("\r\u001b[K");
            here.err().flush();
        }
        return tell(here, options, report);
    }

    /// Prints what came of it, failures with their stories first.
    ///
    /// @return the exit status
    int tell(Surroundings here, SimOptions options, SimReport report) {
        for (SimFailure failure : report.failures()) {
            here.out().println(failure.getMessage());
            here.out().println("Again: " + again(failure.seed()));
            here.out().println();
        }
        here.out().print(summary(options, report));
        here.out().flush();
        return report.failed() > 0 ? Baton.FAILED : Baton.GOOD;
    }

    private SimOptions options() {
        long count = Amounts.wholeNumber("--runs", runs, 1, MOST_RUNS);
        long first = Amounts.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
        long nanos = Amounts.duration("--time", time, MILLI, SimOptions.MAX_NANOS);
        OptionalInt wanted = nodes.isPresent()
                ? OptionalInt.of((int) Amounts.wholeNumber("--nodes", nodes.get(), SimCluster.MIN_NODES,
                        SimCluster.MAX_NODES))
                : OptionalInt.empty();
        try {
            return new SimOptions(count, first, wanted, nanos);
        } catch (LabException e) {
            throw new WrongUsage("--nodes: " + e.getMessage());
        }
    }

    /// The command that shows one run again.
    private String again(long failedSeed) {
        return "baton simulate --runs 1 --seed " + failedSeed + nodes.map(n -> " --nodes " + n.strip()).orElse("")
                + " --time " + time.strip();
    }

    private void progress(Surroundings here, SimOptions options, SimReport soFar) {
        long now = System.nanoTime();
        if (here.isTerminal() && now - lastToldNanos >= PROGRESS_EVERY_NANOS) {
            lastToldNanos = now;
            here.err().print(String.format(Locale.ROOT, "\r\u001b[K%,d of %,d runs, %,.0f h simulated, %,.0f h/s%s",
                    soFar.runs(), options.runs(), soFar.clusterHours(), soFar.hoursPerSecond(),
                    soFar.failed() > 0 ? ", " + soFar.failed() + " failed" : ""));
            here.err().flush();
        }
    }

    private static String summary(SimOptions options, SimReport report) {
        String ended = report.runs() < options.runs()
                ? String.format(Locale.ROOT, "Interrupted after %,d of %,d runs", report.runs(), options.runs())
                : String.format(Locale.ROOT, "%,d %s", report.runs(), report.runs() == 1 ? "run" : "runs");
        String verdict = report.failed() == 0
                ? "No rule was broken."
                : String.format(Locale.ROOT, "%,d %s broke a rule%s.", report.failed(),
                        report.failed() == 1 ? "run" : "runs",
                        report.failed() > report.failures().size()
                                ? "; the first " + report.failures().size() + " are told above"
                                : "");
        return String.format(Locale.ROOT, "%s from seed %d: %,.1f cluster-hours in %.1f s, %,.1f hours per second%n"
                + "%,d events (%,.0f per second), %,d changes of state, %,d times put right and looked at%n"
                + "%,d frames arrived damaged, %,d of them with a checksum that was right by chance%n%s%n", ended,
                options.seed(), report.clusterHours(), report.seconds(), report.hoursPerSecond(), report.events(),
                report.eventsPerSecond(), report.transitions(), report.quietTimes(), report.damaged(),
                report.collisions(), verdict);
    }
}
