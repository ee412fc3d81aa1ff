package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;

import dev.baton.config.Place;

/// Makes statements and blocks of lines. A brace ends a statement, and so does the end of a line; the brace that opens a
/// block may be on the keyword's line or on the next. A brace too many is told of where it stands and skipped, as
/// keepalived does; a brace too few is told of where its block begins.
final class TreeBuilder {
    private static final class Open {
        final Word brace;
        final List<Word> head;
        final List<Node> children = new ArrayList<>();

        Open(Word brace, List<Word> head) {
            this.brace = brace;
            this.head = head;
        }
    }

    private final Problems problems;
    private final List<Node> top = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private List<Word> pending = List.of();
    private int tooDeep;

    private TreeBuilder(Problems problems) {
        this.problems = problems;
    }

    static List<Node> build(List<Line> lines, Problems problems) {
        TreeBuilder builder = new TreeBuilder(problems);
        lines.forEach(builder::line);
        builder.end();
        return builder.top;
    }

    private void line(Line line) {
        List<Word> statement = new ArrayList<>();
        for (Word word : Words.of(line, problems)) {
            if (word.opens()) {
                List<Word> head = statement.isEmpty() ? pending : statement;
                settle(statement.isEmpty());
                statement = new ArrayList<>();
                openBlock(word, head);
            } else if (word.closes()) {
                settle(false);
                finish(statement);
                statement = new ArrayList<>();
                closeBlock(word);
            } else {
                if (statement.isEmpty()) {
                    settle(false);
                }
                statement.add(word);
            }
        }
        if (!statement.isEmpty()) {
            pending = statement;
        }
    }

    /// What was on the line before was a statement of its own, unless its block begins now.
    private void settle(boolean isHead) {
        if (!isHead) {
            finish(pending);
        }
        pending = List.of();
    }

    private void finish(List<Word> statement) {
        if (!statement.isEmpty()) {
            add(new Node(statement.getFirst(), statement.subList(1, statement.size()), false, List.of()));
        }
    }

    private void add(Node node) {
        (open.isEmpty() ? top : open.getLast().children).add(node);
    }

    private void openBlock(Word brace, List<Word> head) {
        if (open.size() >= ConfLimits.MAX_BLOCK_DEPTH) {
            if (tooDeep++ == 0) {
                problems.error(brace.place(), "blocks are nested more than " + ConfLimits.MAX_BLOCK_DEPTH + " deep",
                        "Check the braces above.");
            }
            return;
        }
        if (head.isEmpty()) {
            problems.error(brace.place(), "a { with nothing before it", "Put the block's keyword before it.");
        }
        open.add(new Open(brace, head));
    }

    private void closeBlock(Word brace) {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        if (open.isEmpty()) {
            problems.error(brace.place(), "a } too many: no block is open here",
                    "Remove it, or find the block above that was closed too early.");
            return;
        }
        close(open.removeLast());
    }

    private void close(Open block) {
        if (block.head.isEmpty()) {
            block.children.forEach(this::add);
        } else {
            add(new Node(block.head.getFirst(), block.head.subList(1, block.head.size()), true, block.children));
        }
    }

    private void end() {
        settle(false);
        while (!open.isEmpty()) {
            Open block = open.removeLast();
            Place place = block.head.isEmpty() ? block.brace.place() : block.head.getFirst().place();
            problems.error(place, "this block is not closed before the file ends",
                    "Put a } where it ends; keepalived reads what follows as part of it.");
            close(block);
        }
    }
}
