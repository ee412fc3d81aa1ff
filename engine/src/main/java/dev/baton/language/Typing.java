package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What keys do in an editor besides putting in a character: indentation, comments, brackets.
public final class Typing {
    private static final Pattern ITEM = Pattern.compile("\\s*- \\S.*");
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final int FARTHEST = 200_000;
    private static final char TAB = '\t';

    private Typing() {}

    /// How far one step of indentation goes.
    public static String step(Syntax syntax) {
        return switch (syntax) {
            case YAML -> "  ";
            case KEEPALIVED -> "    ";
        };
    }

    /// What the Enter key puts in: a break and the indentation of the next line.
    ///
    /// @param line   the line that the caret is on
    /// @param column where in it, from 0
    public static String enter(Syntax syntax, String line, int column) {
        String before = line.substring(0, Math.clamp(column, 0, line.length()));
        String indent = leading(before);
        String content = uncommented(syntax, before).strip();
        return switch (syntax) {
            case YAML -> "\n" + indent + (content.endsWith(":")
                    ? (content.startsWith("- ") ? "    " : "  ")
                    : ITEM.matcher(before).matches() && content.indexOf(": ") > 0 && !content.startsWith("- {")
                            ? "  "
                            : "");
            case KEEPALIVED -> "\n" + indent + (content.endsWith("{") ? step(syntax) : "");
        };
    }

    /// What a closing brace at the start of a line is preceded by: one step less than its line has now.
    public static Optional<TextRange> outdent(Syntax syntax, String line, int column) {
        String before = line.substring(0, Math.clamp(column, 0, line.length()));
        if (syntax == Syntax.YAML || before.isEmpty() || !before.isBlank()) {
            return Optional.empty();
        }
        int less = before.charAt(before.length() - 1) == TAB ? 1 : Math.min(before.length(), step(syntax).length());
        return Optional.of(new TextRange(before.length() - less, before.length()));
    }

    private static String uncommented(Syntax syntax, String text) {
        if (syntax == Syntax.KEEPALIVED) {
            return text.substring(0, ConfWords.commentStart(text));
        }
        int hash = text.startsWith("#") ? 0 : text.indexOf(" #");
        return hash < 0 ? text : text.substring(0, hash);
    }

    static String leading(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == TAB)) {
            end++;
        }
        return line.substring(0, end);
    }

    /// Indents lines by one step, or the other way.
    ///
    /// @param first the first line, from 0
    /// @param last  the last line
    public static List<TextChange> shift(Syntax syntax, String text, int first, int last, boolean isBack) {
        List<TextChange> changes = new ArrayList<>();
        String step = step(syntax);
        forLines(text, first, last, (start, line) -> {
            if (isBack) {
                String leading = leading(line);
                int less = leading.startsWith("\t")
                        ? 1
                        : Math.min(step.length(), YamlTokenizer.indentOf(leading));
                if (less > 0) {
                    changes.add(new TextChange(start, start + less, ""));
                }
            } else if (!line.isBlank()) {
                changes.add(TextChange.insert(start, step));
            }
        });
        return changes;
    }

    /// Makes lines comments; if all of them are, the other way.
    ///
    /// @param first the first line, from 0
    /// @param last  the last line
    public static List<TextChange> comment(String text, int first, int last) {
        List<Integer> starts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        forLines(text, first, last, (start, line) -> {
            if (!line.isBlank()) {
                starts.add(start);
                lines.add(line);
            }
        });
        boolean isBack = !lines.isEmpty() && lines.stream().allMatch(l -> l.stripLeading().startsWith("#"));
        int column = lines.stream().mapToInt(l -> leading(l).length()).min().orElse(0);
        List<TextChange> changes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int hash = starts.get(i) + leading(lines.get(i)).length();
            if (isBack) {
                boolean hasSpace = lines.get(i).startsWith("# ", hash - starts.get(i));
                changes.add(new TextChange(hash, hash + (hasSpace ? 2 : 1), ""));
            } else {
                changes.add(TextChange.insert(starts.get(i) + column, "# "));
            }
        }
        return changes;
    }

    private interface OfLine {
        void accept(int start, String line);
    }

    private static void forLines(String text, int first, int last, OfLine work) {
        int start = 0;
        for (int number = 0; number <= last && start <= text.length(); number++) {
            int next = text.indexOf('\n', start);
            int end = next < 0 ? text.length() : next;
            if (number >= first) {
                work.accept(start, text.substring(start, end));
            }
            start = end + 1;
        }
    }

    /// The bracket beside an offset and the one that belongs to it; empty: there is none, or it has none. Brackets in
    /// quotes and comments do not count.
    ///
    /// @param isCode whether what is at an offset counts
    public static List<TextRange> brackets(String text, int offset, java.util.function.IntPredicate isCode) {
        for (int at : new int[]{offset - 1, offset}) {
            boolean isBracket = at >= 0 && at < text.length()
                    && (OPENING + CLOSING).indexOf(text.charAt(at)) >= 0 && isCode.test(at);
            int other = isBracket ? partner(text, at, isCode) : -1;
            if (other >= 0) {
                return List.of(new TextRange(at, at + 1), new TextRange(other, other + 1));
            }
        }
        return List.of();
    }

    private static int partner(String text, int at, java.util.function.IntPredicate isCode) {
        char own = text.charAt(at);
        boolean isForward = OPENING.indexOf(own) >= 0;
        char wanted = isForward ? CLOSING.charAt(OPENING.indexOf(own)) : OPENING.charAt(CLOSING.indexOf(own));
        int depth = 0;
        int step = isForward ? 1 : -1;
        for (int i = at; i >= 0 && i < text.length() && Math.abs(i - at) < FARTHEST; i += step) {
            char c = text.charAt(i);
            if ((c == own || c == wanted) && isCode.test(i)) {
                depth += c == own ? 1 : -1;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }
}
