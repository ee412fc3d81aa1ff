package dev.baton.whatif;

import java.util.Comparator;
import java.util.List;

/// What every single fault does.
///
/// @param rows one for each fault and virtual router that it concerns, worst first
public record TruthTable(List<FaultRow> rows) {
    private static final Comparator<FaultRow> WORST_FIRST = Comparator.comparing(FaultRow::grade)
            .thenComparing(Comparator.comparingLong((FaultRow row) -> row.outcome().gapNanos()).reversed());

    public TruthTable {
        rows = List.copyOf(rows);
    }

    static TruthTable of(List<FaultRow> rows) {
        return new TruthTable(rows.stream().sorted(WORST_FIRST).toList());
    }

    /// Whether some single fault leaves a virtual router without a holder, with several, or without rest.
    public boolean isBroken() {
        return rows.stream().anyMatch(row -> row.outcome().isBroken());
    }
}
