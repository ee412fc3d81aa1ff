package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Tokens of YAML, by the look of single lines: what is no YAML has tokens, too.
final class YamlTokenizer implements Tokenizer {
    private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][-+0-9]{0,2}\\s*(#.*)?");
    private static final int MAX_FLOW_DEPTH = 1_000;

    private enum Mode {
        PLAIN, BLOCK, DOUBLE, SINGLE
    }

    /// @param mode   what the next line is within
    /// @param indent of a block of text: the indentation of what it belongs to
    /// @param flow   how many brackets and braces are open
    record YamlState(Mode mode, int indent, int flow) implements State {}

    private static final YamlState START = new YamlState(Mode.PLAIN, 0, 0);

    @Override
    public State start() {
        return START;
    }

    @Override
    public Line line(String line, State before) {
        YamlState state = before instanceof YamlState yaml ? yaml : START;
        int indent = indentOf(line);
        if (state.mode() == Mode.BLOCK && (line.isBlank() || indent > state.indent())) {
            return new Line(line.isBlank()
                    ? List.of()
                    : List.of(new Token(indent, line.length(), TokenKind.STRING)), state);
        }
        return new Cut(line, indent, state).run();
    }

    static int indentOf(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /// Behind the quote that closes; -1: it is not closed on this line.
    static int closing(CharSequence line, int from, char quote) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == '"' && c == '\\') {
                i++;
            } else if (c == quote) {
                if (quote == '\'' && i + 1 < line.length() && line.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    /// One line being cut.
    private static final class Cut {
        private final String line;
        private final int indent;
        private final List<Token> tokens = new ArrayList<>();
        private Mode mode;
        private int flow;
        private int at;

        Cut(String line, int indent, YamlState state) {
            this.line = line;
            this.indent = indent;
            this.mode = state.mode() == Mode.BLOCK ? Mode.PLAIN : state.mode();
            this.flow = state.flow();
        }

        Line run() {
            if (mode == Mode.PLAIN && flow == 0 && (line.startsWith("---") || line.startsWith("...")
                    || line.startsWith("%"))) {
                add(0, line.startsWith("%") ? line.length() : 3, TokenKind.REFERENCE);
            }
            if (mode != Mode.PLAIN) {
                quoted(0, mode == Mode.DOUBLE ? '"' : '\'', 0);
            }
            while (at < line.length() && mode == Mode.PLAIN) {
                step(line.charAt(at));
            }
            return new Line(tokens, mode == Mode.PLAIN && flow == 0
                    ? START
                    : new YamlState(mode, mode == Mode.BLOCK ? indent : 0, flow));
        }

        private void add(int start, int end, TokenKind kind) {
            if (end > start) {
                tokens.add(new Token(start, end, kind));
            }
            at = Math.max(end, at);
        }

        private void step(char c) {
            boolean isAfterSpace = at == 0 || Character.isWhitespace(line.charAt(at - 1));
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' && isAfterSpace) {
                add(at, line.length(), TokenKind.COMMENT);
            } else if (c == '"' || c == '\'') {
                quoted(at, c, at + 1);
            } else if (c == '[' || c == '{') {
                flow = Math.min(MAX_FLOW_DEPTH, flow + 1);
                add(at, at + 1, TokenKind.PUNCTUATION);
            } else if (c == ']' || c == '}') {
                flow = Math.max(0, flow - 1);
                add(at, at + 1, TokenKind.PUNCTUATION);
            } else if (c == ',' && flow > 0) {
                add(at, at + 1, TokenKind.PUNCTUATION);
            } else if ((c == '-' || c == '?' || c == ':') && isAlone()) {
                add(at, at + 1, TokenKind.PUNCTUATION);
            } else if (c == '&' || c == '*' || c == '!') {
                add(at, wordEnd(at), TokenKind.REFERENCE);
            } else if ((c == '|' || c == '>') && flow == 0
                    && BLOCK_HEADER.matcher(line).region(at, line.length()).matches()) {
                add(at, at + 1, TokenKind.PUNCTUATION);
                int comment = line.indexOf('#', at);
                if (comment >= 0) {
                    add(comment, line.length(), TokenKind.COMMENT);
                }
                at = line.length();
                mode = Mode.BLOCK;
            } else {
                plain();
            }
        }

        private boolean isAlone() {
            return at + 1 >= line.length() || Character.isWhitespace(line.charAt(at + 1));
        }

        private int wordEnd(int from) {
            int end = from;
            while (end < line.length() && !Character.isWhitespace(line.charAt(end))
                    && (flow == 0 || ",[]{}".indexOf(line.charAt(end)) < 0)) {
                end++;
            }
            return Math.max(end, from + 1);
        }

        /// @param start where its token begins
        /// @param from  behind the quote that opens it
        private void quoted(int start, char quote, int from) {
            int end = closing(line, from, quote);
            if (end < 0) {
                add(start, line.length(), TokenKind.STRING);
                at = line.length();
                mode = quote == '"' ? Mode.DOUBLE : Mode.SINGLE;
                return;
            }
            mode = Mode.PLAIN;
            add(start, end, isColon(end) ? TokenKind.KEY : TokenKind.STRING);
        }

        private boolean isColon(int from) {
            int next = from;
            while (next < line.length() && line.charAt(next) == ' ') {
                next++;
            }
            return next < line.length() && line.charAt(next) == ':';
        }

        private void plain() {
            int end = at;
            boolean isKey = false;
            while (end < line.length() && !isKey && !endsPlain(end)) {
                isKey = line.charAt(end) == ':' && (end + 1 >= line.length()
                        || Character.isWhitespace(line.charAt(end + 1))
                        || (flow > 0 && ",[]{}".indexOf(line.charAt(end + 1)) >= 0));
                end += isKey ? 0 : 1;
            }
            int stop = end;
            while (stop > at && Character.isWhitespace(line.charAt(stop - 1))) {
                stop--;
            }
            int start = at;
            if (isKey) {
                add(start, stop, TokenKind.KEY);
                add(end, end + 1, TokenKind.PUNCTUATION);
            } else {
                int last = stop;
                Values.kind(line.substring(start, last)).ifPresent(kind -> add(start, last, kind));
            }
            at = Math.max(at, Math.max(end, start + 1));
        }

        private boolean endsPlain(int end) {
            char c = line.charAt(end);
            return (c == '#' && end > at && Character.isWhitespace(line.charAt(end - 1)))
                    || (flow > 0 && ",[]{}".indexOf(c) >= 0);
        }
    }
}
