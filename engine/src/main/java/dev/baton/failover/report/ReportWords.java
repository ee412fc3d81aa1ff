package dev.baton.failover.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// What stands in reports of one language.
final class ReportWords {
    private static final Map<ReportLanguage, ReportWords> ALL = all();

    private final String file;
    private final Properties words = new Properties();

    private ReportWords(ReportLanguage language) {
        file = "report_" + language.tag().replace('-', '_') + ".properties";
        try (InputStream in = Optional.ofNullable(ReportWords.class.getResourceAsStream(file)).orElseThrow();
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Map<ReportLanguage, ReportWords> all() {
        Map<ReportLanguage, ReportWords> all = new EnumMap<>(ReportLanguage.class);
        for (ReportLanguage language : ReportLanguage.values()) {
            all.put(language, new ReportWords(language));
        }
        return all;
    }

    static ReportWords of(ReportLanguage language) {
        return Optional.ofNullable(ALL.get(language)).orElseThrow();
    }

    /// The words by that name.
    String word(String key) {
        return Optional.ofNullable(words.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException(file + " has no words for " + key));
    }

    /// The names of all words.
    Set<String> names() {
        return words.stringPropertyNames();
    }
}
