package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.config.Spelling;

/// The statements of one block, sorted by its keywords. What is not imported has been told of, and what keepalived does
/// not know, too; what is left is read by the block's own class.
final class Statements {
    private static final int FIRST = 0;

    private final Map<Keyword<?>, List<Node>> found = new LinkedHashMap<>();
    private final Report report;

    private Statements(Report report) {
        this.report = report;
    }

    static Statements of(List<Node> nodes, KeywordTable table, Report report) {
        Statements statements = new Statements(report);
        for (Node node : nodes) {
            Optional<Keyword<?>> keyword = table.find(node.name());
            if (keyword.isPresent()) {
                statements.sort(node, keyword.get());
            } else {
                unknown(node, table, report);
            }
        }
        return statements;
    }

    private void sort(Node node, Keyword<?> keyword) {
        switch (keyword.fate()) {
            case LOST -> report.lost(node, keyword.note());
            case FOREIGN -> report.foreign(node, keyword.note());
            case FIXED -> fixed(node, keyword);
            case IDLE -> {
                // Nothing is lost by leaving it out.
            }
            case TAKEN, CHANGED -> found.computeIfAbsent(keyword, _ -> new ArrayList<>()).add(node);
        }
    }

    private <T> void fixed(Node node, Keyword<T> keyword) {
        Optional<T> value = read(node, keyword);
        if (value.isPresent() && !value.equals(keyword.accepts().reader().read(keyword.fallback()))) {
            report.lost(node, keyword.note());
        }
    }

    private static void unknown(Node node, KeywordTable table, Report report) {
        String name = node.name();
        Optional<KeywordTable> home = Blocks.ALL.stream().filter(t -> t.find(name).isPresent()).findFirst();
        String advice = home.map(t -> "It belongs into " + t.title() + ".")
                .or(() -> report.isFull()
                        ? Optional.empty()
                        : Spelling.closestOf(name, table.names()).map(close -> "Did you mean '" + close + "'?"))
                .orElse("Remove it, or look it up in keepalived's manual.");
        report.error(node.keyword().place(), "keepalived does not know the keyword " + Report.quoted(name) + " in "
                + table.title() + " and skips it", advice);
    }

    /// Whether the keyword is there.
    boolean has(Keyword<?> keyword) {
        return found.containsKey(keyword);
    }

    /// All statements with the keyword, in the order of the file.
    List<Node> all(Keyword<?> keyword) {
        return found.getOrDefault(keyword, List.of());
    }

    /// The last of them.
    Optional<Node> last(Keyword<?> keyword) {
        List<Node> nodes = all(keyword);
        return nodes.isEmpty() ? Optional.empty() : Optional.of(nodes.getLast());
    }

    /// The value that counts: the last good one. What does not count is told.
    <T> Optional<Given<T>> value(Keyword<T> keyword) {
        Optional<Given<T>> value = Optional.empty();
        for (Node node : all(keyword)) {
            Optional<T> next = read(node, keyword);
            if (next.isPresent()) {
                value.ifPresent(before -> report.warning(before.node().keyword().place(),
                        "'" + keyword.name() + "' is there twice; the last one counts, "
                                + Report.quoted(Report.words(node)) + " on line " + node.keyword().place().line(),
                        "Remove one of the two."));
                value = Optional.of(new Given<>(next.get(), node));
            }
        }
        return value;
    }

    /// As [#value], where the first good one counts.
    <T> Optional<Given<T>> first(Keyword<T> keyword) {
        Optional<Given<T>> first = Optional.empty();
        for (Node node : all(keyword)) {
            if (first.isPresent()) {
                report.warning(node.keyword().place(), "'" + keyword.name()
                        + "' is there already; keepalived ignores this one", "Remove one of the two.");
            } else {
                first = read(node, keyword).map(value -> new Given<>(value, node));
            }
        }
        return first;
    }

    /// As [#value], where a bad value at the end does not leave the one before it, but sets another.
    ///
    /// @param otherwise what keepalived sets then
    /// @param words     the same as it is written
    <T> Optional<Given<T>> valueOr(Keyword<T> keyword, T otherwise, String words) {
        Optional<Node> last = last(keyword);
        boolean isGood = last.isEmpty() || keyword.accepts().reader()
                .read(last.get().arg(FIRST).map(Word::text).orElse("")).isPresent();
        if (isGood) {
            return value(keyword);
        }
        report.changed(last.get(), keyword.name() + " " + words,
                "keepalived accepts " + keyword.accepts().words() + " and uses " + words
                        + " instead of anything else.");
        return Optional.of(new Given<>(otherwise, last.get()));
    }

    /// Whether a flag is on; empty: it is not there.
    Optional<Boolean> flag(Keyword<Boolean> keyword) {
        return value(keyword).map(Given::value);
    }

    private <T> Optional<T> read(Node node, Keyword<T> keyword) {
        String text = node.arg(FIRST).map(Word::text).orElse("");
        Optional<T> value = keyword.accepts().reader().read(text);
        if (value.isEmpty()) {
            report.changed(node, keyword.fallback().isEmpty() ? "left out" : keyword.name() + " " + keyword.fallback(),
                    "keepalived accepts " + keyword.accepts().words().replace("\\", "")
                            + " here and ignores anything else.");
        }
        return value;
    }

    /// Every word within a block, as `group { A B }` has them.
    static List<Word> words(List<Node> blocks) {
        return blocks.stream().flatMap(block -> block.children().stream())
                .flatMap(node -> line(node).stream()).collect(Collectors.toList());
    }

    /// The words of one line, its first included.
    static List<Word> line(Node node) {
        List<Word> words = new ArrayList<>(node.args().size() + 1);
        words.add(node.keyword());
        words.addAll(node.args());
        return words;
    }
}
