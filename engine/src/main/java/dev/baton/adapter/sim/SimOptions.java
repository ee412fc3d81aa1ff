package dev.baton.adapter.sim;

import java.util.OptionalInt;

/// What to simulate.
///
/// @param runs  how many clusters, one a seed, from `seed` upwards
/// @param seed  the first seed
/// @param nodes how many nodes each has; empty: drawn from the seed
/// @param nanos how long each runs, in its own time
public record SimOptions(long runs, long seed, OptionalInt nodes, long nanos) {
    /// The longest time of one run: a thousand hours.
    public static final long MAX_NANOS = 1_000L * 3_600_000_000_000L;

    /// @throws LabException with a sentence that says what is possible
    public SimOptions {
        if (runs < 1) {
            throw new LabException("At least one run is needed, not " + runs + ".");
        }
        if (nanos < 1 || nanos > MAX_NANOS) {
            throw new LabException("A run is between 1 ns and 1000 h long.");
        }
        if (nodes.isPresent() && (nodes.getAsInt() < SimCluster.MIN_NODES
                || nodes.getAsInt() > SimCluster.MAX_NODES)) {
            throw new LabException("A simulated cluster has " + SimCluster.MIN_NODES + " to " + SimCluster.MAX_NODES
                    + " nodes, not " + nodes.getAsInt() + ".");
        }
    }
}
