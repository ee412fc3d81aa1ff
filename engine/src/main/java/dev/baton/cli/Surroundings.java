package dev.baton.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// What a command finds around it.
///
/// @param out          where answers go
/// @param err          where complaints and progress go
/// @param isTerminal   whether a person is at the other end
/// @param isColoured   whether answers may have colours
/// @param hasDisplay   whether a window could be shown
/// @param window       looks for the window
/// @param interruption whether somebody pressed Ctrl+C
record Surroundings(PrintWriter out, PrintWriter err, boolean isTerminal, boolean isColoured, boolean hasDisplay,
        Supplier<Optional<Window>> window, Interruption interruption) {

    /// The surroundings of this process.
    static Surroundings ofProcess(PrintStream out, PrintStream err) {
        Map<String, String> environment = System.getenv();
        boolean isTerminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new Surroundings(new PrintWriter(out, false, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8), isTerminal,
                isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb"),
                hasDisplay(System.getProperty("os.name", ""), environment),
                () -> ServiceLoader.load(Window.class).findFirst(), new Interruption());
    }

    /// X11 and Wayland say so in the environment; other systems have a display.
    static boolean hasDisplay(String system, Map<String, String> environment) {
        return !system.toLowerCase(Locale.ROOT).contains("linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
