package dev.baton.keepalived;

/// Finds where a line's comment begins: at the first `#` or `!` that is neither within double quotes nor behind a
/// backslash. Single quotes protect from nothing.
final class Comments {
    private Comments() {}

    /// The line without its comment, with `\#` and `\!` as plain characters.
    static Line strip(Line line) {
        String text = line.text();
        boolean quoted = false;
        Line kept = line;
        int removed = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '\\' && i + 1 < text.length() && isMark(text.charAt(i + 1))) {
                kept = kept.replaced(i - removed, i - removed + 1, "");
                removed++;
                i++;
            } else if (!quoted && isMark(c)) {
                return kept.cut(0, i - removed).stripped();
            }
        }
        return kept.stripped();
    }

    private static boolean isMark(char c) {
        return c == '#' || c == '!';
    }
}
