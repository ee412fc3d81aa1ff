package dev.baton.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Runs the command line in this process and keeps what it said.
final class Shell {
    final Interruption interruption = new Interruption();
    final List<WindowRequest> opened = new ArrayList<>();
    private boolean hasWindow;
    private boolean hasDisplay;
    private boolean isColoured;

    /// What one run said, and its exit status.
    record Run(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Shell withWindow() {
        hasWindow = true;
        return this;
    }

    Shell withDisplay() {
        hasDisplay = true;
        return this;
    }

    Shell withColours() {
        isColoured = true;
        return this;
    }

    Run run(String... args) {
        return run(here -> new Baton(here).commandLine().execute(args));
    }

    /// Runs a part of a command and keeps what it said.
    Run run(ToIntFunction<Surroundings> command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Window window = request -> {
            opened.add(request);
            return Baton.GOOD;
        };
        Surroundings surroundings = new Surroundings(new PrintWriter(out), new PrintWriter(err), isColoured, isColoured,
                hasDisplay, () -> hasWindow ? Optional.of(window) : Optional.empty(), interruption);
        int status = command.applyAsInt(surroundings);
        return new Run(status, out.toString(), err.toString());
    }
}
