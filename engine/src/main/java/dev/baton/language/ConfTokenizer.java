package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.keepalived.KeywordHelp;

/// Tokens of a keepalived.conf.
final class ConfTokenizer implements Tokenizer {
    private static final int MAX_DEPTH = 8;

    /// @param path    the keywords of the blocks around, from the top; blocks deeper than [#MAX_DEPTH] are counted only
    /// @param deeper  how many blocks more there are around
    /// @param pending the keyword of the statement above, whose block may begin on the next line; may be empty
    record ConfState(List<String> path, int deeper, String pending) implements State {
        ConfState {
            path = List.copyOf(path);
        }
    }

    private static final ConfState START = new ConfState(List.of(), 0, "");

    @Override
    public State start() {
        return START;
    }

    @Override
    public Line line(String line, State before) {
        return new Cut(line, before instanceof ConfState conf ? conf : START).run();
    }

    /// One line being cut.
    private static final class Cut {
        private final String line;
        private final int end;
        private final List<Token> tokens = new ArrayList<>();
        private final List<String> path;
        private int deeper;
        private String pending;
        private String keyword = "";
        private int words;

        Cut(String line, ConfState state) {
            this.line = line;
            this.path = new ArrayList<>(state.path());
            this.deeper = state.deeper();
            this.pending = state.pending();
            this.end = ConfWords.commentStart(line);
        }

        Line run() {
            int at = 0;
            while (at < end) {
                char c = line.charAt(at);
                if (Character.isWhitespace(c)) {
                    at++;
                } else if (c == '{' || c == '}') {
                    brace(c, at++);
                } else {
                    int stop = ConfWords.wordEnd(line, at, end);
                    word(at, stop);
                    at = stop;
                }
            }
            if (end < line.length()) {
                tokens.add(new Token(end, line.length(), TokenKind.COMMENT));
            }
            return new Line(tokens, new ConfState(path, deeper, words > 0 ? keyword : pending));
        }

        private void brace(char c, int at) {
            tokens.add(new Token(at, at + 1, TokenKind.PUNCTUATION));
            if (c == '{') {
                if (path.size() < MAX_DEPTH) {
                    path.add(words > 0 ? keyword : pending);
                } else {
                    deeper++;
                }
            } else if (deeper > 0) {
                deeper--;
            } else if (!path.isEmpty()) {
                path.removeLast();
            }
            words = 0;
            keyword = "";
            pending = "";
        }

        private void word(int at, int stop) {
            String word = line.substring(at, stop);
            char first = word.charAt(0);
            Optional<TokenKind> kind = Optional.empty();
            if (words == 0 && (first == '@' || first == '~' || (first == '$' && word.contains("=")))) {
                kind = Optional.of(TokenKind.REFERENCE);
            } else if (words++ == 0) {
                keyword = word;
                kind = keywordKind(word);
            } else if (first == '"') {
                kind = Optional.of(TokenKind.STRING);
            } else if (first == '$') {
                kind = Optional.of(TokenKind.REFERENCE);
            } else {
                boolean isName = words == 2 && path.isEmpty() && KeywordHelp.isNamed(keyword);
                kind = isName
                        ? Optional.of(TokenKind.NAME)
                        : Values.kind(word).or(() -> KeywordHelp.find(path, word).isPresent() && path.isEmpty()
                                ? Optional.of(TokenKind.KEY)
                                : Optional.empty());
            }
            kind.ifPresent(k -> tokens.add(new Token(at, stop, k)));
        }

        private Optional<TokenKind> keywordKind(String word) {
            if (word.startsWith("include")) {
                return Optional.of(TokenKind.REFERENCE);
            }
            Optional<KeywordHelp> known = KeywordHelp.find(path, word);
            if (known.isPresent()) {
                return Optional.of(known.get().isBlock() ? TokenKind.BLOCK : TokenKind.KEY);
            }
            return word.charAt(0) == '"' ? Optional.of(TokenKind.STRING) : Values.kind(word);
        }
    }
}
