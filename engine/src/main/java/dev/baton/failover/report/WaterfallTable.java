package dev.baton.failover.report;

import java.util.ArrayList;
import java.util.List;

import dev.baton.drill.DrillResult;
import dev.baton.drill.Marked;
import dev.baton.drill.Measured;
import dev.baton.drill.Phase;

/// The stretches of a failover, expected and measured, as a table with a drawing in each row: hollow is expected, filled is
/// measured.
final class WaterfallTable {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 22;
    private static final int BAR = 8;
    private static final int LEAST_WIDTH = 3;

    /// @param errorNanos by how much its length may be wrong; 0: it is not measured, or exact
    private record Bar(long fromNanos, long nanos, long errorNanos) {}

    private record Row(Phase named, List<Bar> expected, List<Bar> measured) {}

    private final Html html;
    private final ReportLanguage words;

    WaterfallTable(Html html, ReportLanguage words) {
        this.html = html;
        this.words = words;
    }

    void write(DrillResult result) {
        List<Phase> expected = result.plan().expected().phases();
        List<Phase> measured = result.measured().map(Measured::phases).orElse(List.of());
        long whole = Math.max(1, Math.max(sum(expected), sum(measured)));
        List<Row> rows = rows(expected, measured, result.measured().map(Measured::marks).orElse(List.of()));
        if (rows.isEmpty()) {
            return;
        }
        html.open("table").leaf("caption", words.word("waterfall"));
        html.open("thead").open("tr");
        for (String head : List.of("phase", "expected", "measuredOne", "drawing", "why")) {
            html.leaf("th", words.word(head), "scope", "col", "class", List.of("expected", "measuredOne").contains(head)
                    ? "number"
                    : "text");
        }
        html.close(2).open("tbody");
        rows.forEach(row -> row(row, whole));
        html.close(2);
    }

    private static long sum(List<Phase> phases) {
        return phases.stream().mapToLong(Phase::nanos).sum();
    }

    private static List<Row> rows(List<Phase> expected, List<Phase> measured, List<Marked> marks) {
        List<Row> rows = new ArrayList<>();
        List<Phase> named = new ArrayList<>(measured);
        expected.stream().filter(e -> measured.stream().noneMatch(m -> isSame(e, m))).forEach(named::add);
        named.sort((a, b) -> a.from().compareTo(b.from()) != 0
                ? a.from().compareTo(b.from())
                : a.to().compareTo(b.to()));
        for (Phase phase : named) {
            Phase told = expected.stream().filter(e -> isSame(e, phase)).findFirst().orElse(phase);
            rows.add(new Row(told, bar(expected, phase, List.of()), bar(measured, phase, marks)));
        }
        return rows;
    }

    private static boolean isSame(Phase one, Phase other) {
        return one.from() == other.from() && one.to() == other.to();
    }

    private static long error(List<Marked> marks, Phase phase) {
        return marks.stream().filter(m -> m.mark() == phase.from() || m.mark() == phase.to())
                .mapToLong(Marked::errorNanos).sum();
    }

    private static List<Bar> bar(List<Phase> phases, Phase wanted, List<Marked> marks) {
        long from = 0;
        for (Phase phase : phases) {
            if (isSame(phase, wanted)) {
                return List.of(new Bar(from, phase.nanos(), error(marks, phase)));
            }
            from += phase.nanos();
        }
        return List.of();
    }

    private void row(Row row, long whole) {
        html.open("tr").leaf("th", words.word("mark", row.named().from()) + " → " + words.word("mark",
                row.named().to()), "scope", "row", "class", "name");
        html.leaf("td", told(row.expected()), "class", "number").leaf("td", told(row.measured()), "class", "number");
        html.open("td", "class", "bars").open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "preserveAspectRatio",
                "none", "aria-hidden", "true");
        row.expected().forEach(bar -> rect("hollow", bar, 2, whole));
        row.measured().forEach(bar -> rect("filled", bar, 2 + BAR + 2, whole));
        html.close(2).leaf("td", words.said(row.named().why())).close();
    }

    private static String told(List<Bar> bars) {
        return bars.isEmpty()
                ? "–"
                : Figures.span(bars.getFirst().nanos()) + (bars.getFirst().errorNanos() == 0
                        ? ""
                        : " ± " + Figures.span(bars.getFirst().errorNanos()));
    }

    private void rect(String style, Bar bar, int top, long whole) {
        long x = Math.clamp(bar.fromNanos() * WIDTH / whole, 0, WIDTH - LEAST_WIDTH);
        long width = Math.clamp(bar.nanos() * WIDTH / whole, LEAST_WIDTH, WIDTH - x);
        html.empty("rect", "class", style, "x", String.valueOf(x), "y", String.valueOf(top), "width",
                String.valueOf(width), "height", String.valueOf(BAR));
    }
}
