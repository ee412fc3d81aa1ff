package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;

/// Who takes over after a fault, and when, by the RFC's formulas. Times are nanoseconds after the fault.
///
/// @param heir           who
/// @param moveNanos      the longest time until it is MASTER
/// @param leastMoveNanos the shortest
/// @param gapNanos       the longest outage of a client
/// @param leastNanos     the shortest
/// @param backNanos      the longest outage when the fault ends
/// @param phases         what the longest time is made up of
record Takeover(Party heir, long moveNanos, long leastMoveNanos, long gapNanos, long leastNanos, long backNanos,
        List<Phase> phases) {
    Takeover {
        phases = List.copyOf(phases);
    }

    /// The addresses are served all the time.
    Takeover withoutGap(long newBackNanos) {
        return new Takeover(heir, moveNanos, leastMoveNanos, 0, 0, newBackNanos, phases);
    }

    /// It takes so much longer, for a reason that the formulas do not know.
    Takeover later(long nanos, Phase why) {
        boolean isServed = gapNanos == 0;
        List<Phase> more = new ArrayList<>(phases);
        more.add(Math.max(0, more.size() - 1), why);
        return new Takeover(heir, moveNanos + nanos, leastMoveNanos, isServed ? 0 : gapNanos + nanos, leastNanos,
                backNanos, more);
    }
}
