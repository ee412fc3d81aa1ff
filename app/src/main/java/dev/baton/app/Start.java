package dev.baton.app;

import java.nio.file.Path;
import java.util.List;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.lab.LabSetup;
import dev.baton.cli.WindowRequest;

/// What the window opens on.
sealed interface Start {
    /// A lab.
    record OnLab(LabSetup setup) implements Start {}

    /// Interfaces of this machine.
    record OnInterfaces(List<String> names) implements Start {}

    /// A capture file.
    record OnCapture(Path file) implements Start {}

    /// Configuration files, or folders of them.
    record OnConfigs(List<Path> paths) implements Start {}

    /// The paired nodes.
    record OnNodes() implements Start {}

    /// What a command line asks for.
    ///
    /// @param isPaired whether there are paired nodes: then they are what is watched if nothing else is asked for
    static Start of(WindowRequest request, boolean isPaired) {
        if (request.paired() || (isPaired && request.isOpen())) {
            return new OnNodes();
        }
        if (!request.live().isEmpty()) {
            return new OnInterfaces(request.live());
        }
        if (!request.configs().isEmpty()) {
            return new OnConfigs(request.configs());
        }
        return request.capture().<Start>map(OnCapture::new)
                .orElseGet(() -> new OnLab(new LabSetup(request.labPreset().map(LabPreset::byId)
                        .orElse(LabPreset.THREE), request.nodes(), request.seed().orElse(LabSetup.DEFAULT_SEED))));
    }
}
