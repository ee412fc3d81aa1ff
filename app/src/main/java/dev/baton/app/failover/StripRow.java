package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.baton.drill.Vantage;

/// A row of the chart of probes: those of one vantage, or all of one who probes.
///
/// @param kind    what it is
/// @param prober  who probes; empty: this machine
/// @param strips  the numbers of the vantages that it shows, at least one
record StripRow(Kind kind, String prober, List<Integer> strips) {
    enum Kind {
        /// One vantage, which says who probes.
        WHOLE,
        /// All of one who probes; its vantages are not seen.
        FOLDED,
        /// All of one who probes; its vantages follow.
        OPEN,
        /// One vantage of the one above it.
        UNDER
    }

    StripRow {
        strips = List.copyOf(strips);
    }

    /// Whether it can be folded or unfolded.
    boolean isFold() {
        return kind == Kind.FOLDED || kind == Kind.OPEN;
    }

    /// The rows of vantages: at the first glance this machine, or who else probes first, is seen probe by probe, and
    /// everybody else who probes in several ways in a row each.
    ///
    /// @param unfolded who was unfolded
    static List<StripRow> of(List<Vantage> vantages, Set<String> unfolded) {
        Map<String, List<Integer>> probers = new LinkedHashMap<>();
        if (vantages.stream().anyMatch(v -> v.from().isEmpty())) {
            probers.put("", new ArrayList<>());
        }
        for (int i = 0; i < vantages.size(); i++) {
            probers.computeIfAbsent(vantages.get(i).from(), _ -> new ArrayList<>()).add(i);
        }
        List<StripRow> rows = new ArrayList<>();
        probers.forEach((prober, strips) -> {
            boolean isWhole = rows.isEmpty() || strips.size() == 1;
            if (!isWhole) {
                rows.add(new StripRow(unfolded.contains(prober) ? Kind.OPEN : Kind.FOLDED, prober, strips));
            }
            if (isWhole || unfolded.contains(prober)) {
                strips.forEach(strip -> rows.add(new StripRow(isWhole ? Kind.WHOLE : Kind.UNDER, prober,
                        List.of(strip))));
            }
        });
        return List.copyOf(rows);
    }
}
