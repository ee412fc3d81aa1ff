package dev.baton.language;

/// How keepalived cuts a line into words.
final class ConfWords {
    private ConfWords() {}

    /// Where the comment of a line begins; its end if it has none.
    static int commentStart(CharSequence line) {
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && c == '\\' && i + 1 < line.length() && isMark(line.charAt(i + 1))) {
                i++;
            } else if (!isQuoted && isMark(c)) {
                return i;
            }
        }
        return line.length();
    }

    private static boolean isMark(char c) {
        return c == '#' || c == '!';
    }

    /// Behind the word that begins at `from`.
    ///
    /// @param limit where the line's comment begins
    static int wordEnd(CharSequence line, int from, int limit) {
        if (line.charAt(from) == '"') {
            for (int i = from + 1; i < limit; i++) {
                if (line.charAt(i) == '"') {
                    return i + 1;
                }
            }
            return limit;
        }
        boolean isReference = false;
        for (int i = from; i < limit; i++) {
            char c = line.charAt(i);
            boolean opens = c == '{' && i > from && line.charAt(i - 1) == '$';
            boolean ends = Character.isWhitespace(c) || c == '"' || (c == '{' && !opens) || (c == '}' && !isReference);
            if (ends && i > from) {
                return i;
            }
            isReference = opens || (isReference && c != '}');
        }
        return limit;
    }
}
