package dev.baton.failover.report;

/// Makes text that somebody else has chosen fit to stand in a report: no character of it has a meaning there, none turns the
/// direction of the writing, and none is forbidden in XML 1.0.
final class Plain {
    /// What stands for a character that cannot be shown.
    private static final char REPLACEMENT = '\uFFFD';
    /// A longer text is cut.
    static final int MOST = 4_000;

    private Plain() {}

    /// The text in markup: HTML or XML, between tags or in a quoted attribute.
    static String markup(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        shown(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /// The text without what cannot be shown.
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), MOST));
        text.codePoints().limit(MOST).forEach(c -> shown.appendCodePoint(isShown(c) ? c : REPLACEMENT));
        return shown.toString();
    }

    private static boolean isShown(int c) {
        boolean isSpace = c == '\n' || c == '\t';
        return switch (Character.getType(c)) {
            case Character.CONTROL -> isSpace;
            case Character.SURROGATE, Character.UNASSIGNED, Character.FORMAT, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    /// The text as a cell of a CSV file (RFC 4180), which no spreadsheet takes for a formula.
    static String cell(String text) {
        String shown = shown(text);
        boolean isFormula = !shown.isEmpty() && "=+-@\t\n".indexOf(shown.charAt(0)) >= 0;
        String safe = isFormula ? "'" + shown : shown;
        boolean isQuoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
        return isQuoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
