package dev.baton.app;

import java.nio.file.Path;
import java.util.Optional;

import dev.baton.app.link.ClientDoors;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.source.LiveSource;
import dev.baton.cli.Window;
import dev.baton.cli.WindowRequest;
import dev.baton.client.ClientHome;

/// The window, as the command finds it.
public final class BatonWindow implements Window {
    /// Made by [java.util.ServiceLoader].
    public BatonWindow() {}

    @Override
    public int open(WindowRequest request) {
        return request.tour().map(directory -> new Launch().tour(directory)).orElseGet(() -> {
            NodeDoors doors = ClientDoors.open(ClientHome.of(Optional.empty(), System.getenv(),
                    Path.of(System.getProperty("user.home", ""))), LiveSource.SITE);
            return new Launch().open(Start.of(request, !doors.nodes().isEmpty()), doors);
        });
    }
}
