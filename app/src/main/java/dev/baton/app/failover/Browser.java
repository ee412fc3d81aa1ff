package dev.baton.app.failover;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The desktop's browser, by the command that desktops have for it.
final class Browser {
    private static final String COMMAND = "xdg-open";
    private static final String DISPLAY = "DISPLAY";
    private static final String WAYLAND = "WAYLAND_DISPLAY";

    private Browser() {}

    /// Has a file shown.
    ///
    /// @return false: there is no such command, or no display
    static boolean show(Path file) {
        boolean hasDisplay = System.getenv(DISPLAY) != null || System.getenv(WAYLAND) != null;
        Optional<Path> command = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder).resolve(COMMAND))
                .filter(Files::isExecutable).findFirst();
        if (!hasDisplay || command.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(command.get().toString(), file.toUri().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
