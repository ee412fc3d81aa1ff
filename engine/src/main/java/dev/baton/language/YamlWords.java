package dev.baton.language;

/// Where the words of a YAML text end.
final class YamlWords {
    private final String text;

    YamlWords(String text) {
        this.text = text;
    }

    /// Behind the key that begins at `at`; -1: there is none.
    int keyEnd(int at) {
        char c = text.charAt(at);
        if (c == '[' || c == '{' || c == '|' || c == '>' || c == '&' || c == '*') {
            return -1;
        }
        int stop;
        if (c == '"' || c == '\'') {
            stop = YamlTokenizer.closing(text, at + 1, c);
        } else {
            stop = at;
            while (stop < text.length() && text.charAt(stop) != '\n'
                    && !(text.charAt(stop) == ':' && isSpace(stop + 1))
                    && !(text.charAt(stop) == '#' && isSpace(stop - 1))) {
                stop++;
            }
        }
        int colon = Math.max(stop, 0);
        while (colon < text.length() && text.charAt(colon) == ' ') {
            colon++;
        }
        return stop >= 0 && colon < text.length() && text.charAt(colon) == ':' && isSpace(colon + 1)
                ? trimmed(at, stop)
                : -1;
    }

    /// Behind a value without quotes, a remark left out.
    int plainEnd(int start) {
        int stop = start;
        while (stop < text.length() && text.charAt(stop) != '\n'
                && !(text.charAt(stop) == '#' && stop > start && isSpace(stop - 1))) {
            stop++;
        }
        return stop;
    }

    /// Behind a word within brackets.
    int flowWordEnd(int start) {
        int stop = start;
        while (stop < text.length() && ",[]{}\n".indexOf(text.charAt(stop)) < 0
                && !(text.charAt(stop) == ':' && (stop + 1 >= text.length() || isSpace(stop + 1)
                        || ",[]{}".indexOf(text.charAt(stop + 1)) >= 0))
                && !(text.charAt(stop) == '#' && stop > start && isSpace(stop - 1))) {
            stop++;
        }
        return stop;
    }

    /// The end without the white space before it.
    int trimmed(int start, int stop) {
        int trimmed = stop;
        while (trimmed > start && Character.isWhitespace(text.charAt(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }

    /// A word without its quotes.
    String name(int start, int stop) {
        char c = text.charAt(start);
        boolean isQuoted = (c == '"' || c == '\'') && stop - start >= 2;
        return isQuoted ? text.substring(start + 1, stop - 1) : text.substring(start, stop);
    }

    /// Whether white space, or no text, is there.
    boolean isSpace(int index) {
        return index < 0 || index >= text.length() || Character.isWhitespace(text.charAt(index));
    }
}
