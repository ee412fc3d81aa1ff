package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.drill.DrillPlan;

/// What the nodes said when they were asked what could be tested.
///
/// @param choices every fault, the mildest first
/// @param safest  the one to begin with; empty: none is possible
/// @param plan    the test that was asked about, with its preflight; empty: there is none to be made
/// @param trouble why there is none, a sentence; empty: there is one
record Survey(List<FaultChoice> choices, Optional<FaultKind> safest, Optional<DrillPlan> plan, String trouble) {
    Survey {
        choices = List.copyOf(choices);
    }
}
