package dev.baton.failover.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The languages of reports. What the test itself said stays as it was said.
public enum ReportLanguage {
    /// English.
    ENGLISH("en"),
    /// Chinese as it is written in Taiwan.
    CHINESE("zh-TW");

    private final String tag;
    private final Properties words = new Properties();

    ReportLanguage(String tag) {
        this.tag = tag;
        String file = "report_" + tag.replace('-', '_') + ".properties";
        try (InputStream in = Optional.ofNullable(ReportLanguage.class.getResourceAsStream(file)).orElseThrow();
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// As in BCP 47: `en`, `zh-TW`.
    public String tag() {
        return tag;
    }

    /// The language of that tag.
    public static Optional<ReportLanguage> of(String tag) {
        return Stream.of(values()).filter(language -> language.tag.equalsIgnoreCase(tag.replace('_', '-'))).findFirst();
    }

    /// The words by that name.
    String word(String key) {
        return Optional.ofNullable(words.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException(tag + " has no words for " + key));
    }

    /// The words of a constant: of `SOME_NAME` in `group` those by `group.some_name`.
    String word(String group, Enum<?> constant) {
        return word(group + "." + constant.name().toLowerCase(java.util.Locale.ROOT));
    }

    /// How many words there are.
    java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }
}
