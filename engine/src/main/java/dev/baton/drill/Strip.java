package dev.baton.drill;

import java.util.List;

import dev.baton.api.ProbeSample;

/// The probes of one vantage.
///
/// @param samples    in their order; [ProbeSample#sentNanos] is on the clock of who runs the test here. Where it had to be
///                   brought onto that, all probes of a vantage were moved by the same, or gaps would come or go
/// @param errorNanos by how much these times may be wrong
/// @param trouble    why there is nothing to be probed from here, a sentence; empty: there is
public record Strip(Vantage vantage, List<ProbeSample> samples, long errorNanos, String trouble) {
    public Strip {
        samples = samples instanceof PackedProbes ? samples : Grown.of(samples);
    }

    /// The same in less room.
    Strip packed() {
        return new Strip(vantage, PackedProbes.of(samples), errorNanos, trouble);
    }
}
