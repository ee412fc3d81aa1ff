package dev.baton.language;

import java.util.List;
import java.util.Optional;

/// What an editor asks about a text while somebody writes it. Texts have line feeds as breaks.
public final class Assistant {
    private Assistant() {}

    /// What can stand at an offset.
    ///
    /// @param others names that other nodes know
    public static Completion complete(Syntax syntax, String text, int offset, Names others) {
        int at = Math.clamp(offset, 0, text.length());
        return switch (syntax) {
            case YAML -> YamlCompleter.complete(text, at, others);
            case KEEPALIVED -> ConfCompleter.complete(text, at, others);
        };
    }

    /// What is to say of the key or keyword at an offset.
    public static Optional<Help> help(Syntax syntax, String text, int offset) {
        int at = Math.clamp(offset, 0, text.length());
        return switch (syntax) {
            case YAML -> YamlKeys.help(text, at);
            case KEEPALIVED -> ConfKeywords.help(text, at);
        };
    }

    /// What a text defines, in its order.
    public static List<OutlineItem> outline(Syntax syntax, String text) {
        return switch (syntax) {
            case YAML -> YamlKeys.outline(text);
            case KEEPALIVED -> ConfKeywords.outline(text);
        };
    }

    /// The names that a text defines.
    public static Names names(Syntax syntax, String text) {
        return switch (syntax) {
            case YAML -> YamlKeys.names(YamlTree.of(text));
            case KEEPALIVED -> ConfKeywords.names(ConfTree.of(text + "\n"));
        };
    }
}
