package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A statement or block with the braces that make it one, for edits: [Node] leaves them out.
///
/// @param words    the keyword and its arguments, at least one
/// @param open     the brace that opens the block; empty: it is a statement
/// @param close    the brace that closes it; empty: nothing does
/// @param children what the braces hold
record Piece(List<Word> words, Optional<Word> open, Optional<Word> close, List<Piece> children) {
    Piece {
        words = List.copyOf(words);
        children = List.copyOf(children);
    }

    Word keyword() {
        return words.getFirst();
    }

    List<Word> args() {
        return words.subList(1, words.size());
    }

    boolean isBlock() {
        return open.isPresent();
    }

    /// Its last word or brace.
    Word last() {
        return close.or(() -> open).orElseGet(words::getLast);
    }

    /// The children with this keyword.
    Stream<Piece> all(String name) {
        return children.stream().filter(child -> child.keyword().text().equals(name));
    }

    /// What the lines of a file are made of, by the rules of [TreeBuilder]; braces too many or without a head are passed
    /// over.
    static List<Piece> of(List<Line> lines) {
        Builder builder = new Builder();
        lines.forEach(builder::line);
        return builder.end();
    }

    private static final class Builder {
        private record Open(List<Word> head, Word brace, List<Piece> children) {}

        private final Problems ignored = new Problems();
        private final List<Piece> top = new ArrayList<>();
        private final List<Open> open = new ArrayList<>();
        private List<Word> pending = List.of();
        private int tooDeep;

        void line(Line line) {
            List<Word> statement = new ArrayList<>();
            for (Word word : Words.of(line, ignored)) {
                if (word.opens()) {
                    List<Word> head = statement.isEmpty() ? pending : statement;
                    settle(statement.isEmpty());
                    statement = new ArrayList<>();
                    begin(head, word);
                } else if (word.closes()) {
                    settle(false);
                    finish(statement);
                    statement = new ArrayList<>();
                    close(Optional.of(word));
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

        private void settle(boolean isHead) {
            if (!isHead) {
                finish(pending);
            }
            pending = List.of();
        }

        private void finish(List<Word> statement) {
            if (!statement.isEmpty()) {
                add(new Piece(statement, Optional.empty(), Optional.empty(), List.of()));
            }
        }

        private void add(Piece piece) {
            (open.isEmpty() ? top : open.getLast().children()).add(piece);
        }

        private void begin(List<Word> head, Word brace) {
            if (open.size() >= ConfLimits.MAX_BLOCK_DEPTH) {
                tooDeep++;
            } else {
                open.add(new Open(head, brace, new ArrayList<>()));
            }
        }

        private void close(Optional<Word> brace) {
            if (tooDeep > 0) {
                tooDeep--;
            } else if (!open.isEmpty()) {
                Open block = open.removeLast();
                if (block.head().isEmpty()) {
                    block.children().forEach(this::add);
                } else {
                    add(new Piece(block.head(), Optional.of(block.brace()), brace, block.children()));
                }
            }
        }

        List<Piece> end() {
            settle(false);
            tooDeep = 0;
            while (!open.isEmpty()) {
                close(Optional.empty());
            }
            return top;
        }
    }
}
