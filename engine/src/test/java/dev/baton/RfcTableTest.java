package dev.baton;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds `docs/rfc.md` to what is there: every test it names exists, every row has a test or a reason, and every test
/// that is named after a clause is in the table.
class RfcTableTest {
    private static final Path TABLE = Path.of("docs", "rfc.md");
    private static final List<String> PACKAGES = List.of("vrrp", "loop", "track", "group");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z0-9.]+Test(?:\\.[A-Za-z]+)?)#(\\w+)`");
    private static final Pattern LEVEL = Pattern.compile("(MUST|SHOULD)( NOT)?|MAY|RECOMMENDED|NOT RECOMMENDED");
    private static final Pattern REASON = Pattern.compile("(system|user|other|none)\\b.*|the same counts");

    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.startsWith("| ") && !line.startsWith("| section")) {
                rows.add(Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    private static List<MatchResult> named(String text) {
        return NAMED.matcher(text).results().toList();
    }

    private static Optional<Class<?>> testClass(String name) {
        for (String folder : PACKAGES) {
            try {
                return Optional.of(Class.forName("dev.baton." + folder + "." + name.replace('.', '$')));
            } catch (ClassNotFoundException _) {
                // It is in another of the packages, or the caller says that it is in none.
            }
        }
        return Optional.empty();
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    private static Stream<String> tests(String className) {
        return testClass(className).stream().flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(RfcTableTest::isTest).map(Method::getName);
    }

    @Test
    void everyTestThatIsNamed_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (List<String> row : rows()) {
            for (MatchResult named : named(row.getLast())) {
                if (tests(named.group(1)).noneMatch(named.group(2)::equals)) {
                    missing.add(row.getFirst() + ": " + named.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRow_hasSectionLevelAndATestOrAReason() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(150).allSatisfy(row -> {
            assertThat(row).hasSize(4);
            assertThat(row.get(0)).matches("\\d+(\\.\\d+)*");
            assertThat(row.get(1)).matches(LEVEL);
            assertThat(row.get(2)).isNotBlank();
            boolean isHeld = !named(row.get(3)).isEmpty() || REASON.matcher(row.get(3)).matches();
            assertThat(isHeld).as(row.toString()).isTrue();
        });
    }

    @Test
    void everyTestNamedAfterAClause_isInTheTable() throws IOException {
        Set<String> inTable = new TreeSet<>();
        for (List<String> row : rows()) {
            named(row.getLast()).forEach(n -> inTable.add(n.group(1) + "#" + n.group(2)));
        }
        Set<String> left = new TreeSet<>();
        for (String name : List.of("Rfc9568Section5Test", "Rfc9568Section6Test", "Rfc9568Section7Test",
                "Rfc9568Section8Test", "Rfc3768Test", "RfcSendingTest")) {
            tests(name).filter(t -> t.matches(".*_\\d+(_\\d+)*(_.*)?")).map(t -> name + "#" + t).forEach(left::add);
        }
        left.removeAll(inTable);
        assertThat(left).isEmpty();
    }
}
