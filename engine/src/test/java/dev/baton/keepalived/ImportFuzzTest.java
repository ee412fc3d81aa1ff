package dev.baton.keepalived;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;

import static org.assertj.core.api.Assertions.assertThat;

/// Real files with mistakes in them: whatever is in a text, importing it ends, in bounded memory, and what it calls usable
/// can be used.
class ImportFuzzTest {
    private static final int RUNS = Integer.getInteger("baton.fuzz.runs", 2_000);
    private static final List<String> VALUES = List.of("0", "-1", "255", "256", "300", "99999999999999999999", "1e9",
            "0.3",
            "0.0000001", "-0.5", "NaN", "", "\"", "{", "}", "on", "off", "MASTER", "10.0.0.1/33", "fe80::1", "::",
            "224.0.0.1", "0.0.0.0", "127.0.0.1", "weight", "reverse", "x".repeat(200), "日本", "😀", "\u0001", "\"a b\"",
            "/", "-", "$A", "${A}", "$A=1", "@n1", "~SEQ(i, 1, 3)", "~LST(A, b, c)", "include x", "#", "!", "'", "\\");
    private static final List<String> KEYWORDS = Stream.concat(Blocks.ALL.stream(), Blocks.LINES.stream())
            .flatMap(table -> table.keywords().stream()).flatMap(keyword -> keyword.names().stream()).distinct()
            .toList();

    private final SplittableRandom random = new SplittableRandom(Long.getLong("baton.fuzz.seed", 7));

    private static List<List<String>> files() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/keepalived"))) {
            return files.filter(f -> f.toString().endsWith(".conf")).sorted().map(ImportFuzzTest::lines).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anyText_isImportedInBoundedTimeAndMemory_andWhatIsUsableIs() {
        List<List<String>> files = files();
        assertThat(files).hasSizeGreaterThan(15);
        int usable = 0;
        for (int run = 0; run < RUNS; run++) {
            String text = mutated(files);
            Import result = ConfImporter.read(Conf.read("f.conf", text, "n1", FileSource.NONE), "n1");
            assertThat(result.notes().size()).isLessThanOrEqualTo(ConfLimits.MAX_NOTES);
            assertThat(result.problems().size()).isLessThanOrEqualTo(ConfLimits.MAX_PROBLEMS + 1);
            result.notes().forEach(note -> assertThat(note.text()).isNotBlank());
            if (result.isUsable()) {
                usable++;
                assertThat(ConfigLoader.load("f.yaml", result.yaml())).as("run %s%n%s", run, text)
                        .isInstanceOfSatisfying(ConfigResult.Loaded.class,
                                loaded -> assertThat(loaded.config()).isEqualTo(result.config().orElseThrow()));
                assertThat(ConfExporter.write(result.config().orElseThrow(), "/x").text()).isNotBlank();
            }
        }
        assertThat(usable).as("mutations that leave something to use").isGreaterThan(RUNS / 10);
    }

    private String mutated(List<List<String>> files) {
        List<String> lines = new ArrayList<>(files.get(random.nextInt(files.size())));
        int changes = random.nextInt(1, 12);
        for (int i = 0; i < changes && !lines.isEmpty(); i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(8)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), lines.get(at)));
                case 3 -> lines.add(at, pick(KEYWORDS) + " " + pick(VALUES) + " " + pick(VALUES));
                case 4 -> {
                    List<String> other = files.get(random.nextInt(files.size()));
                    int from = random.nextInt(other.size());
                    lines.addAll(at, other.subList(from, Math.min(other.size(), from + random.nextInt(12))));
                }
                case 5 -> lines.set(at, character(lines.get(at)));
                default -> lines.set(at, word(lines.get(at)));
            }
        }
        return String.join(random.nextInt(9) == 0 ? "\r\n" : "\n", lines);
    }

    /// The line with one word replaced, the keyword seldom.
    private String word(String line) {
        List<String> words = new ArrayList<>(Stream.of(line.strip().split(" +", -1)).collect(Collectors.toList()));
        int at = random.nextInt(4) == 0 ? random.nextInt(words.size()) : words.size() - 1;
        words.set(at, random.nextInt(4) == 0 ? pick(KEYWORDS) : pick(VALUES));
        return String.join(" ", words);
    }

    private String character(String line) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + (char) random.nextInt(1, 0x300)
                + line.substring(Math.min(line.length(), at + 1));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
