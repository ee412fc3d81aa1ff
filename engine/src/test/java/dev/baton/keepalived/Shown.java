package dev.baton.keepalived;

import java.util.stream.Collectors;

/// An import as text, for comparing it with what is expected.
final class Shown {
    private Shown() {}

    /// The configuration, and every note and problem on a line.
    static String of(Import result) {
        return result.yaml() + "\n--- notes\n"
                + result.notes().stream().map(note -> note + "\n").collect(Collectors.joining())
                + "--- problems\n"
                + result.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining())
                + "--- usable " + result.isUsable() + ", complete " + result.isComplete() + "\n";
    }
}
