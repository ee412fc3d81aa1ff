package dev.baton.app.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import dev.baton.phrase.HanSpacing;
import dev.baton.phrase.Translator;
import dev.baton.resources.Resources;

/// The texts of one language. A key is `<feature>.<name>` and lives in the bundle of that feature; a text may have
/// places (`{0}`). Chinese texts are spaced as [HanSpacing] says, whatever their places are filled with.
public final class Texts {
    /// The bundles there are, one per feature.
    public static final List<String> FEATURES = List.of("common", "shell", "action", "control", "overview", "traffic",
            "lab", "tour", "watch", "lane", "finding", "findings", "config", "nodes", "timeline", "replay", "draft",
            "priority", "editor", "push", "settings", "help", "failover");
    /// The languages there are, the fallback first.
    public static final List<Locale> LANGUAGES = Translator.LANGUAGES;

    private final Locale locale;
    private final Units units;
    private final Translator translator;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> bundles = new ConcurrentHashMap<>();

    private Texts(Locale locale, Units units) {
        this.locale = locale;
        this.units = units;
        this.translator = Translator.of(locale);
    }

    /// The texts in the language of [#LANGUAGES] that is nearest to `locale`: Traditional Chinese for any Chinese
    /// written in it, English for everything else.
    public static Texts of(Locale locale) {
        return of(locale, Units.AUTOMATIC);
    }

    /// The same, with lengths of time in a unit.
    public static Texts of(Locale locale, Units units) {
        return new Texts(nearest(locale), units);
    }

    /// The language that texts of `locale` are shown in.
    public static Locale nearest(Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        boolean traditional = locale.getScript().equals("Hant") || (locale.getScript().isEmpty()
                && List.of("TW", "HK", "MO").contains(locale.getCountry()));
        return chinese && traditional ? Locale.TRADITIONAL_CHINESE : Locale.ENGLISH;
    }

    /// The language of these texts, one of [#LANGUAGES].
    public Locale locale() {
        return locale;
    }

    /// What lengths of time are shown in.
    public Units units() {
        return units;
    }

    /// The text for `key`, its places filled with `args`.
    ///
    /// @throws IllegalArgumentException if there is no such text: a mistake in the program
    public String get(String key, Object... args) {
        Template template = templates.computeIfAbsent(key, this::template);
        String filled = template.fill(locale, args);
        return locale.equals(Locale.ENGLISH) ? filled : HanSpacing.of(filled);
    }

    /// What the engine said, a node or an earlier report, in this language: sentences are composed in English where they
    /// come up, and said with a book of phrases here; an English window groups the digits of counts. What the book does not have stays as it is.
    public String said(String sentence) {
        return translator.said(sentence);
    }

    /// Whether there is a text for `key`.
    public boolean has(String key) {
        return find(key).isPresent();
    }

    private Template template(String key) {
        return Template.of(find(key)
                .orElseThrow(() -> new IllegalArgumentException("No text " + key + " in " + locale)));
    }

    /// The text for `key` as it stands in the bundle, if there is one.
    Optional<String> find(String key) {
        int dot = key.indexOf('.');
        if (dot < 0 || !FEATURES.contains(key.substring(0, dot))) {
            return Optional.empty();
        }
        return Optional.ofNullable(bundles.computeIfAbsent(key.substring(0, dot), this::load).get(key));
    }

    private Map<String, String> load(String feature) {
        String suffix = locale.equals(Locale.ENGLISH) ? "" : "_" + locale;
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Resources.url("i18n/" + feature + suffix + ".properties").openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the texts of " + feature, e);
        }
        Map<String, String> texts = new ConcurrentHashMap<>();
        new ArrayList<>(properties.stringPropertyNames()).forEach(k -> texts.put(k, properties.getProperty(k)));
        return Map.copyOf(texts);
    }
}
