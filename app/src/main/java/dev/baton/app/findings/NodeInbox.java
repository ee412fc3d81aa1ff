package dev.baton.app.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.doctor.ConfigFinding;

/// What is found out of what nodes tell, with since when: that is seen here only, and forgotten when it is over. JavaFX
/// thread.
final class NodeInbox {
    private Map<String, Long> since = Map.of();

    /// The findings of now.
    ///
    /// @param nowNanos on the clock of the source
    List<Found> of(List<ConfigFinding> findings, long nowNanos) {
        Map<String, Long> known = new HashMap<>();
        List<Found> found = new ArrayList<>(findings.size());
        for (ConfigFinding finding : findings) {
            String id = finding.code() + "|" + finding.subject();
            long first = since.getOrDefault(id, nowNanos);
            known.put(id, first);
            found.add(new Found(id, Optional.of(finding.code()), finding.severity(), finding.subject(),
                    finding.subject(), finding.sentence(), finding.fix(), List.of(),
                    new Span(first, first, 1, OptionalLong.empty())));
        }
        since = Map.copyOf(known);
        return found;
    }
}
