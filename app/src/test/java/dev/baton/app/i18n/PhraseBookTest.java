package dev.baton.app.i18n;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds that a window in Traditional Chinese shows no sentence of the engine in English: every sentence, and every part
/// of one, that the engine's sources put together is in the book.
class PhraseBookTest {
    private static final Path ENGINE = Path.of("..", "engine", "src", "main", "java", "dev", "baton");
    /// The packages whose sentences a window shows. The others: `cli` speaks to a terminal, `metrics` to a scraper,
    /// `wire` and `dissect` name fields as Wireshark does.
    private static final List<String> FOLDERS = List.of("adapter/linux", "adapter/notify", "adapter/pcap",
            "adapter/probe", "adapter/reach", "adapter/script", "adapter/sim", "agent", "api", "client", "cluster",
            "commit", "config", "doctor", "draft", "drill", "failover", "finding", "group", "history", "journal",
            "keepalived", "language", "lease", "loop", "manage", "node", "port", "push", "push/lab", "track", "traffic",
            "trust", "vrrp", "whatif");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+[#^]?}");
    private static final Pattern ENGLISH = Pattern
            .compile("(?<![\\w./:=~-])[A-Za-z]{2,}(?![\\w:/=-]|\\.\\w)");
    /// What is quoted is written as it is.
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`|'[^']*'|\"[^\"]*\"");
    private static final Translator CHINESE = new Translator(PhraseBook.of(Locale.TRADITIONAL_CHINESE),
            Locale.TRADITIONAL_CHINESE);

    private static Set<String> lines(String name) throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "i18n", name), StandardCharsets.UTF_8).stream()
                .filter(l -> !l.isBlank() && !l.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String filled(String phrase, String by) {
        Matcher matcher = PLACE.matcher(phrase);
        return matcher.replaceAll(by);
    }

    /// The English words that a text has, but for names and terms of the field.
    static Set<String> english(String text, Set<String> terms) {
        return ENGLISH.matcher(QUOTED.matcher(text).replaceAll("")).results().map(r -> r.group())
                .filter(word -> !terms.contains(word)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSaid(String phrase, Set<String> terms) {
        return List.of("§", "7", "7 s", "MASTER").stream().map(by -> CHINESE.said(filled(phrase, by)))
                .anyMatch(said -> english(said, terms).isEmpty());
    }

    @Test
    void everySentenceOfTheEngine_isSaidInChinese() throws IOException {
        Set<String> terms = lines("terms.txt");
        Set<String> notShown = lines("not-shown.txt");
        SortedMap<String, Set<String>> missing = new TreeMap<>();
        SortedMap<String, Set<String>> all = EngineSentences.of(ENGINE, FOLDERS);
        all.forEach((phrase, files) -> {
            if (!notShown.contains(phrase.replace("\n", "\\n")) && !isSaid(phrase, terms)) {
                missing.put(phrase, files);
            }
        });
        Files.write(Path.of("target", "missing-phrases.txt"), missing.entrySet().stream()
                .map(e -> String.join(",", e.getValue()) + "\t" + e.getKey().replace("\n", "\\n")).toList());
        assertThat(all.size()).as("the sources are read").isGreaterThan(1000);
        assertThat(missing).as("sentences without Chinese: add them to phrases_zh_TW.po; target/missing-phrases.txt"
                + " lists them").isEmpty();
    }

    @Test
    void whatIsNotShown_isStillInTheSources() throws IOException {
        Set<String> all = EngineSentences.of(ENGINE, FOLDERS).keySet().stream().map(p -> p.replace("\n", "\\n"))
                .collect(Collectors.toSet());
        assertThat(lines("not-shown.txt")).isSubsetOf(all);
    }

    @Test
    void phrases_haveTheSamePlacesInBothLanguages() {
        List<String> wrong = new ArrayList<>();
        PhraseBook.of(Locale.TRADITIONAL_CHINESE).entries().forEach((said, shown) -> {
            if (!numbers(said).equals(numbers(shown))) {
                wrong.add(said + " → " + shown);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Set<String> numbers(String text) {
        return PLACE.matcher(text).results().map(r -> r.group().replaceAll("[#^]", "")).collect(Collectors.toSet());
    }

    @Test
    void phrases_holdNoEnglishButTerms() throws IOException {
        Set<String> terms = lines("terms.txt");
        SortedMap<String, String> wrong = new TreeMap<>();
        PhraseBook.of(Locale.TRADITIONAL_CHINESE).entries().forEach((said, shown) -> {
            Set<String> words = english(PLACE.matcher(shown).replaceAll(""), terms);
            if (!words.isEmpty()) {
                wrong.put(shown, words.toString());
            }
        });
        assertThat(wrong).isEmpty();
    }
}
