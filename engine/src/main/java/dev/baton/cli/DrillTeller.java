package dev.baton.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import dev.baton.api.Json;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Preflight;
import dev.baton.drill.Seen;
import dev.baton.drill.Series;
import dev.baton.failover.DrillSeries;

/// Tells how a failover test goes on: to a person in lines, to a program in JSON objects, one a line.
final class DrillTeller implements DrillSeries.Listener {
    private static final int P50 = 50;
    private static final int P95 = 95;
    private static final int ALL = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private final PrintWriter out;
    private final boolean json;
    private final int tests;
    private boolean isPlanTold;

    /// @param tests how many tests there are to be
    DrillTeller(PrintWriter out, boolean json, int tests) {
        this.out = out;
        this.json = json;
        this.tests = tests;
    }

    /// What `--json` prints while a test goes on.
    private record Line(String kind, Instant at, String sentence) {}

    /// What `--json` prints of a test.
    private record Ended(String kind, String id, String subject, String fault, String holder, String heir,
            String verdict, String sentence, double expectedMs, double limitMs, double expectedBackMs,
            double backLimitMs, OptionalLong gapNanos, OptionalLong backNanos, int lost, boolean restored,
            boolean rehearsal) {}

    /// What `--json` prints in the end.
    private record Written(String kind, List<String> files) {}

    private void print(String text) {
        out.println(text);
        out.flush();
    }

    /// The plan of a test: who, what is expected, and what was looked at before.
    void plan(DrillPlan plan) {
        isPlanTold = true;
        if (json) {
            told(plan.expected().sentence());
            return;
        }
        out.println(plan.order().subject() + ": " + plan.order().fault().word() + ", from "
                + named(plan.holder().toString()) + " to " + named(plan.heir().toString()));
        out.println("Expected: " + plan.expected().sentence());
        if (!plan.heir().equals(DrillPlan.NOBODY)) {
            out.println("Outage: up to " + Amounts.span(plan.expected().gapNanos()) + "; on the way back: up to "
                    + Amounts.span(plan.expected().backNanos()) + ".");
        }
        out.println("Before it begins:");
        plan.preflight().items().forEach(item -> out.println("  " + sign(item.mark()) + " " + item.sentence()
                + (item.advice().isBlank() ? "" : " " + item.advice())));
        out.println();
        out.flush();
    }

    private static String named(String router) {
        return router.equals(DrillPlan.NOBODY.toString()) ? "nobody" : router;
    }

    private static String sign(Preflight.Mark mark) {
        return switch (mark) {
            case GOOD -> "✔";
            case BAD -> "✖";
            case OPEN -> "○";
        };
    }

    @Override
    public void begins(int number, DrillPlan plan) {
        if (tests > 1 && !json) {
            print("Test " + (number + 1) + " of " + tests + ": " + plan.order().fault().word());
        } else if (!isPlanTold) {
            plan(plan);
        }
    }

    @Override
    public void progressed(DrillProgress progress) {
        // The lines tell enough.
    }

    @Override
    public void told(String sentence) {
        print(json ? Json.write(new Line("told", Instant.now(), sentence)) : "  " + sentence);
    }

    @Override
    public void ended(int number, DrillResult result) {
        if (json) {
            print(Json.write(new Ended("ended", result.id(), result.plan().order().subject().toString(),
                    result.plan().order().fault().word(), result.plan().holder().toString(),
                    result.plan().heir().toString(), result.verdict().name(), result.sentence(),
                    result.plan().expected().gapNanos() / NANOS_PER_MILLI, result.limitNanos() / NANOS_PER_MILLI,
                    result.plan().expected().backNanos() / NANOS_PER_MILLI,
                    result.backLimitNanos() / NANOS_PER_MILLI,
                    result.measured().map(m -> OptionalLong.of(m.gapNanos())).orElseGet(OptionalLong::empty),
                    result.measured().map(m -> OptionalLong.of(m.backNanos())).orElseGet(OptionalLong::empty),
                    result.measured().map(Measured::lost).orElse(0), result.isRestored(), result.isRehearsal())));
            return;
        }
        result.measured().filter(_ -> tests == 1).ifPresent(m -> measured(result, m));
        print(result.verdict().name().replace('_', ' ') + ": " + result.sentence()
                + (result.isRestored() ? "" : " The cluster is not as it was: see above, and 'baton status'."));
    }

    private void measured(DrillResult result, Measured measured) {
        out.println();
        Columns.print(out, "  ", List.of(
                numbers("Outage", measured.gapNanos(), result.plan().expected().gapNanos(), result.limitNanos()),
                numbers("Way back", measured.backNanos(), result.plan().expected().backNanos(),
                        result.backLimitNanos())));
        List<List<String>> rows = measured.seen().stream().map(DrillTeller::row).toList();
        Columns.print(out, "  ", rows);
        if (!measured.difference().isBlank()) {
            out.println("  " + measured.difference());
        }
        out.println();
    }

    private static List<String> numbers(String name, long measured, long expected, long limit) {
        return List.of(name, Amounts.span(measured), "expected " + Amounts.span(expected),
                "limit " + Amounts.span(limit));
    }

    private static List<String> row(Seen seen) {
        return List.of(seen.vantage().from().isEmpty() ? "this machine" : seen.vantage().from(),
                seen.vantage().kind().word(), seen.vantage().address().toString(),
                "outage " + Amounts.span(seen.gapNanos()) + " ± " + Amounts.span(seen.errorNanos()),
                "way back " + Amounts.span(seen.backNanos()),
                seen.lost() + " of " + seen.sent() + " lost", seen.isLocal() ? "(has the address by turns)" : "");
    }

    /// What several tests gave together.
    void series(Series series) {
        if (!json && series.results().size() > 1 && series.percentile(P50).isPresent()) {
            print(series.results().size() + " tests: outage median " + span(series, P50) + ", 95 % within "
                    + span(series, P95) + ", longest " + span(series, ALL) + ".");
        }
    }

    private static String span(Series series, int percent) {
        return Amounts.span(series.percentile(percent).orElse(0));
    }

    /// The files that were written.
    void written(List<Path> files) {
        List<String> names = files.stream().map(Path::toString).toList();
        if (json) {
            print(Json.write(new Written("written", names)));
        } else {
            names.forEach(name -> print("Written: " + name));
        }
    }
}
