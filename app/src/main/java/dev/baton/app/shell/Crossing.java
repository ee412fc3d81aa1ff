package dev.baton.app.shell;

import java.util.function.BiConsumer;

/// Leads from one screen to something on another. JavaFX thread.
public final class Crossing {
    private BiConsumer<String, Target> host = (_, _) -> {};

    /// Shows a screen and, on it, the target.
    public void go(String screen, Target target) {
        host.accept(screen, target);
    }

    /// Who shows screens from now on.
    void listen(BiConsumer<String, Target> newHost) {
        host = newHost;
    }
}
