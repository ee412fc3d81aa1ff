package dev.baton.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.baton.vrrp.Reason;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.FaultRow;
import dev.baton.whatif.Happening;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Prediction;
import dev.baton.whatif.Standing;
import dev.baton.whatif.TruthTable;
import dev.baton.whatif.VirtualRouterId;

/// Tells a prediction to a person.
final class WhatifStory {
    /// How many lines of one kind are printed; the rest is counted. `--json` has all of them.
    static final int MOST_LINES = 40;
    /// How many virtual routers are named in one line.
    private static final int MOST_NAMES = 3;
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final WhatifWords words;
    private final boolean isColoured;

    WhatifStory(PrintWriter out, WhatifWords words, boolean isColoured) {
        this.out = out;
        this.words = words;
        this.isColoured = isColoured;
    }

    private void head(String text) {
        out.println(isColoured ? "\u001b[1m" + text + "\u001b[0m" : text);
    }

    /// Who holds what now.
    void now(List<Standing> standings) {
        head("Now, with every node running and every check passing:");
        List<String> lines = new ArrayList<>();
        for (Standing standing : standings) {
            lines.add(words.fullName(standing) + ": " + words.now(standing)
                    + (standing.remarks().isEmpty() ? "" : "; " + words.remarks(standing)));
        }
        lines(lines);
    }

    private void lines(List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(line -> out.println(INDENT + line));
        if (lines.size() > MOST_LINES) {
            out.println(INDENT + "… and " + (lines.size() - MOST_LINES) + " more; --json lists all.");
        }
    }

    /// What comes of a change.
    ///
    /// @param what what is changed, in words
    void change(String what, Prediction prediction) {
        out.println();
        head("If " + what + ":");
        if (prediction.outcomes().isEmpty()) {
            out.println(INDENT + "nothing changes: no router depends on it.");
            return;
        }
        List<Outcome> told = prediction.outcomes().stream().filter(WhatifStory::isWorthTelling).toList();
        told.stream().limit(MOST_LINES).forEach(this::outcome);
        if (told.size() > MOST_LINES) {
            out.println(INDENT + "… and " + (told.size() - MOST_LINES) + " more; --json lists all.");
        }
        List<Outcome> calm = prediction.outcomes().stream().filter(o -> !isWorthTelling(o)).toList();
        if (!calm.isEmpty()) {
            out.println(INDENT + names(calm.stream().map(Outcome::id).toList()) + ": "
                    + (told.isEmpty() && calm.size() == 1
                            ? WhatifWords.holders(calm.getFirst().after()) + " keeps it"
                            : "no change of holder")
                    + ".");
        }
    }

    private static boolean isWorthTelling(Outcome outcome) {
        return outcome.moves() || outcome.gapNanos() > 0 || !outcome.after().remarks().isEmpty();
    }

    private void outcome(Outcome outcome) {
        String remarks = words.remarks(outcome.after());
        out.println(INDENT + words.fullName(outcome.after()) + ": " + WhatifWords.holders(outcome) + "; "
                + without(outcome) + (remarks.isEmpty() ? "" : "; " + remarks));
        List<List<String>> rows = new ArrayList<>();
        outcome.happenings().stream().filter(h -> h.transition().reason() != Reason.STARTED).limit(MOST_LINES)
                .forEach(h -> rows.add(row(h)));
        Columns.print(out, INDENT + INDENT, rows);
    }

    private List<String> row(Happening happening) {
        return List.of("after " + Amounts.instant(happening.afterNanos()), happening.ref().node(),
                happening.transition().from() + " → " + happening.transition().to(), words.happening(happening));
    }

    private static String without(Outcome outcome) {
        if (outcome.isOpen()) {
            return "without a holder for good";
        }
        return outcome.gapNanos() == 0
                ? "never without a holder"
                : "at most " + Amounts.span(outcome.gapNanos()) + " without a holder";
    }

    private String names(List<VirtualRouterId> ids) {
        String first = String.join(", ", ids.stream().limit(MOST_NAMES).map(words::name).toList());
        return ids.size() > MOST_NAMES ? first + " and " + (ids.size() - MOST_NAMES) + " more" : first;
    }

    private record Cells(String fault, String holder, String gap, String note) {}

    /// Every single fault, worst first; virtual routers that fare alike are one line.
    void faults(TruthTable table) {
        out.println();
        head("Every single fault, worst first:");
        Map<Cells, List<VirtualRouterId>> alike = new LinkedHashMap<>();
        Set<String> unnoticed = new LinkedHashSet<>();
        for (FaultRow row : table.rows()) {
            if (row.grade() == FaultRow.Grade.STAYS) {
                unnoticed.add(words.change(row.fault()));
            } else {
                alike.computeIfAbsent(new Cells(words.change(row.fault()), WhatifWords.holders(row.outcome()),
                        WhatifWords.gap(row.outcome()), words.remarks(row)),
                        _ -> new ArrayList<>()).add(row.outcome().id());
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("fault", "virtual router", "holder", "gap", "note"));
        alike.forEach((cells, ids) -> rows
                .add(List.of(cells.fault(), names(ids), cells.holder(), cells.gap(), cells.note())));
        Columns.print(out, INDENT, rows.subList(0, Math.min(rows.size(), MOST_LINES + 1)));
        if (rows.size() > MOST_LINES + 1) {
            out.println(INDENT + "… and " + (rows.size() - MOST_LINES - 1) + " more; --json lists all.");
        }
        alike.keySet().forEach(cells -> unnoticed.remove(cells.fault()));
        if (!unnoticed.isEmpty()) {
            List<String> some = unnoticed.stream().limit(MOST_LINES).toList();
            out.println(INDENT + "Nobody notices when " + String.join(", ", some)
                    + (unnoticed.size() > some.size()
                            ? " or in " + (unnoticed.size() - some.size()) + " more cases"
                            : "")
                    + ".");
        }
    }

    /// What each check can do.
    void checks(List<CheckReach> reaches) {
        if (reaches.isEmpty()) {
            return;
        }
        out.println();
        head("What checks can do:");
        lines(reaches.stream().map(r -> WhatifWords.check(r.check()) + " on " + r.ref().node() + " ("
                + words.name(r.id()) + ") " + words.reach(r)).toList());
    }

    /// The last line.
    void verdict(boolean isBroken, boolean isEveryFault) {
        out.println();
        String sentence = isEveryFault
                ? isBroken
                        ? "Some single fault leaves an address without a holder, with two, or without rest."
                        : "No single fault leaves an address without a holder or with two."
                : isBroken
                        ? "An address is left without a holder, with two, or without rest."
                        : "Every address has one holder.";
        out.println(isColoured ? "\u001b[" + (isBroken ? "1;31" : "1;32") + "m" + sentence + "\u001b[0m" : sentence);
        out.flush();
    }
}
