package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Splits a command as a shell does: at white space outside quotes.
public final class CommandWords {
    private CommandWords() {}

    /// The command of a `script` statement: one text in quotes, or all words of the line.
    public static List<String> ofScript(Node node) {
        return split(node.args().stream().map(Word::text).collect(Collectors.joining(" ")));
    }

    /// The command of a `notify...` statement: its first word or text in quotes; what follows is a user and a group.
    static List<String> ofNotification(Node node) {
        return node.arg(0).map(word -> split(word.text())).orElse(List.of());
    }

    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isOpen = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isEscape = c == '\\' && quote != '\'' && i + 1 < text.length();
            if (isEscape) {
                word.append(text.charAt(++i));
                isOpen = true;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                isOpen = true;
            } else if (quote == 0 && Line.isBlank(c)) {
                if (isOpen) {
                    words.add(word.toString());
                    word.setLength(0);
                    isOpen = false;
                }
            } else {
                word.append(c);
                isOpen = true;
            }
        }
        if (isOpen) {
            words.add(word.toString());
        }
        return words;
    }

    /// The file's name without its folder.
    public static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
