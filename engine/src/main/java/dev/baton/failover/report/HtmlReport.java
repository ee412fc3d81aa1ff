package dev.baton.failover.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Series;
import dev.baton.drill.Verdict;
import dev.baton.whatif.RouterRef;

/// A report as one HTML file: it loads nothing, runs nothing, follows the reader's light or dark theme, and prints on A4.
public final class HtmlReport {
    /// A file is not larger; strips are drawn with fewer columns until it is not, and no lost probe is hidden.
    public static final int MOST_BYTES = 1_900_000;
    private static final int MOST_COLUMNS = 900;
    private static final int LEAST_COLUMNS = 50;
    private static final int P50 = 50;
    private static final int P95 = 95;
    private static final int ALL = 100;

    private final Report.Attached attached;
    private final ReportLanguage words;
    private final Html html = new Html();

    private HtmlReport(Report.Attached attached, ReportLanguage words) {
        this.attached = attached;
        this.words = words;
    }

    /// The report's text, with its hash.
    public static String write(Report report, ReportLanguage language) {
        return write(new Report.Attached(report, List.of()), language);
    }

    static String write(Report.Attached attached, ReportLanguage language) {
        String text = new HtmlReport(attached, language).written(MOST_COLUMNS);
        for (int columns = MOST_COLUMNS / 2; columns >= LEAST_COLUMNS
                && text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES; columns /= 2) {
            text = new HtmlReport(attached, language).written(columns);
        }
        return Seal.close(text);
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "✔";
            case TOO_LONG -> "▲";
            case FAILED -> "✖";
            case ABORTED -> "■";
            case REFUSED -> "⊘";
        };
    }

    static String style(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "good";
            case TOO_LONG, FAILED -> "bad";
            case ABORTED, REFUSED -> "open";
        };
    }

    private static String styles() {
        try (InputStream in = Optional.ofNullable(HtmlReport.class.getResourceAsStream("report.css")).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read report.css", e);
        }
    }

    private String written(int columns) {
        Report report = attached.report();
        List<DrillResult> results = report.series().results();
        String title = words.word("title") + " · " + subject(report);
        html.raw("<!DOCTYPE html>\n").open("html", "lang", words.tag()).open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", title).open("style").raw(styles()).close().close().open("body").open("main");
        header(report);
        if (results.size() > 1) {
            series(report.series());
        }
        for (int i = 0; i < results.size(); i++) {
            run(results, i, columns);
        }
        footer(report);
        html.close(3);
        return html.toString();
    }

    /// One test is seen at once; those of a series unfold, so that the page is short and opens at once.
    private void run(List<DrillResult> results, int index, int columns) {
        DrillResult result = results.get(index);
        if (results.size() > 1) {
            html.open("details", "class", "run").open("summary").text(words.word("test") + " " + (index + 1) + " / "
                    + results.size() + " · " + words.word("fault", result.plan().order().fault()) + " ");
            badge(html, words, result);
            html.text(" " + result.measured().map(m -> Figures.span(m.gapNanos())).orElse("")).close();
        }
        new HtmlRun(html, words, result, columns).write("t" + (index + 1));
        if (results.size() > 1) {
            html.close();
        }
    }

    static void badge(Html html, ReportLanguage words, DrillResult result) {
        html.leaf("span", sign(result.verdict()) + " " + words.word("verdict", result.verdict()), "class", "badge "
                + style(result.verdict()));
    }

    private void header(Report report) {
        DrillResult first = report.first();
        html.open("header").leaf("p", words.word("title"), "class", "kicker");
        html.leaf("h1", subject(report));
        html.open("p", "class", "facts");
        html.text(words.word("faultIs") + words.word("fault", first.plan().order().fault()) + " · "
                + named(first.plan().holder()) + " → " + named(first.plan().heir()) + " · "
                + String.join(", ", first.plan().addresses().stream().map(Object::toString).toList()));
        html.close().leaf("p", Figures.wall(first.startMillis()) + " · " + report.by(), "class", "facts");
        if (first.isRehearsal()) {
            html.leaf("p", words.word("rehearsal"), "class", "note");
        }
        html.close();
    }

    private String subject(Report report) {
        return words.said(report.first().plan().order().subject().toString());
    }

    private static String named(RouterRef router) {
        return router.node().isEmpty() ? "–" : router.node();
    }

    private void series(Series series) {
        html.open("section").leaf("h2", words.word("series")).open("dl", "class", "numbers");
        number("passed", series.results().stream().filter(r -> r.verdict() == Verdict.PASSED).count() + " / "
                + series.results().size());
        number("p50", percentile(series, P50));
        number("p95", percentile(series, P95));
        number("longest", percentile(series, ALL));
        html.close().open("table").leaf("caption", words.word("tests")).open("thead").open("tr");
        for (String head : List.of("test", "fault", "outcome", "measured", "expected", "lost", "drawing")) {
            boolean isNumber = List.of("measured", "expected", "lost").contains(head);
            html.leaf("th", words.word(head), "scope", "col", "class", isNumber ? "number" : "text");
        }
        html.close(2).open("tbody");
        long longest = Math.max(1, series.percentile(ALL).orElse(1));
        for (int i = 0; i < series.results().size(); i++) {
            row(i + 1, series.results().get(i), longest);
        }
        html.close(3);
    }

    private static String percentile(Series series, int percent) {
        return series.percentile(percent).isPresent()
                ? Figures.span(series.percentile(percent).getAsLong())
                : "–";
    }

    private void number(String name, String value) {
        html.open("div").leaf("dt", words.word(name)).leaf("dd", value).close();
    }

    private void row(int number, DrillResult result, long longest) {
        long gap = result.measured().map(Measured::gapNanos).orElse(0L);
        html.open("tr").open("th", "scope", "row").leaf("a", String.valueOf(number), "href", "#t" + number).close();
        html.leaf("td", words.word("fault", result.plan().order().fault()));
        html.leaf("td", sign(result.verdict()) + " " + words.word("verdict", result.verdict()), "class",
                style(result.verdict()));
        html.leaf("td", result.measured().map(m -> Figures.span(m.gapNanos())).orElse("–"), "class", "number");
        html.leaf("td", HtmlRun.expected(result), "class", "number");
        html.leaf("td", result.measured().map(m -> Figures.count(m.lost())).orElse("–"), "class", "number");
        html.open("td", "class", "bars").open("svg", "viewBox", "0 0 100 10", "preserveAspectRatio", "none",
                "aria-hidden", "true").empty("rect", "class", "filled", "x", "0", "y", "1", "height", "8", "width",
                        String.valueOf(Math.max(1, gap * 100 / longest)));
        html.close(3);
    }

    private void footer(Report report) {
        html.open("footer").leaf("p", words.word("how")).leaf("p", report.program() + " · "
                + Figures.wall(report.madeMillis()));
        if (!attached.files().isEmpty()) {
            html.leaf("p", words.word("files")).open("ul", "class", "hashes");
            attached.files().forEach(file -> html.open("li").leaf("code", file.sha256() + "  " + file.name()).close());
            html.close();
        }
        html.leaf("p", words.word("sealed")).leaf("p", Seal.blank(), "class", "hashes").close();
    }
}
