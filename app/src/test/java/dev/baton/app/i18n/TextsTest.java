package dev.baton.app.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.baton.app.testing.Sources;
import dev.baton.resources.Resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d+[^}]*}");
    private static final Pattern KEY = Pattern
            .compile("(" + String.join("|", Texts.FEATURES) + ")(\\.[a-z0-9_-]+)+");
    private static final Pattern ACTION_ID = Pattern
            .compile("(?:Action\\.of|named|action|find|addWaiting)\\(\\s*\"([^\"]+)\"|String [A-Z_]+ = \"([^\"]+)\"");
    private static final Pattern SHOWN = Pattern.compile("(?:new (?:Label|Text|Button|Tooltip|MenuItem|MenuButton|"
            + "CheckBox|RadioButton|ToggleButton|Menu|Hyperlink|Tab|TitledPane)\\(|set(?:Text|PromptText|Title|"
            + "AccessibleText|AccessibleHelp|HeaderText|ContentText)\\()\\s*\"[^\"]*\\p{L}[^\"]*\"");

    private static SortedMap<String, String> bundle(String feature, String suffix) throws IOException {
        Optional<URL> url = Resources.find("i18n/" + feature + suffix + ".properties");
        SortedMap<String, String> texts = new TreeMap<>();
        if (url.isPresent()) {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(url.get().openStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
        }
        return texts;
    }

    private static SortedMap<String, String> all(String suffix) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String feature : Texts.FEATURES) {
            texts.putAll(bundle(feature, suffix));
        }
        return texts;
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group()).sorted().distinct().toList();
    }

    @Test
    void everyText_isInBothLanguages() throws IOException {
        assertThat(all("_zh_TW").keySet()).isEqualTo(all("").keySet());
        assertThat(all("").size()).isGreaterThan(80);
    }

    @Test
    void places_areTheSameInBothLanguages() throws IOException {
        SortedMap<String, String> chinese = all("_zh_TW");
        all("").forEach(
                (key, text) -> assertThat(places(chinese.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
    }

    @Test
    void keys_beginWithTheirFeature() throws IOException {
        for (String feature : Texts.FEATURES) {
            assertThat(bundle(feature, "").keySet()).allMatch(k -> k.startsWith(feature + "."));
        }
    }

    @Test
    void texts_haveNoStraightApostrophe() throws IOException {
        assertThat(all("").values()).noneMatch(t -> t.contains("'"));
        assertThat(all("_zh_TW").values()).noneMatch(t -> t.contains("'"));
    }

    @Test
    void keysInTheCode_areInTheBundles() throws IOException {
        Set<String> keys = all("").keySet();
        Map<String, String> sources = Sources.all();
        Set<String> ids = new HashSet<>();
        sources.values().forEach(s -> ACTION_ID.matcher(s).results()
                .forEach(r -> ids.add(Optional.ofNullable(r.group(1)).orElseGet(() -> r.group(2)))));
        SortedSet<String> missing = new TreeSet<>();
        for (String literal : Sources.literals(sources.values())) {
            if (KEY.matcher(literal).matches() && !keys.contains(literal) && !ids.contains(literal)) {
                missing.add(literal);
            }
        }
        assertThat(missing).as("keys that no bundle has").isEmpty();
    }

    @Test
    void keysInTheBundles_areUsed() throws IOException {
        List<String> literals = Sources.literals(Sources.all().values());
        Set<String> exact = new HashSet<>(literals);
        List<String> prefixes = literals.stream()
                .filter(l -> (l.endsWith(".") || l.endsWith("-")) && l.contains(".") && !l.equals("action.")).toList();
        List<String> unused = new ArrayList<>();
        for (String key : all("").keySet()) {
            boolean asAction = key.startsWith("action.") && exact.contains(key.substring("action.".length()));
            if (!exact.contains(key) && !asAction && prefixes.stream().noneMatch(key::startsWith)) {
                unused.add(key);
            }
        }
        assertThat(unused).as("texts that nobody shows").isEmpty();
    }

    @Test
    void views_holdNoTextOfTheirOwn() {
        SortedMap<String, String> found = new TreeMap<>();
        Sources.all().forEach((path, source) -> SHOWN.matcher(source).results()
                .filter(r -> !KEY.matcher(Sources.literals(List.of(r.group())).getFirst()).matches())
                .forEach(r -> found.put(path, r.group())));
        assertThat(found).isEmpty();
    }

    @Test
    void sources_holdNoChinese_whichBelongsInBundles() {
        Pattern han = Pattern.compile("\\p{IsHan}");
        Sources.all().forEach((path, source) -> assertThat(han.matcher(source).find()).as(path).isFalse());
    }

    @Test
    void unknownKey_isAMistake() {
        Texts texts = Texts.of(Locale.ENGLISH);
        assertThatThrownBy(() -> texts.get("shell.no-such")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> texts.get("nothing.at-all")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void languages_fallToTheNearest() {
        assertThat(Texts.nearest(Locale.forLanguageTag("zh-HK"))).isEqualTo(Locale.TRADITIONAL_CHINESE);
        assertThat(Texts.nearest(Locale.forLanguageTag("zh-Hant"))).isEqualTo(Locale.TRADITIONAL_CHINESE);
        assertThat(Texts.nearest(Locale.SIMPLIFIED_CHINESE)).isEqualTo(Locale.ENGLISH);
        assertThat(Texts.nearest(Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void numbers_areWrittenAsInTheLanguage() {
        assertThat(Texts.of(Locale.ENGLISH).get("shell.status.rate", 1000)).isEqualTo("1,000 adverts/s");
    }

    @Test
    void chinese_isSpacedWhateverItsPlacesHold() {
        assertThat(Texts.of(Locale.TAIWAN).get("control.reason.master-silent", "任何 MASTER", "3.4 秒", "3", "1 秒",
                "0.4 秒")).isEqualTo("已 3.4 秒沒有收到任何 MASTER 的通告（3 × 1 秒 + 偏移 0.4 秒）");
        assertThat(Texts.of(Locale.TAIWAN).get("lab.hint.split", "n1和n2")).startsWith("n1 和 n2 同時是 MASTER");
    }

    @Test
    void places_areFilled() {
        assertThat(Texts.of(Locale.ENGLISH).get("shell.age.live", "0.2")).isEqualTo("live 0.2 s");
        assertThat(Texts.of(Locale.TAIWAN).get("shell.age.live", "0.2")).isEqualTo("即時 0.2 秒");
    }
}
