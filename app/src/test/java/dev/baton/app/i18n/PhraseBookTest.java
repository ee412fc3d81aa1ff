package dev.baton.app.i18n;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.baton.phrase.PhraseBook;
import dev.baton.phrase.Translator;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds that a window in Traditional Chinese shows no sentence of the engine in English: every sentence, and every part
/// of one, that the engine's sources put together is in the book.
class PhraseBookTest {
    private static final Path APP = Path.of("src", "main", "java", "dev", "baton", "app");
    /// The packages of the window that put sentences together where no texts are at hand.
    private static final List<String> APP_FOLDERS = List.of("draft", "failover", "files", "lab", "link", "push",
            "source");
    private static final Path ENGINE = Path.of("..", "engine", "src", "main", "java", "dev", "baton");
    /// The packages whose sentences a window shows. The others: `cli` speaks to a terminal, `metrics` to a scraper,
    /// `wire` and `dissect` name fields as Wireshark does.
    private static final List<String> FOLDERS = List.of("adapter/linux", "adapter/notify", "adapter/pcap",
            "adapter/probe", "adapter/reach", "adapter/script", "adapter/sim", "agent", "api", "client", "cluster",
            "commit", "config", "doctor", "draft", "drill", "failover", "finding", "group", "history", "journal",
            "keepalived", "language", "lease", "loop", "manage", "node", "port", "push", "push/lab", "track", "traffic",
            "trust", "vrrp", "whatif");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+[#^]?}");
    private static final Translator CHINESE = Translator.of(Locale.TRADITIONAL_CHINESE);

    private static String filled(String phrase, String by) {
        Matcher matcher = PLACE.matcher(phrase);
        return matcher.replaceAll(by);
    }

    private static boolean isSaid(String phrase, Set<String> terms) {
        return List.of("§", "7", "7 s", "MASTER").stream().map(by -> CHINESE.said(filled(phrase, by)))
                .anyMatch(said -> EnglishLeft.in(said, terms).isEmpty());
    }

    private static String escaped(String phrase) {
        return phrase.replace("\n", "\\n").replace("\r", "\\r");
    }

    private static SortedMap<String, Set<String>> sentences() {
        SortedMap<String, Set<String>> all = EngineSentences.of(ENGINE, FOLDERS);
        all.putAll(EngineSentences.of(APP, APP_FOLDERS));
        return all;
    }

    @Test
    void everySentenceOfTheEngine_isSaidInChinese() throws IOException {
        Set<String> terms = EnglishLeft.terms();
        Set<String> notShown = EnglishLeft.lines("not-shown.txt");
        SortedMap<String, Set<String>> missing = new TreeMap<>();
        SortedMap<String, Set<String>> all = sentences();
        all.forEach((phrase, files) -> {
            if (!notShown.contains(escaped(phrase)) && !isSaid(phrase, terms)) {
                missing.put(phrase, files);
            }
        });
        Files.write(Path.of("target", "missing-phrases.txt"), missing.entrySet().stream()
                .map(e -> String.join(",", e.getValue()) + "\t" + escaped(e.getKey())).toList());
        assertThat(all.size()).as("the sources are read").isGreaterThan(1000);
        assertThat(missing).as("sentences without Chinese: add them to phrases_zh_TW.po; target/missing-phrases.txt"
                + " lists them").isEmpty();
    }

    @Test
    void whatIsNotShown_isStillInTheSources() throws IOException {
        Set<String> all = sentences().keySet().stream().map(PhraseBookTest::escaped)
                .collect(Collectors.toSet());
        assertThat(EnglishLeft.lines("not-shown.txt")).isSubsetOf(all);
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
        Set<String> terms = EnglishLeft.terms();
        SortedMap<String, String> wrong = new TreeMap<>();
        PhraseBook.of(Locale.TRADITIONAL_CHINESE).entries().forEach((said, shown) -> {
            Set<String> words = EnglishLeft.in(PLACE.matcher(shown).replaceAll(""), terms);
            if (!words.isEmpty()) {
                wrong.put(shown, words.toString());
            }
        });
        assertThat(wrong).isEmpty();
    }
}
