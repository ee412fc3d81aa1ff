package dev.baton.failover.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.baton.drill.DrillResult;
import dev.baton.drill.Marked;
import dev.baton.drill.Measured;
import dev.baton.drill.Preflight;
import dev.baton.drill.Seen;
import dev.baton.drill.Strip;
import dev.baton.drill.Vantage;

/// One test in an HTML report.
final class HtmlRun {
    /// How many runs of lost probes are listed of one vantage; the others are counted.
    static final int MOST_LOSSES = 40;
    /// How much is drawn before and after the outage in the closer look.
    private static final long AROUND_NANOS = 100_000_000L;

    private final Html html;
    private final ReportLanguage words;
    private final DrillResult result;
    private final int columns;
    private final Map<String, Integer> colours = new LinkedHashMap<>();

    HtmlRun(Html html, ReportLanguage words, DrillResult result, int columns) {
        this.html = html;
        this.words = words;
        this.result = result;
        this.columns = columns;
        Stream.of(result.plan().holder().node(), result.plan().heir().node()).distinct()
                .filter(node -> !node.isEmpty()).forEach(this::colour);
        result.strips().stream().flatMap(s -> s.samples().stream()).map(s -> s.by()).filter(by -> !by.isEmpty())
                .distinct().forEach(this::colour);
    }

    private void colour(String node) {
        colours.putIfAbsent(node, Math.min(StripDrawing.COLOURS, colours.size() + 1));
    }

    void write(String heading, String anchor) {
        html.open("section", "id", anchor).leaf("h2", heading);
        html.open("p", "class", "sentence").leaf("span", HtmlReport.sign(result.verdict()) + " " + words.word("verdict",
                result.verdict()), "class", "badge " + HtmlReport.style(result.verdict()));
        html.text(" " + result.sentence()).close();
        numbers();
        result.measured().map(Measured::difference).filter(d -> !d.isBlank()).ifPresent(d -> html.leaf("p", d));
        new WaterfallTable(html, words).write(result);
        strips();
        vantages();
        marks();
        preflight();
        story();
        revisions();
        html.close();
    }

    private void numbers() {
        html.open("dl", "class", "numbers");
        number("measured", result.measured().map(m -> Figures.span(m.gapNanos()) + " ± "
                + Figures.span(m.errorNanos())).orElse("–"));
        number("expected", expected(result));
        number("limit", Figures.span(result.limitNanos()));
        number("wayBack", result.measured().map(m -> Figures.span(m.backNanos())).orElse("–"));
        number("wayBackExpected", Figures.span(result.plan().expected().backNanos()));
        number("wayBackLimit", Figures.span(result.backLimitNanos()));
        number("lost", result.measured().map(m -> String.valueOf(m.lost())).orElse("–"));
        number("restored", words.word(result.isRestored() ? "yes" : "no"));
        html.close();
    }

    static String expected(DrillResult result) {
        long least = result.plan().expected().leastNanos();
        long most = result.plan().expected().gapNanos();
        return least == most ? Figures.span(most) : Figures.span(least) + " – " + Figures.span(most);
    }

    private void number(String name, String value) {
        html.open("div").leaf("dt", words.word(name)).leaf("dd", value).close();
    }

    private static String from(Vantage vantage, ReportLanguage words) {
        return vantage.from().isEmpty() ? words.word("here") : vantage.from();
    }

    private String told(Vantage vantage) {
        return from(vantage, words) + " · " + vantage.kind().word() + " · " + vantage.address();
    }

    private List<Marked> marked() {
        return result.measured().map(Measured::marks).orElse(List.of());
    }

    private void strips() {
        if (result.strips().stream().allMatch(s -> s.samples().isEmpty())) {
            return;
        }
        html.leaf("h3", words.word("probes")).open("p", "class", "legend");
        colours.forEach((node, colour) -> html.leaf("span", node, "class", "key k" + colour));
        html.leaf("span", words.word("answered"), "class", "key k0").leaf("span", words.word("lostOne"), "class",
                "key klost").close();
        for (Strip strip : result.strips()) {
            if (!strip.samples().isEmpty()) {
                strip(strip);
            }
        }
    }

    private void strip(Strip strip) {
        List<Losses> losses = Losses.of(strip);
        int lost = losses.stream().mapToInt(Losses::count).sum();
        String label = told(strip.vantage()) + ": " + strip.samples().size() + " " + words.word("sent") + ", " + lost
                + " " + words.word("lostOnes");
        html.open("figure").leaf("figcaption", label);
        new StripDrawing(html, result.startNanos(), result.endNanos(), columns, colours).draw(strip, marked(), label);
        axis(result.startNanos(), result.endNanos());
        losses.stream().max((a, b) -> Integer.compare(a.count(), b.count())).ifPresent(longest -> {
            long from = Math.max(result.startNanos(), longest.fromNanos() - AROUND_NANOS);
            long to = Math.min(result.endNanos(), longest.toNanos() + AROUND_NANOS);
            new StripDrawing(html, from, to, columns, colours).draw(strip, marked(),
                    label + ", " + words.word("closer"));
            axis(from, to);
        });
        if (!losses.isEmpty()) {
            html.leaf("p", words.word("lostProbes") + " " + told(losses), "class", "losses");
        }
        html.close();
    }

    private static String told(List<Losses> losses) {
        StringBuilder told = new StringBuilder();
        losses.stream().limit(MOST_LOSSES).forEach(run -> told.append(told.isEmpty() ? "" : ", ").append('#')
                .append(run.first()).append(run.count() == 1 ? "" : "–#" + run.last() + " (" + run.count() + ")"));
        int more = losses.stream().skip(MOST_LOSSES).mapToInt(Losses::count).sum();
        return more == 0 ? told.toString() : told + ", … +" + more;
    }

    private void axis(long from, long to) {
        html.open("p", "class", "axis").leaf("span", Figures.after(from - result.startNanos()))
                .leaf("span", Figures.after(to - result.startNanos())).close();
    }

    private void head(String caption, String... names) {
        html.open("table").leaf("caption", words.word(caption)).open("thead").open("tr");
        for (String name : names) {
            html.leaf("th", words.word(name), "scope", "col");
        }
        html.close(2).open("tbody");
    }

    private void row(String first, String... cells) {
        html.open("tr").leaf("th", first, "scope", "row");
        for (String cell : cells) {
            html.leaf("td", cell);
        }
        html.close();
    }

    private void vantages() {
        List<Seen> seen = result.measured().map(Measured::seen).orElse(List.of());
        if (!seen.isEmpty()) {
            head("vantages", "vantage", "sentTotal", "lost", "gap", "wayBack", "overlap", "stale");
            seen.forEach(s -> row(told(s.vantage()) + (s.isLocal() ? " · " + words.word("byTurns") : ""),
                    String.valueOf(s.sent()), String.valueOf(s.lost()),
                    Figures.span(s.gapNanos()) + " ± " + Figures.span(s.errorNanos()), Figures.span(s.backNanos()),
                    Figures.span(s.overlapNanos()), Figures.span(s.staleNanos())));
            html.close(2);
        }
        result.strips().stream().filter(s -> !s.trouble().isBlank())
                .forEach(s -> html.leaf("p", told(s.vantage()) + ": " + s.trouble()));
    }

    private void marks() {
        if (!marked().isEmpty()) {
            head("marks", "mark", "node", "when");
            marked().forEach(m -> row(words.word("mark", m.mark()), m.node(), Figures.after(m.atNanos()
                    - result.startNanos()) + " ± " + Figures.span(m.errorNanos())));
            html.close(2);
        }
    }

    private void preflight() {
        head("preflight", "point", "state", "how", "advice");
        for (Preflight.Item item : result.plan().preflight().items()) {
            row(words.word("point", item.point()), words.word("preflight", item.mark()), item.sentence(),
                    item.advice());
        }
        html.close(2);
    }

    private void story() {
        html.leaf("h3", words.word("story")).open("ol", "class", "story");
        result.story().forEach(told -> html.open("li").leaf("span", Figures.after(told.atNanos() - result.startNanos()),
                "class", "when").text(" " + told.sentence()).close());
        html.close();
    }

    private void revisions() {
        if (!result.revisions().isEmpty()) {
            html.leaf("h3", words.word("revisions")).open("ul", "class", "hashes");
            result.revisions().forEach(revision -> html.leaf("li", revision));
            html.close();
        }
    }
}
