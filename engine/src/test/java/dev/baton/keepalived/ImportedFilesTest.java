package dev.baton.keepalived;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Files as people have them, each with what is to come of it beside it, read by somebody who knows keepalived.
class ImportedFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/keepalived");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".conf")).sorted().toList();
        }
    }

    private static Import read(Path file) throws IOException {
        return ConfImporter.read(
                Conf.read(file.getFileName().toString(), Files.readString(file), "n1", FileSource.NONE),
                "n1");
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_isImportedAsExpected(Path file) throws IOException {
        Path expected = Path.of(file.toString().replace(".conf", ".expected"));
        assertThat(Shown.of(read(file))).isEqualTo(Files.readString(expected));
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void noKeywordOfTheFilesIsUnknown_butThoseOfTheMistakes() throws IOException {
        for (Path file : files()) {
            if (!file.toString().contains("mistakes")) {
                assertThat(read(file).problems()).as("%s", file)
                        .noneMatch(problem -> problem.message().contains("does not know"));
            }
        }
    }
}
