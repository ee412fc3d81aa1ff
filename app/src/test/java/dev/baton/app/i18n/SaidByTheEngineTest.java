package dev.baton.app.i18n;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.doctor.ConfDocument;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.Document;
import dev.baton.doctor.YamlDocument;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfExporter;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.FileSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the engine really says of real files, whole sentences with everything that is put into them.
class SaidByTheEngineTest {
    private static final Path FILES = Path.of("..", "engine", "src", "test", "resources");
    private static final Path PAIR = Path.of("..", "resources", "src", "main", "resources", "dev", "baton", "samples",
            "pair");
    /// Words that no name in a file is.
    private static final Set<String> GRAMMAR = Set.of("the", "is", "are", "has", "have", "does", "not", "it", "its",
            "this", "that", "which", "who", "and", "or", "with", "for", "from", "by", "an", "to", "of", "in", "at",
            "as",
            "be", "cannot", "there", "here", "too", "no");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Texts CHINESE = Texts.of(Locale.TRADITIONAL_CHINESE);

    private static List<Path> files(String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(FILES, PAIR)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(ending)).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static void add(Set<String> said, Problem problem) {
        said.add(problem.message());
        said.add(problem.advice());
    }

    private static void add(Set<String> said, Diagnosis diagnosis) {
        for (ConfigFinding finding : diagnosis.findings()) {
            said.add(finding.sentence());
            said.add(finding.fix());
            finding.spots().forEach(spot -> said.add(spot.text()));
        }
        diagnosis.problems().forEach(problem -> add(said, problem));
    }

    /// The names and keywords that a file has: they stay in every language.
    private static Set<String> names(String text) throws IOException {
        Set<String> names = new TreeSet<>();
        WORD.matcher(text).results().map(r -> r.group()).filter(w -> !GRAMMAR.contains(w)).forEach(names::add);
        names.addAll(EnglishLeft.terms());
        return names;
    }

    private static SortedMap<String, String> english(Set<String> said, Set<String> names) {
        SortedMap<String, String> wrong = new TreeMap<>();
        for (String sentence : said) {
            String shown = CHINESE.said(sentence);
            Set<String> words = EnglishLeft.in(shown, names);
            if (!words.isEmpty()) {
                wrong.put(sentence, shown + "  " + words);
            }
        }
        return wrong;
    }

    @Test
    void everythingSaidOfAKeepalivedConf_isChinese() throws IOException {
        SortedMap<String, String> wrong = new TreeMap<>();
        int sentences = 0;
        for (Path file : files(".conf")) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Set<String> said = new LinkedHashSet<>();
            FileSource none = FileSource.NONE;
            add(said, Doctor.examine(List.<Document>of(ConfDocument.read("keepalived.conf", text, "", none))));
            var result = ConfImporter.read(Conf.read("keepalived.conf", text, "", none), "");
            result.problems().forEach(problem -> add(said, problem));
            result.notes().forEach(note -> said.add(note.reason()));
            sentences += said.size();
            wrong.putAll(english(said, names(text)));
        }
        assertThat(sentences).isGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everythingSaidOfANodeYaml_isChinese() throws IOException {
        SortedMap<String, String> wrong = new TreeMap<>();
        int sentences = 0;
        for (Path file : files(".yaml")) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Set<String> said = new LinkedHashSet<>();
            add(said, Doctor.examine(List.<Document>of(YamlDocument.read("node.yaml", text))));
            ConfigResult result = ConfigLoader.load("node.yaml", text);
            result.problems().forEach(problem -> add(said, problem));
            if (result instanceof ConfigResult.Loaded(NodeConfig config, var _)) {
                ConfExporter.write(config, "/etc/keepalived").notExported()
                        .forEach(omission -> said.add(omission.reason()));
            }
            sentences += said.size();
            wrong.putAll(english(said, names(text)));
        }
        assertThat(sentences).isGreaterThan(40);
        assertThat(wrong).isEmpty();
    }

    /// Sentences of tests, pushes, nodes and findings as they were said, and how a person from Taiwan would put them.
    @Test
    void sentencesThatWereSaid_readAsTheyShould() throws IOException {
        SortedMap<String, String> wrong = new TreeMap<>();
        List<String> pairs = Files.readAllLines(Path.of("src", "test", "resources", "i18n", "said.txt"),
                StandardCharsets.UTF_8).stream().filter(l -> !l.isBlank() && !l.startsWith("#"))
                .toList();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            String shown = CHINESE.said(pairs.get(i));
            if (!shown.equals(pairs.get(i + 1).strip())) {
                wrong.put(pairs.get(i), shown);
            }
        }
        assertThat(pairs.size()).isGreaterThan(40);
        assertThat(wrong).isEmpty();
    }
}
