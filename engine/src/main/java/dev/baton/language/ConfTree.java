package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The structure of a keepalived.conf as it stands, with places in the text: conditions and definitions are not looked
/// into. It is made for texts that are just being typed.
final class ConfTree {
    private static final int MAX_STATEMENTS = 500_000;
    private static final int MAX_DEPTH = 1_000;

    /// A statement.
    ///
    /// @param parent the index of the block that it is in; -1: none
    /// @param words  the places of its words, the keyword first; empty for a brace without a keyword
    /// @param block  from its opening brace to behind its closing one; empty: it is no block
    record Statement(int parent, List<TextRange> words, Optional<TextRange> block) {
        Statement {
            words = List.copyOf(words);
        }

        int start() {
            return words.isEmpty() ? block.map(TextRange::start).orElse(0) : words.getFirst().start();
        }

        int end() {
            return block.map(TextRange::end).orElseGet(() -> words.isEmpty() ? start() : words.getLast().end());
        }
    }

    /// Where a text breaks off.
    ///
    /// @param path      the keywords of the blocks around
    /// @param words     the words of the statement that it breaks off in, without the one being typed
    /// @param start     where the word begins that is being typed
    /// @param isComment whether it breaks off in a comment or in quotes
    record End(List<String> path, List<String> words, int start, boolean isComment) {
        End {
            path = List.copyOf(path);
            words = List.copyOf(words);
        }
    }

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private final List<TextRange> words = new ArrayList<>();
    /// The words of a statement whose block may begin on a later line.
    private final List<TextRange> pending = new ArrayList<>();
    private boolean isInComment;

    private ConfTree(String text) {
        this.text = text;
    }

    /// Reads a text.
    static ConfTree of(String text) {
        ConfTree tree = new ConfTree(text);
        int at = 0;
        while (at <= text.length() && tree.statements.size() < MAX_STATEMENTS) {
            int next = text.indexOf('\n', at);
            int stop = next < 0 ? text.length() : next;
            tree.line(at, stop);
            if (next >= 0) {
                tree.endLine();
            }
            at = stop + 1;
        }
        return tree;
    }

    private void line(int start, int stop) {
        String line = text.substring(start, stop);
        int limit = ConfWords.commentStart(line);
        isInComment = limit < line.length();
        int at = 0;
        while (at < limit) {
            char c = line.charAt(at);
            if (c == '{') {
                openBlock(start + at++);
            } else if (c == '}') {
                closeBlock(start + at++);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                int end = ConfWords.wordEnd(line, at, limit);
                words.add(new TextRange(start + at, start + end));
                at = end;
            }
        }
    }

    private void endLine() {
        if (!words.isEmpty()) {
            finish(pending);
            pending.addAll(words);
            words.clear();
        }
    }

    /// A statement that has no block.
    private void finish(List<TextRange> statement) {
        if (!statement.isEmpty()) {
            statements.add(new Statement(top(), statement, Optional.empty()));
            statement.clear();
        }
    }

    private void openBlock(int brace) {
        List<TextRange> head = words.isEmpty() ? pending : words;
        if (!words.isEmpty()) {
            finish(pending);
        }
        if (open.size() < MAX_DEPTH) {
            statements.add(new Statement(top(), head, Optional.of(new TextRange(brace, text.length()))));
            open.add(statements.size() - 1);
        }
        words.clear();
        pending.clear();
    }

    private void closeBlock(int brace) {
        finish(pending);
        finish(words);
        if (!open.isEmpty()) {
            int last = open.removeLast();
            Statement s = statements.get(last);
            statements.set(last, new Statement(s.parent(), s.words(),
                    s.block().map(b -> new TextRange(b.start(), brace + 1))));
        }
    }

    private int top() {
        return open.isEmpty() ? -1 : open.getLast();
    }

    /// The statements in the order of the text. What the text breaks off in is not among them.
    List<Statement> statements() {
        return statements;
    }

    Statement statement(int index) {
        return statements.get(index);
    }

    String word(TextRange range) {
        String word = text.substring(range.start(), range.end());
        boolean isQuoted = word.length() >= 2 && word.charAt(0) == '"' && word.charAt(word.length() - 1) == '"';
        return isQuoted ? word.substring(1, word.length() - 1) : word;
    }

    String keyword(int index) {
        Statement statement = statements.get(index);
        return statement.words().isEmpty() ? "" : word(statement.words().getFirst());
    }

    /// The word at `number` of a statement; the keyword is 0.
    Optional<String> word(int index, int number) {
        List<TextRange> all = statements.get(index).words();
        return number < all.size() ? Optional.of(word(all.get(number))) : Optional.empty();
    }

    /// The keywords of the blocks around a statement, from the top.
    List<String> path(int index) {
        List<String> path = new ArrayList<>();
        for (int i = statements.get(index).parent(); i >= 0; i = statements.get(i).parent()) {
            path.addFirst(keyword(i));
        }
        return path;
    }

    /// The statements of a block.
    List<Integer> children(int parent) {
        List<Integer> children = new ArrayList<>();
        for (int i = parent + 1; i < statements.size(); i++) {
            if (statements.get(i).parent() == parent) {
                children.add(i);
            }
        }
        return children;
    }

    /// The statement one of whose words is at an offset.
    Optional<Integer> at(int offset) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).words().stream().anyMatch(w -> w.touches(offset))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /// The block that an offset is in; -1: none.
    int around(int offset) {
        int around = -1;
        for (int i = 0; i < statements.size() && statements.get(i).start() <= offset; i++) {
            boolean isIn = statements.get(i).block().filter(b -> b.start() < offset && offset < b.end()).isPresent();
            around = isIn ? i : around;
        }
        return around;
    }

    /// Where the text breaks off.
    End end() {
        List<String> path = open.stream().map(this::keyword).toList();
        boolean isTyping = !words.isEmpty() && words.getLast().end() == text.length();
        List<String> before = words.subList(0, isTyping ? words.size() - 1 : words.size()).stream().map(this::word)
                .toList();
        boolean isQuote = isTyping && text.charAt(words.getLast().start()) == '"';
        return new End(path, before, isTyping ? words.getLast().start() : text.length(), isInComment || isQuote);
    }
}
