package dev.baton.failover.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.phrase.Translator;

/// The languages of reports. What a test said in English is said in them with a [Translator].
public enum ReportLanguage {
    /// English.
    ENGLISH("en", Locale.ENGLISH),
    /// Chinese as it is written in Taiwan.
    CHINESE("zh-TW", Locale.TRADITIONAL_CHINESE);

    private final String tag;
    private final Locale locale;

    ReportLanguage(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /// As in BCP 47: `en`, `zh-TW`.
    public String tag() {
        return tag;
    }

    /// The language of that tag.
    public static Optional<ReportLanguage> of(String tag) {
        return Stream.of(values()).filter(language -> language.tag.equalsIgnoreCase(tag.replace('_', '-'))).findFirst();
    }

    /// A sentence of a test in this language.
    String said(String sentence) {
        return Translator.of(locale).said(sentence);
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
