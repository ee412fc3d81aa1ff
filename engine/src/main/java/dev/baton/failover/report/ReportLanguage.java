package dev.baton.failover.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The languages of reports. What the test itself said stays as it was said.
public enum ReportLanguage {
    /// English.
    ENGLISH("en"),
    /// Chinese as it is written in Taiwan.
    CHINESE("zh-TW");

    private final String tag;

    ReportLanguage(String tag) {
        this.tag = tag;
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
        return ReportWords.of(this).word(key);
    }

    /// The words of a constant: of `SOME_NAME` in `group` those by `group.some_name`.
    String word(String group, Enum<?> constant) {
        return word(group + "." + constant.name().toLowerCase(Locale.ROOT));
    }
}
