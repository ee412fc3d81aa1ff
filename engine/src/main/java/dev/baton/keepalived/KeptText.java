package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Statements as text again, for what is kept although it is not imported.
final class KeptText {
    private static final String INDENT = "  ";
    /// How many lines of one statement are kept.
    private static final int MAX_LINES = 200;
    /// The keywords whose values nobody is to read elsewhere.
    private static final Set<String> SECRETS = Set.of("auth_pass", "key");

    private KeptText() {}

    /// The statement with what its braces hold.
    static List<String> of(Node node) {
        List<String> lines = new ArrayList<>();
        add(node, 0, lines);
        if (lines.size() > MAX_LINES) {
            List<String> cut = new ArrayList<>(lines.subList(0, MAX_LINES));
            cut.add("...");
            return cut;
        }
        return lines;
    }

    private static void add(Node node, int depth, List<String> lines) {
        if (lines.size() > MAX_LINES) {
            return;
        }
        lines.add(INDENT.repeat(depth) + statement(node) + (node.isBlock() ? " {" : ""));
        node.children().forEach(child -> add(child, depth + 1, lines));
        if (node.isBlock()) {
            lines.add(INDENT.repeat(depth) + "}");
        }
    }

    /// The words before the braces.
    static String statement(Node node) {
        if (SECRETS.contains(node.name())) {
            return node.name() + " (hidden)";
        }
        return Stream.concat(Stream.of(node.keyword()), node.args().stream())
                .map(word -> word.quoted() ? '"' + word.text() + '"' : word.text()).collect(Collectors.joining(" "));
    }
}
