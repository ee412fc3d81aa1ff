package dev.baton.keepalived;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The keywords of one kind of block.
final class KeywordTable {
    private final String title;
    private final List<Keyword<?>> keywords;
    private final Map<String, Keyword<?>> byName = new LinkedHashMap<>();

    /// @param title the block's keyword
    KeywordTable(String title, List<? extends Keyword<?>> keywords) {
        this.title = title;
        this.keywords = List.copyOf(keywords);
        for (Keyword<?> keyword : keywords) {
            keyword.names().forEach(name -> byName.put(name, keyword));
        }
    }

    /// Keywords that share their fate, their reason and their form, by their names with spaces between.
    static Stream<Keyword<String>> lost(String names, String form, String why) {
        return Stream.of(names.split(" ")).map(name -> Keyword.lost(name, Accepts.form(form), "", why));
    }

    String title() {
        return title;
    }

    List<Keyword<?>> keywords() {
        return keywords;
    }

    /// Every name, older ones included.
    Set<String> names() {
        return byName.keySet();
    }

    Optional<Keyword<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
