package dev.baton.finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.baton.doctor.ConfigExample;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds `docs/findings.md` to what is there: every code has its section, and every example finds exactly what it says.
class FindingsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "findings.md");
    private static final Pattern HEADING = Pattern.compile("^## ([PSCX]\\d\\d) (.+)$", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("^```finds (.+)\\R((?:.*\\R)*?)```$", Pattern.MULTILINE);
    private static final List<String> PARTS = List.of("**Means**", "**Known by**", "**Evidence**", "**Likely cause**",
            "**Fix**", "**Silent**");

    private record Section(String title, String text) {
        List<MatchResult> examples() {
            return EXAMPLE.matcher(text).results().toList();
        }
    }

    private static Map<String, Section> sections() throws IOException {
        String text = Files.readString(DOCUMENT);
        Map<String, Section> sections = new LinkedHashMap<>();
        List<MatchResult> headings = HEADING.matcher(text).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            sections.put(headings.get(i).group(1),
                    new Section(headings.get(i).group(2), text.substring(headings.get(i).end(), end)));
        }
        return sections;
    }

    private static Set<String> codes(String finds) {
        return finds.equals("nothing") ? Set.of() : new TreeSet<>(List.of(finds.split(" ", -1)));
    }

    private static Set<String> found(String example) {
        if (ConfigExample.isOne(example)) {
            return ConfigExample.codes(example);
        }
        Set<String> names = new TreeSet<>();
        Example.codes(example).forEach(code -> names.add(code.name()));
        return names;
    }

    @Test
    void everyCode_hasASection_andNothingElse() throws IOException {
        assertThat(sections().keySet()).containsExactlyElementsOf(Arrays.stream(Code.values()).map(Code::name)
                .toList());
    }

    @Test
    void everySection_tellsAllThereIsToTell() throws IOException {
        Map<String, Section> sections = sections();
        for (Code code : Code.values()) {
            Section section = sections.getOrDefault(code.name(), new Section("", ""));
            assertThat(section.title()).as(code.name())
                    .isEqualTo(code.title() + " (" + code.severity().word() + ")");
            assertThat(PARTS).as(code.name()).allMatch(section.text()::contains);
            List<Boolean> trips = section.examples().stream().map(e -> codes(e.group(1)).contains(code.name()))
                    .toList();
            assertThat(trips).as("%s: one example that trips it, one that does not", code).contains(true, false);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExample_findsWhatItSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        sections().forEach((code, section) -> {
            for (MatchResult example : section.examples()) {
                tests.add(DynamicTest.dynamicTest(code + " finds " + example.group(1),
                        () -> assertThat(found(example.group(2))).as(example.group(2))
                                .isEqualTo(codes(example.group(1)))));
            }
        });
        assertThat(tests).hasSizeGreaterThanOrEqualTo(2 * Code.values().length);
        return tests.stream();
    }
}
