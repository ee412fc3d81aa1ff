package dev.baton.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds to an outcome what a start of every node anew would give, where that is something else.
final class History {
    private History() {}

    static Outcome told(Outcome outcome, Optional<Standing> anew) {
        List<String> holders = anew.map(Standing::holders).orElse(List.of());
        if (holders.isEmpty() || holders.equals(outcome.after().holders())) {
            return outcome;
        }
        List<Remark> remarks = new ArrayList<>(outcome.after().remarks());
        remarks.add(new Remark.StartedAnew(holders));
        Standing after = new Standing(outcome.id(), outcome.after().members(), remarks);
        return new Outcome(outcome.before(), after, outcome.happenings(), outcome.gapNanos(), outcome.isOpen(),
                outcome.overlapNanos());
    }
}
