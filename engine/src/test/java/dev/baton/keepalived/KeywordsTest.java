package dev.baton.keepalived;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Nothing of keepalived's language is unknown: the tables hold every keyword of a list that was written apart from them.
class KeywordsTest {
    private static final Path LIST = Path.of("src/test/resources/keepalived/keywords.txt");
    private static final Path REFERENCE = Path.of("docs/keepalived-import.md");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static Map<String, List<String>> listed() throws IOException {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : Files.readAllLines(LIST)) {
            if (line.startsWith("[")) {
                current = blocks.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
            } else if (!line.startsWith("#") && !line.isBlank()) {
                current.addAll(SPACES.splitAsStream(line).toList());
            }
        }
        return blocks;
    }

    private static List<KeywordTable> tables() {
        return Stream.concat(Blocks.ALL.stream(), Blocks.LINES.stream()).toList();
    }

    @Test
    void everyListedKeyword_isInTheTableOfItsBlock() throws IOException {
        Map<String, List<String>> blocks = listed();
        assertThat(blocks.values().stream().mapToInt(List::size).sum()).isGreaterThan(350);
        assertThat(tables()).extracting(KeywordTable::title).containsExactlyInAnyOrderElementsOf(blocks.keySet());
        for (KeywordTable table : tables()) {
            assertThat(blocks.get(table.title())).as(table.title()).allMatch(name -> table.find(name).isPresent());
        }
    }

    @Test
    void tablesKnowNothingThatKeepalivedDoesNot() throws IOException {
        Map<String, List<String>> blocks = listed();
        for (KeywordTable table : tables()) {
            List<String> names = table.keywords().stream().flatMap(k -> k.names().stream())
                    .filter(name -> !blocks.getOrDefault(table.title(), List.of()).contains(name)).toList();
            // What the load balancer and BFD have of the process keywords is known, too.
            assertThat(names).as(table.title()).allMatch(name -> table == GlobalKeywords.TABLE
                    && name.matches(
                            "(checker_|bfd_|lvs_|ipvs_|nftables_ipvs|rs_|snmp_|enable_snmp_|smtp_alert_checker|net_"
                                    + "|namespace_|instance|use_pid_dir|linkbeat_|child_wait|process_name|vrrp_rlimit_|config_copy).*"));
        }
    }

    @Test
    void everyKeywordThatIsNotTakenOver_saysWhy() {
        for (KeywordTable table : tables()) {
            for (Keyword<?> keyword : table.keywords()) {
                assertThat(keyword.note()).as(keyword.name()).isNotBlank();
                if (keyword.fate() == Fate.LOST || keyword.fate() == Fate.FOREIGN) {
                    assertThat(keyword.note()).as(keyword.name()).matches("[A-Z].*\\.");
                }
            }
        }
    }

    @Test
    void reference_hasEveryKeyword() throws IOException {
        String reference = Files.readString(REFERENCE);
        for (KeywordTable table : tables()) {
            assertThat(reference).as("the table of " + table.title() + " in " + REFERENCE).contains(markdown(table));
        }
    }

    /// The table of one block as the reference has it. Keywords that share their fate and reason share a row.
    static String markdown(KeywordTable table) {
        Map<String, TreeSet<String>> rows = new LinkedHashMap<>();
        for (Keyword<?> keyword : table.keywords()) {
            String rest = " | " + keyword.accepts().words() + " | " + keyword.fallback() + " | "
                    + keyword.fate().words() + " | " + keyword.note() + " |";
            keyword.names().forEach(name -> rows.computeIfAbsent(rest, _ -> new TreeSet<>()).add("`" + name + "`"));
        }
        StringBuilder text = new StringBuilder("### " + table.title() + "\n\n"
                + "| Keyword | Value | Default | Import | What it becomes, or why not |\n|---|---|---|---|---|\n");
        rows.forEach((rest, names) -> text.append("| ").append(String.join(", ", names)).append(rest).append('\n'));
        return text.toString();
    }
}
