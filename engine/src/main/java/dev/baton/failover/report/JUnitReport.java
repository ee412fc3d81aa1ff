package dev.baton.failover.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.baton.drill.DrillResult;
import dev.baton.drill.Verdict;

/// A report as JUnit XML, for pipelines: a test whose addresses did not move in time is a failure; one that was refused or
/// ended early is an error.
public final class JUnitReport {
    private static final double SECOND = 1e9;

    private JUnitReport() {}

    /// The report's text, with its hash.
    public static String write(Report report) {
        List<DrillResult> results = report.series().results();
        long failures = results.stream().filter(r -> isFailure(r.verdict())).count();
        long errors = results.stream().filter(r -> isError(r.verdict())).count();
        String subject = report.first().plan().order().subject().toString();
        String[] counts = {"name", subject, "tests", String.valueOf(results.size()), "failures",
                String.valueOf(failures), "errors", String.valueOf(errors), "skipped", "0", "time",
                seconds(results.stream().mapToLong(r -> r.endNanos() - r.startNanos()).sum())};
        Html xml = new Html().raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("testsuites", counts)
                .open("testsuite", counts);
        for (DrillResult result : results) {
            test(xml, result, subject);
        }
        xml.close(2);
        return Seal.close(xml.raw("<!-- " + Seal.blank() + " -->\n").toString());
    }

    private static boolean isFailure(Verdict verdict) {
        return verdict == Verdict.TOO_LONG || verdict == Verdict.FAILED;
    }

    private static boolean isError(Verdict verdict) {
        return verdict == Verdict.ABORTED || verdict == Verdict.REFUSED;
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / SECOND);
    }

    private static void test(Html xml, DrillResult result, String subject) {
        xml.open("testcase", "classname", "baton.drill." + subject.replace(' ', '_').replace('.', '_'), "name",
                result.plan().order().fault().word() + " " + result.plan().holder().node() + " to "
                        + result.plan().heir().node() + " (" + result.id() + ")",
                "time", seconds(result.endNanos() - result.startNanos()));
        properties(xml, result);
        if (isFailure(result.verdict()) || isError(result.verdict())) {
            xml.leaf(isFailure(result.verdict()) ? "failure" : "error", story(result), "type", result.verdict().name(),
                    "message", result.sentence());
        }
        xml.leaf("system-out", story(result)).close();
    }

    private static void properties(Html xml, DrillResult result) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        result.measured().ifPresent(m -> {
            numbers.put("outageMs", m.gapNanos());
            numbers.put("wayBackMs", m.backNanos());
        });
        numbers.put("expectedOutageMs", result.plan().expected().gapNanos());
        numbers.put("expectedWayBackMs", result.plan().expected().backNanos());
        numbers.put("limitMs", result.limitNanos());
        numbers.put("wayBackLimitMs", result.backLimitNanos());
        xml.open("properties");
        numbers.forEach((name, nanos) -> xml.empty("property", "name", name, "value",
                String.valueOf(Figures.millis(nanos))));
        xml.close();
    }

    private static String story(DrillResult result) {
        StringBuilder story = new StringBuilder(result.sentence()).append('\n');
        result.story().forEach(told -> story.append(Figures.after(told.atNanos() - result.startNanos())).append(' ')
                .append(told.sentence()).append('\n'));
        return story.toString();
    }
}
