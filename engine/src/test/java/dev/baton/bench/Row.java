package dev.baton.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// One line of the table: what was measured of both, and whether Baton keeps its limit.
///
/// @param what       with its unit
/// @param baton      Baton's figures
/// @param keepalived keepalived's
/// @param limit      what Baton has to keep; empty: nothing was set
/// @param met        whether it does
record Row(String what, Figures baton, Figures keepalived, String limit, boolean met) {
    static final List<String> TITLES = List.of("What", "Baton median", "p95", "max", "keepalived median", "p95", "max",
            "ratio of medians", "runs", "limit", "");

    /// A line without a limit.
    static Row of(String what, Figures baton, Figures keepalived) {
        return new Row(what, baton, keepalived, "", true);
    }

    /// A line with a limit on Baton's figures. Where a run failed or nothing was measured it is not met.
    static Row within(String what, Figures baton, Figures keepalived, String limit, Predicate<Figures> rule) {
        return new Row(what, baton, keepalived, limit, !baton.isEmpty() && baton.failed() == 0 && rule.test(baton));
    }

    List<String> cells() {
        String verdict = limit.isEmpty() ? "" : met ? "met" : "NOT met";
        return List.of(what, number(baton.median()), number(baton.percentile(95)), number(baton.max()),
                number(keepalived.median()), number(keepalived.percentile(95)), number(keepalived.max()), ratio(),
                runs(baton) + " / " + runs(keepalived), limit, verdict);
    }

    private String ratio() {
        double ratio = baton.median() / keepalived.median();
        return Double.isFinite(ratio) && ratio > 0 ? String.format(Locale.ROOT, "%.2f", ratio) : "-";
    }

    private static String runs(Figures figures) {
        return figures.samples().size() + (figures.failed() > 0 ? " (" + figures.failed() + " failed)" : "");
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1_000 || value == Math.rint(value)
                ? "%.0f"
                : size >= 10
                        ? "%.1f"
                        : "%.3f",
                value);
    }
}
