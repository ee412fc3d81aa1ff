package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;

/// Splits a line into words: at white space, around every brace, and around double quotes. Text that touches a quote is a
/// word of its own, as in keepalived.
final class Words {
    private Words() {}

    static List<Word> of(Line line, Problems problems) {
        String text = line.text();
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Line.isBlank(c)) {
                at++;
            } else if (c == '"') {
                at = quoted(line, at, words, problems);
            } else if (c == '{' || c == '}') {
                words.add(new Word(String.valueOf(c), false, line, at, at + 1));
                at++;
            } else {
                at = plain(line, at, words);
            }
        }
        return words;
    }

    private static int plain(Line line, int start, List<Word> words) {
        String text = line.text();
        int end = start;
        while (end < text.length() && !endsWord(text.charAt(end))) {
            end = behindReference(text, end);
        }
        words.add(new Word(text.substring(start, end), false, line, start, end));
        return end;
    }

    /// Behind the next character, or behind a `${NAME}` that nothing defines: its braces are no block's.
    private static int behindReference(String text, int at) {
        if (text.startsWith("${", at)) {
            int end = text.indexOf('}', at);
            boolean isName = end > 0 && text.substring(at + 2, end).chars().noneMatch(c -> endsWord((char) c));
            return isName ? end + 1 : at + 1;
        }
        return at + 1;
    }

    private static boolean endsWord(char c) {
        return Line.isBlank(c) || c == '"' || c == '{' || c == '}';
    }

    private static int quoted(Line line, int start, List<Word> words, Problems problems) {
        String text = line.text();
        int end = text.indexOf('"', start + 1);
        if (end < 0) {
            problems.error(line.place(start, text.length()), "this quote is not closed before the line ends",
                    "Put a \" where the text ends.");
            words.add(new Word(text.substring(start + 1), true, line, start, text.length()));
            return text.length();
        }
        words.add(new Word(text.substring(start + 1, end), true, line, start, end + 1));
        return end + 1;
    }
}
