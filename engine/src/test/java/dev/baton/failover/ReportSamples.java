package dev.baton.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.FaultKind;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Guardrails;
import dev.baton.drill.Series;
import dev.baton.failover.report.Report;
import dev.baton.failover.report.ReportFolder;
import dev.baton.failover.report.ReportLanguage;

/// Writes reports to look at, in both languages, of tests in a lab: one that passed, one that took too long, one that was
/// ended early, one that was refused, and a series of twenty with a probe a millisecond. No test: run its `main` with a
/// folder.
public final class ReportSamples {
    private static final long MADE_MILLIS = 1_790_000_000_000L;
    private static final int TESTS = 20;
    private static final List<FaultKind> FAULTS = List.of(FaultKind.MUTE, FaultKind.RESIGN, FaultKind.HAND_OVER,
            FaultKind.LINK);

    private ReportSamples() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        for (ReportLanguage language : ReportLanguage.values()) {
            write(folder, "passed", language, List.of(run(FaultKind.MUTE, OptionalLong.empty(),
                    OptionalLong.empty())));
            write(folder, "too-long", language, List.of(run(FaultKind.RESIGN, OptionalLong.of(LabCluster.MILLI),
                    OptionalLong.empty())));
            write(folder, "ended", language, List.of(run(FaultKind.MUTE, OptionalLong.empty(),
                    OptionalLong.of(100 * LabCluster.MILLI))));
            write(folder, "refused", language, List.of(run(FaultKind.CHECK, OptionalLong.empty(),
                    OptionalLong.empty())));
        }
        List<DrillResult> series = series();
        for (ReportLanguage language : ReportLanguage.values()) {
            write(folder, "series", language, series);
        }
    }

    private static DrillResult run(FaultKind fault, OptionalLong limit, OptionalLong abort)
            throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            DrillOrder order = LabCluster.order(lab, fault, 10 * LabCluster.MILLI, abort);
            Guardrails rails = order.guardrails();
            DrillOrder bounded = new DrillOrder(order.subject(), fault, order.check(), order.heir(),
                    new Guardrails(rails.leaseNanos(), limit, abort, rails.abortIfOthersMove(), rails.handBack()),
                    order.probing());
            return new DrillRun("20260922-104110-7", bounded, lab, DrillNotes.NONE, _ -> {}).run();
        }
    }

    private static List<DrillResult> series() throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            DrillSeries series = new DrillSeries(lab, DrillNotes.NONE, _ -> {}, new Random(1));
            return series.run(TESTS, (number, _) -> LabCluster.order(lab, FAULTS.get(number % FAULTS.size()),
                    LabCluster.MILLI, OptionalLong.empty())).results();
        }
    }

    private static void write(Path folder, String name, ReportLanguage language, List<DrillResult> results)
            throws IOException {
        Path there = Files.createDirectories(folder.resolve(name + "-" + language.tag()));
        long start = System.nanoTime();
        List<Path> files = ReportFolder.write(there, new Report(new Series(results), "baton 1.0.0", "root on n1",
                MADE_MILLIS), Map.of(), language);
        System.out.printf("%s: %d bytes, written in %d ms%n", files.getFirst(), Files.size(files.getFirst()),
                (System.nanoTime() - start) / LabCluster.MILLI);
    }
}
