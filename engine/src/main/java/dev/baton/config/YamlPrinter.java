package dev.baton.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes trees as YAML. Text is quoted where it would otherwise be read as something else, by us or by other programs.
final class YamlPrinter {
    private static final int INDENT = 2;
    private static final Pattern SAFE = Pattern.compile("[\\p{L}0-9_/](?:[\\p{L}0-9_./%+~:-]*[\\p{L}0-9_./%+~-])?");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9A-Fa-f]+");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
    private static final int FIRST_WIDE = 0x10000;

    private YamlPrinter() {}

    /// A tree on lines of its own, each ending in a line feed.
    static String block(Tree.Branch tree) {
        StringBuilder text = new StringBuilder();
        branch(tree, 0, text);
        return text.toString();
    }

    /// A key with its value, in a block that is indented by `indent`; its first line has no indentation.
    static String entry(Tree.Entry entry, int indent) {
        StringBuilder text = new StringBuilder();
        branch(new Tree.Branch(List.of(entry), false), indent, text);
        return text.toString();
    }

    /// An entry of a list, behind its dash; its further lines are indented by `indent`.
    static String item(Tree item, int indent) {
        StringBuilder text = new StringBuilder();
        item(item, indent, text);
        return text.toString();
    }

    private static void branch(Tree.Branch branch, int indent, StringBuilder text) {
        boolean first = true;
        for (Tree.Entry entry : branch.entries()) {
            if (!first) {
                text.repeat(" ", indent);
            }
            first = false;
            text.append(entry.key()).append(':');
            value(entry.value(), indent, text);
        }
    }

    private static void value(Tree value, int indent, StringBuilder text) {
        switch (value) {
            case Tree.Branch branch when !branch.flow() && !branch.entries().isEmpty() -> {
                text.append('\n').repeat(" ", indent + INDENT);
                branch(branch, indent + INDENT, text);
            }
            case Tree.Items items when items.items().stream().anyMatch(Tree.Branch.class::isInstance) -> {
                text.append('\n');
                for (Tree item : items.items()) {
                    text.repeat(" ", indent + INDENT).append("- ");
                    item(item, indent + 2 * INDENT, text);
                }
            }
            case Tree.Branch _,Tree.Items _,Tree.Leaf _ -> text.append(' ').append(flow(value)).append('\n');
        }
    }

    private static void item(Tree item, int indent, StringBuilder text) {
        if (item instanceof Tree.Branch branch && !branch.flow() && !branch.entries().isEmpty()) {
            branch(branch, indent, text);
        } else {
            text.append(flow(item)).append('\n');
        }
    }

    /// A tree on one line.
    static String flow(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> scalar(leaf);
            case Tree.Items(List<Tree> items) -> items.stream().map(YamlPrinter::flow)
                    .collect(Collectors.joining(", ", "[", "]"));
            case Tree.Branch branch when branch.entries().isEmpty() -> "{}";
            case Tree.Branch branch -> branch.entries().stream().map(e -> e.key() + ": " + flow(e.value()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        };
    }

    /// A single value, in quotes where it needs them.
    static String scalar(Tree.Leaf leaf) {
        String text = leaf.text();
        boolean plain = !leaf.textual() || (SAFE.matcher(text).matches() && !NUMBER.matcher(text).matches()
                && !WORD.matcher(text).matches());
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if ((c >= ' ' && c <= '~') || Character.isLetterOrDigit(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(c < FIRST_WIDE ? "\\u%04X" : "\\U%08X", c));
            }
        });
        return quoted.append('"').toString();
    }
}
