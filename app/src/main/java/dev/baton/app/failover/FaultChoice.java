package dev.baton.app.failover;

import java.util.OptionalLong;

import dev.baton.api.FaultKind;

/// A fault that could be chosen.
///
/// @param gapNanos the longest outage that is expected of it; empty: it is not known
/// @param whyNot   why it cannot be done now, a sentence; empty: it can
record FaultChoice(FaultKind kind, OptionalLong gapNanos, String whyNot) {
    boolean isPossible() {
        return whyNot.isEmpty();
    }
}
