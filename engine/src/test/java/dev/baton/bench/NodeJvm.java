package dev.baton.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The JVM options of a node, from the one place where they are kept.
public final class NodeJvm {
    private static final String FILE = "installers/node.jvm";

    private NodeJvm() {}

    /// The options, one an element.
    public static List<String> options() {
        String given = System.getProperty("baton.node.jvm", "");
        if (!given.isEmpty()) {
            return List.of(given.split(","));
        }
        try {
            return Files.readAllLines(find()).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Maven runs the tests in a module's folder, the scripts in the top one.
    private static Path find() {
        Path here = Path.of(FILE).toAbsolutePath();
        Path above = Path.of("..").resolve(FILE).toAbsolutePath().normalize();
        return Files.exists(here) ? here : above;
    }
}
