package dev.baton.failover.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Phase;
import dev.baton.drill.Preflight;
import dev.baton.drill.Seen;
import dev.baton.drill.Series;
import dev.baton.drill.Strip;
import dev.baton.drill.Vantage;
import dev.baton.drill.Verdict;
import dev.baton.whatif.RouterRef;

/// A report as JSON, for programs. Lengths of time are milliseconds with fractions; those of marks, losses and the story
/// count from the beginning of the test. `engine/docs/failover.md` describes every field.
public final class JsonReport {
    /// The form that is written here.
    public static final int FORMAT = 1;
    /// How many runs of lost probes are listed of one vantage; the others are counted.
    static final int MOST_LOSSES = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int P50 = 50;
    private static final int P95 = 95;
    private static final int ALL = 100;

    private JsonReport() {}

    /// The report's text, with its hash.
    public static String write(Report report) {
        return write(new Report.Attached(report, List.of()));
    }

    static String write(Report.Attached attached) {
        Report report = attached.report();
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("program", report.program())
                .put("by", report.by()).put("made", wall(report.madeMillis()));
        series(root.putObject("series"), report.series());
        ArrayNode tests = root.putArray("tests");
        report.series().results().forEach(result -> test(tests.addObject(), result));
        ArrayNode files = root.putArray("files");
        attached.files().forEach(f -> files.addObject().put("name", f.name()).put("sha256", f.sha256()));
        root.put("hash", Seal.blank());
        return Seal.close(MAPPER.writeValueAsString(root) + "\n");
    }

    private static String wall(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static void series(ObjectNode node, Series series) {
        node.put("tests", series.results().size());
        node.put("passed", series.results().stream().filter(r -> r.verdict() == Verdict.PASSED).count());
        Map.of("p50Ms", P50, "p95Ms", P95, "maxMs", ALL).entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> series.percentile(e.getValue()).ifPresent(n -> node.put(e.getKey(), Figures.millis(n))));
    }

    private static void test(ObjectNode node, DrillResult result) {
        DrillOrder order = result.plan().order();
        node.put("id", result.id());
        node.putObject("subject").put("network", order.subject().network())
                .put("family", order.subject().family().name()).put("vrid", order.subject().vrid());
        node.put("fault", order.fault().word());
        result.plan().check().ifPresent(check -> node.put("check", check));
        router(node.putObject("holder"), result.plan().holder());
        router(node.putObject("heir"), result.plan().heir());
        ArrayNode addresses = node.putArray("addresses");
        result.plan().addresses().forEach(a -> addresses.add(a.toString()));
        node.put("rehearsal", result.isRehearsal()).put("started", wall(result.startMillis()))
                .put("lastedMs", Figures.millis(result.endNanos() - result.startNanos()))
                .put("verdict", result.verdict().name()).put("sentence", result.sentence())
                .put("limitMs", Figures.millis(result.limitNanos()))
                .put("backLimitMs", Figures.millis(result.backLimitNanos())).put("restored", result.isRestored());
        ObjectNode expected = node.putObject("expected");
        expected.put("leastMs", Figures.millis(result.plan().expected().leastNanos()))
                .put("gapMs", Figures.millis(result.plan().expected().gapNanos()))
                .put("backMs", Figures.millis(result.plan().expected().backNanos()))
                .put("sentence", result.plan().expected().sentence());
        phases(expected.putArray("phases"), result.plan().expected().phases());
        result.measured().ifPresent(m -> measured(node.putObject("measured"), m, result.startNanos()));
        vantages(node.putArray("vantages"), result);
        ArrayNode preflight = node.putArray("preflight");
        for (Preflight.Item item : result.plan().preflight().items()) {
            preflight.addObject().put("point", item.point().name()).put("state", item.mark().name())
                    .put("sentence", item.sentence()).put("advice", item.advice());
        }
        ArrayNode story = node.putArray("story");
        result.story().forEach(told -> story.addObject()
                .put("atMs", Figures.millis(told.atNanos() - result.startNanos())).put("sentence", told.sentence()));
        ArrayNode revisions = node.putArray("revisions");
        result.revisions().forEach(revisions::add);
    }

    private static void router(ObjectNode node, RouterRef ref) {
        node.put("node", ref.node()).put("router", ref.router());
    }

    private static void phases(ArrayNode array, List<Phase> phases) {
        phases.forEach(p -> array.addObject().put("from", p.from().name()).put("to", p.to().name())
                .put("ms", Figures.millis(p.nanos())).put("why", p.why()));
    }

    private static void measured(ObjectNode node, Measured measured, long startNanos) {
        node.put("gapMs", Figures.millis(measured.gapNanos())).put("errorMs", Figures.millis(measured.errorNanos()))
                .put("lost", measured.lost()).put("difference", measured.difference())
                .put("backMs", Figures.millis(measured.backNanos()));
        measured.taker().ifPresent(taker -> node.put("taker", taker));
        measured.moveNanos().ifPresent(nanos -> node.put("moveMs", Figures.millis(nanos)));
        measured.homeNanos().ifPresent(nanos -> node.put("homeMs", Figures.millis(nanos)));
        ArrayNode marks = node.putArray("marks");
        measured.marks().forEach(m -> marks.addObject().put("mark", m.mark().name()).put("node", m.node())
                .put("atMs", Figures.millis(m.atNanos() - startNanos)).put("errorMs", Figures.millis(m.errorNanos())));
        phases(node.putArray("phases"), measured.phases());
    }

    private static void vantages(ArrayNode array, DrillResult result) {
        Map<Vantage, Seen> seen = result.measured().stream().flatMap(m -> m.seen().stream())
                .collect(Collectors.toMap(Seen::vantage, s -> s, (one, _) -> one));
        for (Strip strip : result.strips()) {
            Vantage vantage = strip.vantage();
            ObjectNode node = array.addObject().put("from", vantage.from()).put("kind", vantage.kind().word())
                    .put("address", vantage.address().toString());
            Seen told = seen.get(vantage);
            if (told != null) {
                node.put("sent", told.sent()).put("lost", told.lost()).put("gapMs", Figures.millis(told.gapNanos()))
                        .put("errorMs", Figures.millis(told.errorNanos()))
                        .put("overlapMs", Figures.millis(told.overlapNanos()))
                        .put("staleMs", Figures.millis(told.staleNanos()))
                        .put("backMs", Figures.millis(told.backNanos())).put("local", told.isLocal());
            }
            List<Losses> losses = Losses.of(strip);
            ArrayNode runs = node.putArray("losses");
            losses.stream().limit(MOST_LOSSES).forEach(run -> runs.addObject().put("first", run.first())
                    .put("last", run.last()).put("fromMs", Figures.millis(run.fromNanos() - result.startNanos()))
                    .put("toMs", Figures.millis(run.toNanos() - result.startNanos())));
            node.put("moreLost", losses.stream().skip(MOST_LOSSES).mapToInt(Losses::count).sum());
            node.put("trouble", strip.trouble());
        }
    }
}
