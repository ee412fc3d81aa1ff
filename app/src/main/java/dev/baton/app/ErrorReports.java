package dev.baton.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports of the program's own mistakes, kept on this machine. They hold versions and the stack, and neither the home
/// directory nor the user's name.
final class ErrorReports {
    /// How many reports are kept; the oldest go first.
    static final int MAX_REPORTS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReports.class);
    private static final int MAX_CAUSES = 8;
    private static final int MAX_CHARS = 64 * 1024;

    private final Path folder;
    private final String home;
    private final String user;

    /// A report and where it was saved, if it could be.
    record Saved(String text, Optional<Path> path) {}

    ErrorReports(Path folder, String home, String user) {
        this.folder = folder;
        this.home = home;
        this.user = user;
    }

    /// Writes what happened down.
    Saved save(Thread thread, Throwable thrown, Instant now) {
        String text = text(thread, thrown, now);
        try {
            Files.createDirectories(folder);
            Path path = folder.resolve("report-" + now.toString().replace(':', '-') + ".txt");
            Files.writeString(path, text);
            forgetOldest();
            return new Saved(text, Optional.of(path));
        } catch (IOException e) {
            LOG.warn("Cannot save a report in {}", folder, e);
            return new Saved(text, Optional.empty());
        }
    }

    private String text(Thread thread, Throwable thrown, Instant now) {
        StringBuilder stack = new StringBuilder();
        Optional<Throwable> cause = Optional.of(thrown);
        for (int depth = 0; depth < MAX_CAUSES && cause.isPresent(); depth++) {
            stack.append(cause.get()).append('\n');
            for (StackTraceElement element : cause.get().getStackTrace()) {
                stack.append("    at ").append(element).append('\n');
            }
            cause = cause.map(Throwable::getCause);
        }
        String text = "Baton " + now + "\nJava " + Runtime.version() + "\n" + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + "\nthread " + thread.getName() + "\n\n" + stack;
        return redacted(text.substring(0, Math.min(text.length(), MAX_CHARS)));
    }

    private String redacted(String text) {
        String result = home.length() > 1 ? text.replace(home, "~") : text;
        return user.isBlank() ? result : result.replaceAll("\\b" + Pattern.quote(user) + "\\b", "<user>");
    }

    private void forgetOldest() throws IOException {
        List<Path> reports;
        try (Stream<Path> files = Files.list(folder)) {
            reports = files.filter(f -> f.getFileName().toString().startsWith("report-")).sorted().toList();
        }
        for (Path old : reports.subList(0, Math.max(0, reports.size() - MAX_REPORTS))) {
            Files.deleteIfExists(old);
        }
    }
}
