package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a line behind its address or destination, each with its value. What is not imported has been told of.
final class LineOptions {
    /// As in `mtu lock 1400`.
    private static final String LOCK = "lock";

    private final Map<Keyword<?>, Word> values = new LinkedHashMap<>();
    private final List<Word> bare = new ArrayList<>();

    private LineOptions() {}

    /// @param table the words that there are; any other is left for [#bare]
    static LineOptions of(List<Word> words, KeywordTable table, Report report) {
        LineOptions options = new LineOptions();
        int at = 0;
        while (at < words.size()) {
            Word word = words.get(at);
            Optional<Keyword<?>> keyword = table.find(word.text());
            boolean takesValue = keyword.filter(k -> !k.accepts().words().isEmpty()).isPresent();
            if (keyword.isEmpty()) {
                options.bare.add(word);
            } else if (keyword.get().fate() == Fate.LOST) {
                String value = takesValue && at + 1 < words.size() ? " " + words.get(at + 1).text() : "";
                report.lost(word.place(), word.text() + value, keyword.get().note());
            } else if (keyword.get().fate() == Fate.TAKEN && at + 1 < words.size()) {
                options.values.put(keyword.get(), words.get(at + 1));
            }
            boolean isLocked = takesValue && at + 1 < words.size() && words.get(at + 1).text().equals(LOCK);
            at += isLocked ? 3 : takesValue ? 2 : 1;
        }
        if (table != LineKeywords.ROUTE) {
            options.bare.forEach(word -> report.error(word.place(), "keepalived does not know "
                    + Report.quoted(word.text()) + " on " + table.title(), "Remove it."));
        }
        return options;
    }

    /// The words that are no keywords.
    List<Word> bare() {
        return bare;
    }

    boolean has(Keyword<?> keyword) {
        return values.containsKey(keyword);
    }

    Optional<Word> word(Keyword<?> keyword) {
        return Optional.ofNullable(values.get(keyword));
    }

    Optional<String> text(Keyword<?> keyword) {
        return word(keyword).map(Word::text);
    }

    /// The value of a word; one that keepalived refuses is told.
    <T> Optional<T> value(Keyword<T> keyword, Report report) {
        Optional<Word> word = word(keyword);
        Optional<T> value = word.flatMap(w -> keyword.accepts().reader().read(w.text()));
        if (word.isPresent() && value.isEmpty()) {
            report.error(word.get().place(), Report.quoted(word.get().text()) + " is no value for '" + keyword.name()
                    + "'", "keepalived accepts " + keyword.accepts().words() + ".");
        }
        return value;
    }
}
