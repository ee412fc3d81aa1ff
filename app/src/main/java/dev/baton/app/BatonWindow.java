package dev.baton.app;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.lab.LabSetup;
import dev.baton.cli.Window;
import dev.baton.cli.WindowRequest;

/// The window, as the command finds it.
public final class BatonWindow implements Window {
    /// Made by [java.util.ServiceLoader].
    public BatonWindow() {}

    @Override
    public int open(WindowRequest request) {
        LabSetup setup = new LabSetup(request.labPreset().map(LabPreset::byId).orElse(LabPreset.THREE),
                request.nodes(), request.seed().orElse(LabSetup.DEFAULT_SEED));
        return new Launch().open(setup);
    }
}
