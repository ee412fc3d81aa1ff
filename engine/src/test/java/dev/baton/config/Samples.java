package dev.baton.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// The sample files that ship, and those of the tests.
final class Samples {
    static final Path SHIPPED = Path.of("../resources/src/main/resources/dev/baton/samples");
    static final Path SCHEMA = Path.of("../resources/src/main/resources/dev/baton/schema/node.schema.json");
    static final Path GOLDEN = Path.of("src/test/resources/config");

    private Samples() {}

    static List<Path> shipped() {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String everything() {
        return text(SHIPPED.resolve("everything.yaml"));
    }

    static NodeConfig loaded(String text) {
        ConfigResult result = ConfigLoader.load("node.yaml", text);
        assertThat(result.problems().stream().filter(p -> p.severity() == Severity.ERROR).map(Problem::text)).isEmpty();
        return ((ConfigResult.Loaded) result).config();
    }
}
