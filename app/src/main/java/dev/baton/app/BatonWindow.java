package dev.baton.app;

import dev.baton.cli.Window;
import dev.baton.cli.WindowRequest;

/// The window, as the command finds it.
public final class BatonWindow implements Window {
    /// Made by [java.util.ServiceLoader].
    public BatonWindow() {}

    @Override
    public int open(WindowRequest request) {
        return request.tour().map(directory -> new Launch().tour(directory))
                .orElseGet(() -> new Launch().open(Start.of(request)));
    }
}
