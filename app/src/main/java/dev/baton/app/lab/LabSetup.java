package dev.baton.app.lab;

import java.util.OptionalInt;

import dev.baton.adapter.sim.LabPreset;

/// What a lab is started from; the same setup gives the same run.
///
/// @param preset which cluster
/// @param nodes  how many nodes; empty: the preset's own number
/// @param seed   what chance is drawn from
public record LabSetup(LabPreset preset, OptionalInt nodes, long seed) {
    /// The seed of a lab that nobody chose one for.
    public static final long DEFAULT_SEED = 1;

    /// A preset with its own number of nodes and the default seed.
    public static LabSetup of(LabPreset preset) {
        return new LabSetup(preset, OptionalInt.empty(), DEFAULT_SEED);
    }

    /// The same cluster from another seed.
    public LabSetup withSeed(long newSeed) {
        return new LabSetup(preset, nodes, newSeed);
    }
}
