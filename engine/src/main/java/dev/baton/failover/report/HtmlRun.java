package dev.baton.failover.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final int LEAST_COLUMNS = 20;

    private static final Set<String> NUMBERS = Set.of("sentTotal", "lost", "gap", "overlap", "stale", "when");

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

    void write(String anchor) {
        html.open("section", "id", anchor).open("p", "class", "sentence");
        HtmlReport.badge(html, words, result);
        html.text(" " + words.said(result.sentence())).close();
        numbers();
        result.measured().map(Measured::difference).filter(d -> !d.isBlank()).map(words::said)
                .ifPresent(d -> html.leaf("p", d));
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
        number("measured", result.measured().map(m -> Figures.span(m.gapNanos())).orElse("–"),
                result.measured().map(m -> "± " + Figures.span(m.errorNanos())).orElse(""));
        number("expected", expected(result), "");
        number("limit", Figures.span(result.limitNanos()), "");
        number("wayBack", result.measured().map(m -> Figures.span(m.backNanos())).orElse("–"), "");
        number("wayBackExpected", Figures.span(result.plan().expected().backNanos()), "");
        number("wayBackLimit", Figures.span(result.backLimitNanos()), "");
        number("lost", result.measured().map(m -> Figures.count(m.lost())).orElse("–"),
                result.measured().map(m -> "/ " + Figures.count(m.seen().stream().mapToLong(Seen::sent).sum()))
                        .orElse(""));
        number("restored", words.word(result.isRestored() ? "yes" : "no"), "");
        html.close();
    }

    static String expected(DrillResult result) {
        long least = result.plan().expected().leastNanos();
        long most = result.plan().expected().gapNanos();
        return least == most ? Figures.span(most) : Figures.span(least) + " – " + Figures.span(most);
    }

    private void number(String name, String value, String about) {
        html.open("div").leaf("dt", words.word(name)).open("dd").text(value);
        if (!about.isEmpty()) {
            html.text(" ").leaf("span", about, "class", "about");
        }
        html.close(2);
    }

    private static String from(Vantage vantage, ReportLanguage words) {
        return vantage.from().isEmpty() ? words.word("here") : vantage.from();
    }

    private String told(Vantage vantage) {
        return from(vantage, words) + " · " + way(vantage);
    }

    private String way(Vantage vantage) {
        return words.word("kind", vantage.kind()) + " · " + vantage.address();
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
        Map<String, List<Strip>> probers = probers();
        String first = probers.keySet().iterator().next();
        probers.forEach((prober, strips) -> {
            long sent = strips.stream().mapToLong(s -> s.samples().size()).sum();
            long lost = strips.stream().flatMap(s -> Losses.of(s).stream()).mapToLong(Losses::count).sum();
            html.open("details", prober.equals(first)
                    ? new String[]{"open", "open"}
                    : new String[0]);
            html.open("summary").text(from(strips.getFirst().vantage(), words) + " · " + strips.size() + " "
                    + words.word("ways")).text(" ");
            count(lost, sent);
            html.close();
            strips.forEach(this::strip);
            html.close();
        });
    }

    /// The strips that have probes, by who probed; this machine comes first.
    private Map<String, List<Strip>> probers() {
        return result.strips().stream().filter(s -> !s.samples().isEmpty())
                .sorted(Comparator.comparing(s -> !s.vantage().from().isEmpty()))
                .collect(Collectors.groupingBy(s -> s.vantage().from(), LinkedHashMap::new, Collectors.toList()));
    }

    private void count(long lost, long sent) {
        html.leaf("span", Figures.count(lost) + " / " + Figures.count(sent) + " " + words.word("lostOnes"), "class",
                lost > 0 ? "count bad" : "count");
    }

    private void strip(Strip strip) {
        List<Losses> losses = Losses.of(strip);
        long lost = losses.stream().mapToLong(Losses::count).sum();
        String label = told(strip.vantage()) + ": " + Figures.count(strip.samples().size()) + " " + words.word("sent")
                + ", " + Figures.count(lost) + " " + words.word("lostOnes");
        html.open("figure").open("figcaption").text(way(strip.vantage())).text(" ");
        count(lost, strip.samples().size());
        html.close().open("div", "class", losses.isEmpty() ? "looks" : "looks two");
        look(strip, result.startNanos(), result.endNanos(), label);
        losses.stream().max((a, b) -> Integer.compare(a.count(), b.count())).ifPresent(longest -> look(strip,
                Math.max(result.startNanos(), longest.fromNanos() - AROUND_NANOS),
                Math.min(result.endNanos(), longest.toNanos() + AROUND_NANOS), label + ", " + words.word("closer")));
        html.close();
        if (!losses.isEmpty()) {
            html.leaf("p", words.word("lostProbes") + " " + told(losses), "class", "losses");
        }
        html.close();
    }

    /// A stretch of a strip with its ends in time. It has no more columns than probes, so that each probe is as wide as the
    /// way to the next.
    private void look(Strip strip, long from, long to, String label) {
        int probes = (int) strip.samples().stream().filter(s -> s.sentNanos() >= from && s.sentNanos() < to).count();
        html.open("div");
        new StripDrawing(html, from, to, Math.clamp(probes, LEAST_COLUMNS, Math.max(LEAST_COLUMNS, columns)), colours)
                .draw(strip, marked(), label);
        axis(from, to);
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
            html.leaf("th", words.word(name), "scope", "col", "class", NUMBERS.contains(name) ? "number" : "text");
        }
        html.close(2).open("tbody");
    }

    private void row(String first, String... cells) {
        html.open("tr").leaf("th", first, "scope", "row", "class", "name");
        for (String cell : cells) {
            html.leaf("td", cell, "class", "number");
        }
        html.close();
    }

    private void vantages() {
        List<Seen> seen = result.measured().map(Measured::seen).orElse(List.of());
        if (!seen.isEmpty()) {
            head("vantages", "vantage", "sentTotal", "lost", "gap", "wayBack", "overlap", "stale");
            seen.forEach(s -> row(told(s.vantage()) + (s.isLocal() ? " · " + words.word("byTurns") : ""),
                    Figures.count(s.sent()), Figures.count(s.lost()),
                    Figures.span(s.gapNanos()) + " ± " + Figures.span(s.errorNanos()), Figures.span(s.backNanos()),
                    Figures.span(s.overlapNanos()), Figures.span(s.staleNanos())));
            html.close(2);
        }
        result.strips().stream().filter(s -> !s.trouble().isBlank())
                .forEach(s -> html.leaf("p", told(s.vantage()) + ": " + words.said(s.trouble())));
    }

    private void marks() {
        if (!marked().isEmpty()) {
            head("marks", "mark", "when");
            marked().forEach(m -> row(words.word("mark", m.mark()) + " · " + m.node(), Figures.after(m.atNanos()
                    - result.startNanos()) + " ± " + Figures.span(m.errorNanos())));
            html.close(2);
        }
    }

    private void preflight() {
        head("preflight", "point", "state", "was");
        for (Preflight.Item item : result.plan().preflight().items()) {
            html.open("tr").leaf("th", words.word("point", item.point()), "scope", "row", "class",
                    "name");
            html.leaf("td", words.word("preflight", item.mark()), "class", "state " + switch (item.mark()) {
                case GOOD -> "good";
                case BAD -> "bad";
                case OPEN -> "open";
            });
            html.open("td").text(words.said(item.sentence()));
            if (!item.advice().isBlank()) {
                html.text(" ").leaf("span", words.said(item.advice()), "class", "advice");
            }
            html.close(2);
        }
        html.close(2);
    }

    private void story() {
        html.leaf("h3", words.word("story")).open("ol", "class", "story");
        result.story().forEach(told -> html.open("li").leaf("span", Figures.after(told.atNanos() - result.startNanos()),
                "class", "when").text(" " + words.said(told.sentence())).close());
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
