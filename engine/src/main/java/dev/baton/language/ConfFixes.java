package dev.baton.language;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.finding.Code;
import dev.baton.language.ConfTree.Statement;

/// What mends problems of a keepalived.conf.
final class ConfFixes {
    private static final Pattern BELOW = Pattern.compile("^the (\\S+) '(.*)' is defined only below.*", Pattern.DOTALL);
    private static final int PASSWORD_BYTES = 8;
    private static final String INDENT = "    ";
    private static final String SECURITY = "enable_script_security";

    private final String text;
    private final ConfTree tree;

    ConfFixes(String text) {
        this.text = text;
        this.tree = ConfTree.of(text + "\n");
    }

    /// Adds what mends a problem.
    void add(TextRange range, Optional<Code> code, String message, String advice, List<Fix> fixes) {
        code.ifPresent(c -> {
            switch (c) {
                case C03 -> {
                    state(range).ifPresent(fixes::add);
                    removeStatement(range).ifPresent(fixes::add);
                }
                case C05 -> broadcast(range).ifPresent(fixes::add);
                case C06 -> password(range, true).ifPresent(fixes::add);
                case C07, C16 -> security().ifPresent(fixes::add);
                case C09 -> set(range.start(), "advert_int", "0.1").ifPresent(fixes::add);
                case C11 -> {
                    set(range.start(), "priority", "100").ifPresent(fixes::add);
                    state(range).ifPresent(fixes::add);
                }
                case C12 -> password(range, false).ifPresent(fixes::add);
                case C13 -> move(range, message).ifPresent(fixes::add);
                case C15 -> braces(range, advice, fixes);
                default -> {
                    // Others need somebody who decides.
                }
            }
        });
        if (message.startsWith("this quote is not closed")) {
            fixes.add(Fix.insert("\"", lineEnd(range.start()), "\""));
        } else if (message.contains("' is there twice;") || message.contains("' is there already;")) {
            removeStatement(range).ifPresent(fixes::add);
        } else if (message.startsWith("a } too many") && code.isEmpty()) {
            fixes.add(Fix.remove("}", range));
        }
    }

    private void braces(TextRange range, String advice, List<Fix> fixes) {
        if (advice.startsWith("Remove")) {
            fixes.add(Fix.remove("}", new TextRange(range.start(), Math.min(text.length(), range.start() + 1))));
        } else if (advice.startsWith("Put a } before this line")) {
            fixes.add(Fix.insert("}", lineStart(range.start()), "}\n"));
        } else {
            fixes.add(Fix.insert("}", text.length(), (text.endsWith("\n") ? "" : "\n") + "}\n"));
        }
    }

    /// `state MASTER` of the instance around becomes `state BACKUP`.
    private Optional<Fix> state(TextRange range) {
        return instance(range.start()).flatMap(block -> statement(block, "state"))
                .filter(i -> tree.word(i, 1).filter("MASTER"::equals).isPresent())
                .map(i -> tree.statement(i).words().get(1))
                .map(word -> new Fix(Fix.Kind.REPLACE, "state BACKUP",
                        List.of(new TextChange(word.start(), word.end(), "BACKUP"))));
    }

    private Optional<Fix> broadcast(TextRange range) {
        return tree.at(range.start()).flatMap(i -> {
            List<TextRange> words = tree.statement(i).words();
            for (int w = 1; w + 1 < words.size(); w++) {
                if (List.of("brd", "broadcast").contains(tree.word(words.get(w)))) {
                    return Optional.of(Fix.replace(words.get(w + 1), "+"));
                }
            }
            return Optional.<Fix>empty();
        });
    }

    /// @param isShorter whether it is cut to what an advert carries; else it is put in quotes
    private Optional<Fix> password(TextRange range, boolean isShorter) {
        Optional<Integer> found = tree.at(range.start()).filter(i -> tree.keyword(i).equals("auth_pass"));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int keywordEnd = tree.statement(found.get()).words().getFirst().end();
        String rest = text.substring(keywordEnd, lineEnd(keywordEnd));
        int start = keywordEnd + rest.length() - rest.stripLeading().length();
        String written = rest.strip();
        int blank = written.indexOf(' ');
        String value = blank < 0 ? written : written.substring(0, blank);
        if (value.isEmpty() || value.indexOf('"') >= 0 || value.indexOf('}') >= 0) {
            return Optional.empty();
        }
        if (isShorter) {
            String cut = value;
            while (cut.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES) {
                cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
            }
            return Optional.of(new Fix(Fix.Kind.REPLACE, "auth_pass …",
                    List.of(new TextChange(start, start + value.length(), cut))));
        }
        return Optional.of(new Fix(Fix.Kind.QUOTE, "auth_pass", List.of(TextChange.insert(start, "\""),
                TextChange.insert(start + value.length(), "\""))));
    }

    private Optional<Fix> security() {
        for (int i = 0; i < tree.statements().size(); i++) {
            if (tree.statement(i).parent() < 0 && tree.keyword(i).equals("global_defs")) {
                return statement(i, SECURITY).isPresent() ? Optional.empty() : insert(i, SECURITY);
            }
        }
        return Optional.of(Fix.insert(SECURITY, 0, "global_defs {\n" + INDENT + SECURITY + "\n}\n\n"));
    }

    /// Moves what is used before it is defined in front of the block that uses it.
    private Optional<Fix> move(TextRange range, String message) {
        Matcher below = BELOW.matcher(message);
        Optional<Integer> user = tree.at(range.start()).map(this::outermost);
        if (!below.matches() || user.isEmpty()) {
            return Optional.empty();
        }
        for (int i = user.get() + 1; i < tree.statements().size(); i++) {
            Statement block = tree.statement(i);
            boolean isIt = block.parent() < 0 && block.block().isPresent()
                    && tree.word(i, 1).filter(below.group(2)::equals).isPresent() && !isInstance(i);
            if (isIt) {
                int start = lineStart(block.start());
                int end = Math.min(text.length(), lineEnd(Math.min(block.end(), text.length())) + 1);
                String moved = text.substring(start, end);
                int to = lineStart(tree.statement(user.get()).start());
                return Optional.of(new Fix(Fix.Kind.MOVE, tree.keyword(i) + " " + below.group(2),
                        List.of(TextChange.insert(to, moved + (moved.endsWith("\n") ? "\n" : "\n\n")),
                                new TextChange(start, end, ""))));
            }
        }
        return Optional.empty();
    }

    private boolean isInstance(int index) {
        return List.of("vrrp_instance", "vrrp_sync_group").contains(tree.keyword(index));
    }

    private int outermost(int index) {
        int outer = index;
        while (tree.statement(outer).parent() >= 0) {
            outer = tree.statement(outer).parent();
        }
        return outer;
    }

    /// The block at the top that an offset is in.
    private Optional<Integer> instance(int offset) {
        return tree.at(offset).map(this::outermost).or(() -> Optional.of(tree.around(offset)).filter(i -> i >= 0)
                .map(this::outermost)).filter(i -> tree.statement(i).block().isPresent());
    }

    private Optional<Integer> statement(int block, String keyword) {
        return tree.children(block).stream().filter(i -> tree.keyword(i).equals(keyword)).reduce((_, last) -> last);
    }

    /// A keyword of the instance around an offset gets a value.
    Optional<Fix> set(int offset, String keyword, String value) {
        return instance(offset).flatMap(block -> statement(block, keyword)
                .filter(i -> tree.statement(i).words().size() > 1)
                .map(i -> tree.statement(i).words().get(1))
                .map(word -> new Fix(Fix.Kind.REPLACE, keyword + " " + value,
                        List.of(new TextChange(word.start(), word.end(), value))))
                .or(() -> insert(block, keyword + " " + value)));
    }

    /// A block of the instance around an offset gets one more line.
    Optional<Fix> append(int offset, String keyword, String value) {
        return instance(offset).flatMap(block -> statement(block, keyword)).flatMap(block -> insert(block, value));
    }

    /// A statement at the beginning of a block.
    private Optional<Fix> insert(int block, String statement) {
        Optional<TextRange> braces = tree.statement(block).block();
        if (braces.isEmpty()) {
            return Optional.empty();
        }
        int behind = Math.min(text.length(), braces.get().start() + 1);
        String indent = tree.children(block).stream().map(i -> tree.statement(i).start())
                .filter(start -> lineStart(start) > braces.get().start()).findFirst()
                .map(start -> Typing.leading(text.substring(lineStart(start), start)))
                .orElseGet(() -> Typing.leading(text.substring(lineStart(behind), behind)) + INDENT);
        boolean isAlone = text.substring(behind, lineEnd(behind)).isBlank();
        return Optional.of(Fix.insert(statement, behind, "\n" + indent + statement + (isAlone ? "" : "\n" + indent)));
    }

    private Optional<Fix> removeStatement(TextRange range) {
        return tree.at(range.start()).filter(i -> tree.statement(i).block().isEmpty()).map(i -> {
            int start = tree.statement(i).start();
            int end = tree.statement(i).end();
            boolean isAlone = text.substring(lineStart(start), start).isBlank()
                    && text.substring(end, lineEnd(end)).isBlank();
            TextRange gone = isAlone
                    ? new TextRange(lineStart(start), Math.min(text.length(), lineEnd(end) + 1))
                    : new TextRange(start, end);
            return Fix.remove(text.substring(start, end), gone);
        });
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int next = text.indexOf('\n', offset);
        return next < 0 ? text.length() : next;
    }
}
