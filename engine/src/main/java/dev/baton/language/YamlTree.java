package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The structure of a YAML text as far as it can be made out, right or wrong: keys and entries of lists with their
/// places. It is made for texts that are just being typed.
final class YamlTree {
    /// Not inside of anything.
    static final int ROOT = -1;

    /// A key, or an entry of a list.
    ///
    /// @param parent   the index of what it is in; [#ROOT]: the file
    /// @param isItem   whether it is an entry of a list; then it has no name
    /// @param name     the key, without quotes
    /// @param range    the key as written, or the dash; of an entry in brackets its first character
    /// @param indent   its column, from 0
    /// @param isFlow   whether it stands within brackets or braces
    /// @param value    its single value as written; empty: it has none, or holds more
    /// @param opens    the bracket or brace that its value begins with; a space: none
    record Entry(int parent, boolean isItem, String name, TextRange range, int indent, boolean isFlow,
            Optional<TextRange> value, char opens) {
        boolean isKey() {
            return !isItem;
        }
    }

    /// What a text breaks off in, for completion.
    enum Spot {
        /// A key can begin or goes on.
        KEY,
        /// A value can begin or goes on.
        VALUE,
        /// A comment, or text in quotes or in a block.
        NOWHERE
    }

    /// Where a text breaks off.
    ///
    /// @param spot   what is there
    /// @param holder the entry that it is in; of a value, the key that it is for
    /// @param start  where the word begins that is being typed
    /// @param indent the column where the line's content begins
    /// @param isFlow whether it is within brackets or braces
    record End(Spot spot, int holder, int start, int indent, boolean isFlow) {}

    private final String text;
    private final List<Entry> entries;
    private final List<Integer> ends;
    private final End end;

    YamlTree(String text, List<Entry> entries, List<Integer> ends, End end) {
        this.text = text;
        this.entries = List.copyOf(entries);
        this.ends = List.copyOf(ends);
        this.end = end;
    }

    /// Reads a text.
    static YamlTree of(String text) {
        return new YamlScanner(text).scan();
    }

    List<Entry> entries() {
        return entries;
    }

    Entry entry(int index) {
        return entries.get(index);
    }

    /// Behind the last character of an entry and of all in it.
    int end(int index) {
        return ends.get(index);
    }

    End end() {
        return end;
    }

    List<Integer> children(int parent) {
        List<Integer> children = new ArrayList<>();
        for (int i = Math.max(0, parent + 1); i < entries.size(); i++) {
            if (entries.get(i).parent() == parent) {
                children.add(i);
            }
        }
        return children;
    }

    /// The key of that name in a mapping.
    Optional<Integer> child(int parent, String name) {
        return children(parent).stream().filter(i -> entry(i).isKey() && entry(i).name().equals(name)).findFirst();
    }

    /// The single value of an entry, without quotes.
    Optional<String> value(int index) {
        return entry(index).value().map(r -> text.substring(r.start(), r.end())).map(YamlTree::unquoted);
    }

    /// The value of a key of a mapping.
    Optional<String> value(int parent, String name) {
        return child(parent, name).flatMap(this::value);
    }

    private static String unquoted(String written) {
        boolean isQuoted = written.length() >= 2 && (written.charAt(0) == '"' || written.charAt(0) == '\'')
                && written.charAt(written.length() - 1) == written.charAt(0);
        return isQuoted ? written.substring(1, written.length() - 1) : written;
    }

    /// The entry whose key or single value is at an offset.
    Optional<Integer> at(int offset) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean isHere = (entry.isKey() && entry.range().touches(offset))
                    || entry.value().filter(v -> v.touches(offset)).isPresent();
            if (isHere) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /// The entries from the top down to one, itself included.
    List<Integer> path(int index) {
        List<Integer> path = new ArrayList<>();
        for (int i = index; i != ROOT; i = entry(i).parent()) {
            path.addFirst(i);
        }
        return path;
    }

    String text() {
        return text;
    }
}
