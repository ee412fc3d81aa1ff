package dev.baton.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The table. Each part's rows are kept in a file of their own under `engine/target/bench` as soon as they are known, so
/// that a bench that is broken off leaves what it had, and a part that is run again replaces only itself. What the
/// document has of parts that were never run from here, as in a fresh clone, is kept too.
final class Report {
    private static final String SUFFIX = ".rows";
    private static final String HEADING = "## ";

    private final Path kept;
    private final Path document;
    private final PrintStream out;
    private final String command;

    Report(Path kept, Path document, PrintStream out, String command) throws IOException {
        this.kept = Files.createDirectories(kept);
        this.document = document;
        this.out = out;
        this.command = command;
        adopt();
    }

    /// Takes over what the document has of parts that are not kept here.
    private void adopt() throws IOException {
        if (!Files.exists(document)) {
            return;
        }
        List<String> lines = Files.readAllLines(document);
        for (Part part : Part.values()) {
            List<String> body = new ArrayList<>();
            boolean isInside = false;
            for (String line : lines) {
                if (line.startsWith(HEADING)) {
                    isInside = line.startsWith(HEADING + part.title() + " (");
                }
                boolean isFrame = line.isEmpty() || line.startsWith("|---") || line.equals(line(Row.TITLES));
                if (isInside && !isFrame) {
                    body.add(line.startsWith(HEADING) ? line.substring(HEADING.length()) : line);
                }
            }
            Path file = file(part);
            if (!body.isEmpty() && !Files.exists(file)) {
                Files.write(file, body);
            }
        }
    }

    private Path file(Part part) {
        return kept.resolve(part.place() + "-" + part.key() + SUFFIX);
    }

    /// Begins a part: its rows of an earlier bench go.
    Section section(Part part) throws IOException {
        Path file = file(part);
        Files.write(file, List.of(part.title() + " (" + command + ", " + LocalDate.now(ZoneOffset.UTC) + ")"));
        return new Section(file);
    }

    /// Takes the rows of one part.
    final class Section {
        private final Path file;

        private Section(Path file) {
            this.file = file;
        }

        void add(Row row) {
            append(line(row.cells()));
            out.println("  " + String.join("  ", row.cells().stream().filter(c -> !c.isEmpty()).toList()));
            out.flush();
        }

        /// A remark below the table of this part.
        void remark(String text) {
            append(text);
            out.println("  " + text);
            out.flush();
        }

        private void append(String line) {
            try {
                Files.writeString(file, line + "\n", java.nio.file.StandardOpenOption.APPEND);
                write();
            } catch (IOException e) {
                throw new BenchException("the report cannot be written", e);
            }
        }
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /// Writes the document anew from everything that is kept.
    private void write() throws IOException {
        List<String> lines = new ArrayList<>(Machine.heading());
        List<Path> parts;
        try (Stream<Path> files = Files.list(kept)) {
            parts = files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        }
        for (Path part : parts) {
            List<String> body = Files.readAllLines(part);
            List<String> rows = body.stream().filter(l -> l.startsWith("|")).toList();
            lines.addAll(List.of("", HEADING + body.getFirst(), ""));
            if (!rows.isEmpty()) {
                lines.add(line(Row.TITLES));
                lines.add("|---".repeat(Row.TITLES.size()) + "|");
                lines.addAll(rows);
            }
            body.stream().skip(1).filter(l -> !l.startsWith("|")).forEach(l -> lines.addAll(List.of("", l)));
        }
        Files.write(document, lines);
    }

    /// Prints the whole document.
    void print() throws IOException {
        Files.readAllLines(document).forEach(out::println);
        out.println("Written to " + document);
        out.flush();
    }
}
